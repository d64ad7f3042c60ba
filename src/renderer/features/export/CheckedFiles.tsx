import { Alert, Button, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '../../../ipc/contract.ts'
import type { Leak } from '../../../ipc/schemas.ts'
import { take } from '../../app/deliver.ts'
import { useCall } from '../../app/queries.ts'
import { usePlace } from '../study/place.ts'

type Checked = CallOutput<'export.prepare'>

const MIN_REASON = 3

/** Leaks with the same words for the same cause, which one reason may cover. */
const alike = (leaks: readonly Leak[]): Leak[][] => [
  ...Map.groupBy(leaks, ({ surface, source }) => `${source} ${surface.toLowerCase()}`).values(),
]

function LeakRow({
  leaks,
  reason,
  onReason,
}: {
  leaks: readonly Leak[]
  reason: string
  onReason: (reason: string) => void
}) {
  const { t } = useTranslation()
  const [first] = leaks
  if (!first) return null
  const files = [...new Set(leaks.map(({ file }) => file))]
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {first.surface}
          {leaks.length > 1 && ` ×${leaks.length}`}
        </Text>
        <Text size="xs" c="dimmed">
          {t(`review.categories.${first.category}`)} · {t(`export.source.${first.source}`)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          {first.before}
          <b>{first.surface}</b>
          {first.after}
        </Text>
        <Text size="xs" c="dimmed">
          {files.join(', ')}
        </Text>
      </Table.Td>
      <Table.Td>
        <TextInput
          size="xs"
          aria-label={`${t('export.reason')}: ${first.surface}`}
          placeholder={
            leaks.length > 1
              ? t('export.reasonForAll', { count: leaks.length })
              : t('export.reason')
          }
          value={reason}
          onChange={(event) => onReason(event.currentTarget.value)}
        />
      </Table.Td>
    </Table.Tr>
  )
}

function Leaks({
  groups,
  reasons,
  onReason,
}: {
  groups: readonly (readonly Leak[])[]
  reasons: ReadonlyMap<string, string>
  onReason: (leakIds: readonly string[], reason: string) => void
}) {
  const { t } = useTranslation()
  return (
    <Table verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={220}>{t('export.found')}</Table.Th>
          <Table.Th>{t('export.where')}</Table.Th>
          <Table.Th w={240}>{t('export.reason')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {groups.map((leaks) => (
          <LeakRow
            key={leaks[0]?.id}
            leaks={leaks}
            reason={reasons.get(leaks[0]?.id ?? '') ?? ''}
            onReason={(reason) =>
              onReason(
                leaks.map(({ id }) => id),
                reason,
              )
            }
          />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Verdict({ checked }: { checked: Checked }) {
  const { t } = useTranslation()
  const show = usePlace((place) => place.show)
  return (
    <>
      {checked.undecided > 0 && (
        <Alert color="orange" icon={<IconAlertTriangle size={18} />}>
          {t('export.undecided', { count: checked.undecided })}
        </Alert>
      )}
      {checked.leaks.length === 0 ? (
        <Alert color="teal" icon={<IconShieldCheck size={18} />}>
          {t('export.clean')}
        </Alert>
      ) : (
        <Alert
          color="red"
          icon={<IconAlertTriangle size={18} />}
          title={t('export.leaks', { count: checked.leaks.length })}
        >
          <Group justify="space-between">
            <Text size="sm" maw={560}>
              {t('export.leaksHint')}
            </Text>
            <Button size="compact-sm" variant="default" onClick={() => show('review')}>
              {t('export.goReview')}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  )
}

/** What the check found in the files, reasons for what stays, and the button that saves them. */
export function CheckedFiles({ checked }: { checked: Checked }) {
  const { t } = useTranslation()
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map())
  const write = useCall('export.write')
  const groups = alike(checked.leaks)
  const settled = checked.leaks.every(
    ({ id }) => (reasons.get(id) ?? '').trim().length >= MIN_REASON,
  )

  const onReason = (ids: readonly string[], reason: string) =>
    setReasons((before) => new Map([...before, ...ids.map((id) => [id, reason] as const)]))
  const save = () =>
    write.mutate(
      {
        exportId: checked.exportId,
        overrides: [...reasons].map(([leakId, reason]) => ({ leakId, reason: reason.trim() })),
      },
      {
        onSuccess: (delivery) => {
          take(delivery)
          const count = checked.files.length
          const where = delivery.kind === 'download' ? t('export.downloaded') : ''
          notifications.show({ title: t('export.written', { count }), message: where })
        },
      },
    )

  return (
    <Stack>
      <Verdict checked={checked} />
      {groups.length > 0 && <Leaks groups={groups} reasons={reasons} onReason={onReason} />}
      <Title order={2} size="h5">
        {t('export.files')}
      </Title>
      <Stack gap={2}>
        {checked.files.map(({ name, bytes }) => (
          <Group key={name} gap="xs">
            <Text size="sm">{name}</Text>
            <Text size="xs" c="dimmed">
              {t('export.bytes', { kb: Math.max(1, Math.round(bytes / 1000)) })}
            </Text>
          </Group>
        ))}
      </Stack>
      <Group>
        <Button onClick={save} disabled={!settled} loading={write.isPending}>
          {t('export.write')}
        </Button>
      </Group>
    </Stack>
  )
}
