import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { redact } from '../../../core/deid/redact.ts'
import type { ReplacedSpan } from '../../../core/deid/redacted.ts'
import type { Policy } from '../../../core/deid/policy.ts'
import { formatClock } from '../../../core/audio/clock.ts'
import type { Entity, Mention, Transcript } from '../../../core/transcript/model.ts'
import { sharedNames } from '../../../core/deid/shared-names.ts'
import { useParticipants } from '../../app/queries.ts'
import { player } from '../player/player-store.ts'
import classes from './preview.module.css'

type Span = Pick<ReplacedSpan, 'start' | 'end'>

/** Text with spans set off from the rest. */
function Spanned({ text, spans }: { text: string; spans: readonly Span[] }) {
  const sorted = spans.toSorted((a, b) => a.start - b.start)
  const parts = sorted.map((span, i) => ({ span, from: sorted[i - 1]?.end ?? 0 }))
  return (
    <>
      {parts.map(({ span, from }) => (
        <span key={span.start}>
          {text.slice(from, span.start)}
          <mark>{text.slice(span.start, span.end)}</mark>
        </span>
      ))}
      {text.slice(sorted.at(-1)?.end ?? 0)}
    </>
  )
}

interface PreviewPaneProps {
  readonly transcript: Transcript
  readonly entities: ReadonlyMap<string, Entity>
  readonly policy: Policy
}

/** What will be exported under the study's policy, alone or beside the original. */
export function PreviewPane({ transcript, entities, policy }: PreviewPaneProps) {
  const { t } = useTranslation()
  const { data: participants } = useParticipants()
  const [layout, setLayout] = useState<'both' | 'alone'>('both')
  const redacted = useMemo(() => {
    const people = new Map(participants?.map((each) => [each.id, each]))
    return redact(transcript, entities, policy, sharedNames(transcript, people))
  }, [transcript, entities, policy, participants])
  const accepted = useMemo(
    () =>
      Map.groupBy(
        transcript.mentions.filter(({ status }) => status === 'accepted'),
        ({ segmentId }: Mention) => segmentId,
      ),
    [transcript],
  )
  const both = layout === 'both'
  return (
    <div className={classes.pane}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          value={layout}
          aria-label={t('export.layout')}
          onChange={(next) => setLayout(next === 'both' ? 'both' : 'alone')}
          data={[
            { value: 'both', label: t('export.sideBySide') },
            { value: 'alone', label: t('export.alone') },
          ]}
        />
      </div>
      <div className={classes.scroll}>
        <div className={classes.rows} data-layout={layout}>
          {both && (
            <div className={classes.heads}>
              <span />
              <span>{t('export.original')}</span>
              <span>{t('export.result')}</span>
            </div>
          )}
          {redacted.segments.map((segment, i) => {
            const original = transcript.segments[i]
            return (
              <div key={original?.id} className={classes.row}>
                <button
                  type="button"
                  className={classes.time}
                  disabled={segment.startMs === null}
                  onClick={() => segment.startMs !== null && player.seek(segment.startMs)}
                >
                  {segment.startMs === null ? '—' : formatClock(segment.startMs, false)}
                </button>
                {both && original && (
                  <p className={classes.original}>
                    <Spanned text={original.text} spans={accepted.get(original.id) ?? []} />
                  </p>
                )}
                <p>
                  <b>{segment.speaker}</b> <Spanned text={segment.text} spans={segment.replaced} />
                </p>
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
