import type { Segment } from './model.ts'

/** Where a segment lies on the recording's timeline, in milliseconds; null where not known. */
export type Times = Pick<Segment, 'startMs' | 'endMs'>

/** A segment but for its text. */
export type SegmentMeta = Omit<Segment, 'text'>

type Pair = readonly [Times, Times]

/** Shares times among consecutive parts in proportion to their lengths in characters. */
export function shareTimes({ startMs, endMs }: Times, lengths: readonly number[]): Times[] {
  const last = lengths.length - 1
  if (startMs === null || endMs === null) {
    return lengths.map((_, i) => ({
      startMs: i === 0 ? startMs : null,
      endMs: i === last ? endMs : null,
    }))
  }
  const total = lengths.reduce((sum, length) => sum + length, 0) || 1
  let before = 0
  return lengths.map((length, i) => {
    const from = startMs + Math.round(((endMs - startMs) * before) / total)
    before += length
    const to = startMs + Math.round(((endMs - startMs) * before) / total)
    return { startMs: from, endMs: i === last ? endMs : to }
  })
}

/** True where a moment lies inside; a segment without an end is still going on. */
export const contains = ({ startMs, endMs }: Times, ms: number): boolean =>
  startMs !== null && ms > startMs && (endMs === null || ms < endMs)

const cut = ({ startMs, endMs }: Times, ms: number): Pair => [
  { startMs, endMs: ms },
  { startMs: ms, endMs },
]

/** The times of two parts: cut at the playhead where it lies inside, else by characters. */
export function splitTimes(
  times: Times,
  lengths: readonly [number, number],
  playheadMs: number | null,
): Pair {
  if (playheadMs !== null && contains(times, playheadMs)) return cut(times, playheadMs)
  const [head = times, tail = times] = shareTimes(times, lengths)
  return [head, tail]
}

/**
 * The times of a segment that is finished at the playhead and of the one that begins there. An
 * untimed one is taken to have begun where the one before it ended. A segment that had ended
 * before keeps its times.
 */
export function continueTimes(times: Times, previousEndMs: number, playheadMs: number): Pair {
  const { startMs, endMs } = times
  const began = startMs ?? (previousEndMs < playheadMs ? previousEndMs : null)
  if (began === null) return [times, { startMs: endMs, endMs: null }]
  if (contains({ startMs: began, endMs }, playheadMs)) {
    return cut({ startMs: began, endMs }, playheadMs)
  }
  return [times, { startMs: endMs === null ? null : Math.max(endMs, playheadMs), endMs: null }]
}

const known = (...values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null)

/** The times of two consecutive segments taken as one; no end where it would lie before the start. */
export function mergeTimes(first: Times, second: Times): Times {
  const starts = known(first.startMs, second.startMs)
  const ends = known(first.endMs, second.endMs)
  const startMs = starts.length ? Math.min(...starts) : null
  const endMs = ends.length ? Math.max(...ends) : null
  const goesOn = second.startMs !== null && second.endMs === null
  const backwards = startMs !== null && endMs !== null && endMs < startMs
  return { startMs, endMs: goesOn || backwards ? null : endMs }
}

/** What two segments become as one; `keep` says whose id, and whose speaker where both have one. */
export function mergeMeta(
  first: SegmentMeta,
  second: SegmentMeta,
  keep: 'first' | 'second',
): SegmentMeta {
  const [kept, other] = keep === 'first' ? [first, second] : [second, first]
  return {
    id: kept.id,
    speakerId: kept.speakerId ?? other.speakerId,
    ...mergeTimes(first, second),
  }
}

/** Times that start at a moment; an end that would lie before it is given up. */
export const startingAt = ({ endMs }: Times, ms: number): Times => ({
  startMs: ms,
  endMs: endMs !== null && endMs < ms ? null : endMs,
})

/** Times that end at a moment, or null where the segment starts after it. */
export const endingAt = ({ startMs }: Times, ms: number): Times | null =>
  startMs !== null && startMs > ms ? null : { startMs, endMs: ms }

/**
 * When a part of a segment's text is said, guessed from its share of the text's `length` in
 * characters, for there are no times of words; null where the segment has no times.
 */
export function saidAt(
  { startMs, endMs }: Times,
  length: number,
  part: { readonly start: number; readonly end: number },
): { startMs: number; endMs: number } | null {
  if (startMs === null || endMs === null || length === 0) return null
  const at = (offset: number) => Math.round(startMs + (offset / length) * (endMs - startMs))
  return { startMs: at(part.start), endMs: at(part.end) }
}
