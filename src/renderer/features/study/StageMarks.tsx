import { Group, Tooltip } from '@mantine/core'
import {
  IconEar,
  IconFileCheck,
  IconKeyboard,
  IconShieldCheck,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RecordingSummary } from '../../../ipc/schemas.ts'

interface Stage {
  readonly key: 'heard' | 'transcribed' | 'reviewed' | 'exported'
  readonly Icon: Icon
  /** From 0, not begun, to 1, done. */
  readonly share: number
}

function stages(recording: RecordingSummary): readonly Stage[] {
  const { durationMs, heardMs, transcribedMs, mentions, detectedAt, exportedAt } = recording
  const all = mentions.proposed + mentions.accepted + mentions.rejected
  const decided = all ? (all - mentions.proposed) / all : 1
  return [
    { key: 'heard', Icon: IconEar, share: heardMs / durationMs },
    { key: 'transcribed', Icon: IconKeyboard, share: transcribedMs / durationMs },
    { key: 'reviewed', Icon: IconShieldCheck, share: detectedAt || all ? decided : 0 },
    { key: 'exported', Icon: IconFileCheck, share: exportedAt ? 1 : 0 },
  ]
}

/** Within this share of the end a stage counts as done. */
const DONE = 0.97

/** What is done of a recording: faint until begun, then as strong as it is complete. */
export function StageMarks({ recording }: { recording: RecordingSummary }) {
  const { t } = useTranslation()
  return (
    <Group gap={3} wrap="nowrap">
      {stages(recording).map(({ key, Icon, share }) => {
        const percent = share >= DONE ? 100 : Math.round(Math.max(0, share) * 100)
        const label = `${t(`study.${key}`)}: ${percent} %`
        return (
          <Tooltip key={key} label={label}>
            <Icon
              size={14}
              stroke={percent === 100 ? 2.4 : 1.6}
              opacity={0.25 + 0.75 * (percent / 100)}
              aria-label={label}
            />
          </Tooltip>
        )
      })}
    </Group>
  )
}
