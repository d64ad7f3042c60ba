import {
  IconAt,
  IconBuilding,
  IconCalendar,
  IconHash,
  IconHourglass,
  IconLink,
  IconMail,
  IconMapPin,
  IconPhone,
  IconTag,
  IconUser,
  type Icon,
} from '@tabler/icons-react'
import type { Category } from '../../../core/deid/finding.ts'

/** A sign beside each category's colour, so that neither stands alone. */
export const CATEGORY_ICONS: Readonly<Record<Category, Icon>> = {
  PERSON: IconUser,
  ORG: IconBuilding,
  PLACE: IconMapPin,
  DATE: IconCalendar,
  AGE: IconHourglass,
  PHONE: IconPhone,
  EMAIL: IconMail,
  URL: IconLink,
  HANDLE: IconAt,
  ID: IconHash,
  OTHER: IconTag,
}
