import { saidAt } from '../../../core/transcript/timing.ts'
import type { Transcript } from '../../../core/transcript/model.ts'
import { CATEGORY_HUES, SPEAKER_HUES, type Hue } from '../editor/colors.ts'
import type { WaveSpan } from '../player/wave-overlay.ts'

type Scheme = 'light' | 'dark'

/** Of whom nobody said who it is. */
const NOBODY: Hue = ['#8a949c', '#8a949c']

const shade = (hue: Hue | undefined, scheme: Scheme): string =>
  (hue ?? NOBODY)[scheme === 'dark' ? 1 : 0]

/** Timed segments in their speakers' colours, as the canvas over the wave wants them. */
export function segmentSpans({ segments, speakers }: Transcript, scheme: Scheme): WaveSpan[] {
  const hues = new Map(speakers.map(({ id }, i) => [id, SPEAKER_HUES[i % SPEAKER_HUES.length]]))
  return segments.flatMap(({ id, speakerId, startMs, endMs }) =>
    startMs === null || endMs === null
      ? []
      : [{ id, startMs, endMs, color: shade(hues.get(speakerId ?? ''), scheme) }],
  )
}

/** Findings that nobody rejected, in their categories' colours, about where they are said. */
export function mentionSpans({ segments, mentions }: Transcript, scheme: Scheme): WaveSpan[] {
  const byId = new Map(segments.map((segment) => [segment.id, segment]))
  return mentions.flatMap(({ id, segmentId, start, end, category, status }) => {
    const segment = status === 'rejected' ? undefined : byId.get(segmentId)
    const said = segment && saidAt(segment, segment.text.length, { start, end })
    return said ? [{ id, ...said, color: shade(CATEGORY_HUES[category], scheme) }] : []
  })
}
