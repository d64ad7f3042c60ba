import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Transcript } from '../../../core/transcript/model.ts'
import { countWords } from '../../../core/transcript/words.ts'
import { useSaveState } from './saver.ts'
import classes from './transcript.module.css'

const minutes = (ms: number): number => Math.round(ms / 6_000) / 10

/** Whether all is saved, and the totals of the transcript. */
export function StatusLine({
  transcript,
  durationMs,
}: {
  transcript: Transcript
  durationMs: number
}) {
  const { t } = useTranslation()
  const status = useSaveState((state) => state.status)
  const { segments } = transcript
  const words = useMemo(
    () => segments.reduce((sum, { text }) => sum + countWords(text), 0),
    [segments],
  )
  const timedMs = segments.reduce(
    (sum, { startMs, endMs }) => sum + (startMs !== null && endMs !== null ? endMs - startMs : 0),
    0,
  )
  return (
    <div className={classes.status}>
      <span data-status={status} role="status">
        {t(`transcript.${status}`)}
      </span>
      <span>{t('transcript.segments', { count: segments.length })}</span>
      <span>{t('transcript.words', { count: words })}</span>
      <span>
        {t('transcript.timed', { minutes: minutes(timedMs), total: minutes(durationMs) })}
      </span>
    </div>
  )
}
