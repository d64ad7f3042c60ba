import { Alert, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../../../ipc/schemas.ts'
import { useLog } from '../../app/queries.ts'
import { PageFrame } from '../study/PageFrame.tsx'

function Row({ entry }: { entry: AuditEntry }) {
  const { t, i18n } = useTranslation()
  const wordFor = (key: string, value: string | number) =>
    key === 'status' ? t(`review.status.${value}`) : value
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'medium' })
  const details = Object.entries(entry.details).map(
    ([key, value]) => `${t(`log.keys.${key}`)}: ${wordFor(key, value)}`,
  )
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{when.format(new Date(entry.at))}</Table.Td>
      <Table.Td>{t(`log.actions.${entry.action}`)}</Table.Td>
      <Table.Td>
        <Text size="xs" c="dimmed">
          {[entry.subject, ...details].filter(Boolean).join(' · ')}
        </Text>
      </Table.Td>
    </Table.Tr>
  )
}

/** Who saw and did what, for the ethics board. */
export function LogScreen() {
  const { t } = useTranslation()
  const { data: entries = [] } = useLog()
  return (
    <PageFrame title={t('log.title')} hint={t('log.hint')}>
      {entries.length === 0 ? (
        <Alert>{t('log.empty')}</Alert>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('log.when')}</Table.Th>
              <Table.Th>{t('log.what')}</Table.Th>
              <Table.Th>{t('log.details')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map((entry) => (
              <Row key={entry.id} entry={entry} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </PageFrame>
  )
}
