import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PLACEMENTS, type Placement } from '../../../core/importers/into-transcript.ts'

interface Props {
  readonly value: Placement
  readonly onChange: (placement: Placement) => void
}

/** Where the file's segments go in a transcript that has text. */
export function PlacementChoice({ value, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      label={t('importing.placement')}
      value={value}
      onChange={(chosen) => onChange(PLACEMENTS.find((each) => each === chosen) ?? value)}
    >
      <Stack gap={6} mt={6}>
        {PLACEMENTS.map((each) => (
          <Radio key={each} value={each} size="xs" label={t(`importing.placements.${each}`)} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
