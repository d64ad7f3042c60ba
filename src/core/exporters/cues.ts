import type { RedactedSegment } from '../deid/redacted.ts'

/** A segment with times that subtitles can hold: whole milliseconds, ending after they start. */
export interface Cue {
  readonly segment: RedactedSegment
  readonly startMs: number
  readonly endMs: number
}

/** About 15 characters a second, the usual reading speed of subtitles, and never under a second. */
const estimatedMs = ({ text }: RedactedSegment): number => Math.max(1000, text.length * 67)

/**
 * Every segment with text as a cue. Segments without times share the gap between their timed
 * neighbours in proportion to their length; before the first timed segment they start at 0, after
 * the last they run on at reading speed. Starts never go back.
 */
export function cuesOf(segments: readonly RedactedSegment[]): Cue[] {
  const cues: Cue[] = []
  const spoken = segments.filter(({ text }) => text.trim() !== '')
  let waiting: RedactedSegment[] = []
  let free = 0
  const place = (until: number | null): void => {
    const wanted = waiting.reduce((sum, segment) => sum + estimatedMs(segment), 0)
    const scale = until === null ? 1 : Math.max(0, until - free) / wanted
    for (const segment of waiting) {
      const endMs = free + estimatedMs(segment) * scale
      cues.push(cue(segment, free, endMs))
      free = endMs
    }
    waiting = []
  }
  for (const segment of spoken) {
    if (segment.startMs === null) {
      waiting.push(segment)
      continue
    }
    if (waiting.length > 0) place(segment.startMs)
    const startMs = Math.max(segment.startMs, cues.at(-1)?.startMs ?? 0)
    cues.push(cue(segment, startMs, segment.endMs ?? startMs + estimatedMs(segment)))
    free = Math.max(free, cues.at(-1)?.endMs ?? 0)
  }
  place(null)
  return cues
}

function cue(segment: RedactedSegment, from: number, to: number): Cue {
  const startMs = Math.round(from)
  return { segment, startMs, endMs: Math.max(startMs + 1, Math.round(to)) }
}
