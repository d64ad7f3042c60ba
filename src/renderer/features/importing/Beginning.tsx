import { Stack, Table, Text } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '../../../core/audio/clock.ts'
import type { ImportedSegment } from '../../../core/importers/index.ts'
import classes from './importing.module.css'

const SHOWN = 5
/** More than fits in a line; a file may hold it all in one. */
const SHOWN_CHARACTERS = 200

interface Props {
  readonly segments: readonly ImportedSegment[]
  readonly shiftMs: number
}

/** The first segments of a file, from which one sees whether it was read as it was meant. */
export function Beginning({ segments, shiftMs }: Props) {
  const { t } = useTranslation()
  const label = useId()
  return (
    <Stack gap={4}>
      <Text id={label} size="sm" fw={500}>
        {t('importing.beginning')}
      </Text>
      <Table aria-labelledby={label} layout="fixed" fz="sm" verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.time}>{t('importing.time')}</Table.Th>
            <Table.Th className={classes.speaker}>{t('importing.speaker')}</Table.Th>
            <Table.Th>{t('importing.text')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {segments.slice(0, SHOWN).map(({ startMs, speaker, text }, index) => (
            <Table.Tr key={index}>
              <Table.Td className={classes.time}>
                {startMs === null ? '–' : formatClock(startMs + shiftMs)}
              </Table.Td>
              <Table.Td className={classes.speaker}>
                <Text size="sm" truncate>
                  {speaker ?? '–'}
                </Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm" truncate>
                  {text.slice(0, SHOWN_CHARACTERS)}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
