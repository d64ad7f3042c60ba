import { Alert, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '../../../core/audio/clock.ts'
import type { ImportWarnings } from '../../../core/importers/into-transcript.ts'

const KINDS = ['outside', 'untimed', 'overlapping'] as const satisfies (keyof ImportWarnings)[]

/** What may surprise in a file, in words; nothing where nothing does. */
export function Warnings({
  warnings,
  durationMs,
}: {
  readonly warnings: ImportWarnings
  readonly durationMs: number
}) {
  const { t } = useTranslation()
  const found = KINDS.filter((kind) => warnings[kind] > 0)
  if (found.length === 0) return null
  return (
    <Alert color="yellow" variant="light" role="status" icon={<IconAlertTriangle />} p="sm">
      <List size="sm" spacing={4}>
        {found.map((kind) => (
          <List.Item key={kind}>
            {t(`importing.${kind}`, {
              count: warnings[kind],
              duration: formatClock(durationMs, false),
            })}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
