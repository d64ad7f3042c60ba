import { Group, SegmentedControl, Select, Stack, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CATEGORIES, type Category } from '../../../core/deid/finding.ts'
import { TREATMENTS, type Policy, type Treatment } from '../../../core/deid/policy.ts'
import { replacementFor } from '../../../core/deid/redact.ts'
import { useCall, usePolicy } from '../../app/queries.ts'
import { CATEGORY_ICONS } from '../review/category-icons.ts'
import { PageFrame } from '../study/PageFrame.tsx'

/** Categories that have a general form; elsewhere it would be the label again. */
const GENERAL: readonly Category[] = ['DATE', 'AGE']

const SAMPLES: Readonly<Record<Category, Readonly<Record<'es' | 'en', string>>>> = {
  PERSON: { es: 'Julia Robles', en: 'Julia Robles' },
  ORG: { es: 'Clínica del Valle', en: 'Valley Clinic' },
  PLACE: { es: 'colonia Las Palmas', en: 'Palm Street' },
  DATE: { es: '14 de marzo de 2023', en: 'March 14, 2023' },
  AGE: { es: '43 años', en: '43 years old' },
  PHONE: { es: '33 5550 0142', en: '(555) 555-0142' },
  EMAIL: { es: 'julia@clinica.example', en: 'julia@clinic.example' },
  URL: { es: 'clinica.example', en: 'clinic.example' },
  HANDLE: { es: '@julia.r', en: '@julia.r' },
  ID: { es: 'expediente 20931', en: 'record 20931' },
  OTHER: { es: '—', en: '—' },
}

function example(category: Category, policy: Policy): string {
  const entity = { id: '', category, name: '', number: 3, replacement: null }
  return replacementFor(SAMPLES[category][policy.language], entity, policy)
}

function Row({
  category,
  policy,
  onChange,
}: {
  category: Category
  policy: Policy
  onChange: (treatment: Treatment) => void
}) {
  const { t } = useTranslation()
  const Sign = CATEGORY_ICONS[category]
  const offered = TREATMENTS.filter((each) => each !== 'generalise' || GENERAL.includes(category))
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <Sign size={16} stroke={1.7} />
          {t(`review.categories.${category}`)}
        </Group>
      </Table.Td>
      <Table.Td>
        <Select
          size="xs"
          w={200}
          allowDeselect={false}
          aria-label={t(`review.categories.${category}`)}
          data={offered.map((value) => ({ value, label: t(`policy.treatments.${value}`) }))}
          value={policy.treatments[category]}
          onChange={(value) => value && onChange(value as Treatment)}
        />
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          {SAMPLES[category][policy.language]} → <b>{example(category, policy)}</b>
        </Text>
      </Table.Td>
    </Table.Tr>
  )
}

/** One policy a study: what each category becomes. */
export function PolicyScreen() {
  const { t } = useTranslation()
  const { data: policy } = usePolicy()
  const put = useCall('policy.put')
  if (!policy) return null
  return (
    <PageFrame title={t('policy.title')} hint={t('policy.hint')}>
      <Stack align="flex-start">
        <Group gap="sm">
          <Text size="sm">{t('policy.language')}</Text>
          <SegmentedControl
            size="xs"
            aria-label={t('policy.language')}
            value={policy.language}
            onChange={(language) =>
              put.mutate({ ...policy, language: language === 'en' ? 'en' : 'es' })
            }
            data={[
              { value: 'es', label: 'Español' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Group>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('policy.category')}</Table.Th>
              <Table.Th>{t('policy.treatment')}</Table.Th>
              <Table.Th>{t('policy.example')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {CATEGORIES.map((category) => (
              <Row
                key={category}
                category={category}
                policy={policy}
                onChange={(treatment) =>
                  put.mutate({
                    ...policy,
                    treatments: { ...policy.treatments, [category]: treatment },
                  })
                }
              />
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </PageFrame>
  )
}
