import type { ImportedSegment } from './importer.ts'
import { LATEST_MS } from './recognised-values.ts'

/** About 15 characters a second; for a last turn that only has its start. */
const estimatedMs = (text: string): number => Math.max(1000, text.length * 67)

/** For each segment the start of the next one that has a start; null where there is none. */
function startsAfter(segments: readonly ImportedSegment[]): (number | null)[] {
  const next: (number | null)[] = []
  let start: number | null = null
  for (let i = segments.length - 1; i >= 0; i--) {
    next[i] = start
    start = segments[i]?.startMs ?? start
  }
  return next
}

/**
 * Gives both times to segments that have one: a turn ends where the next timed one starts, and one
 * that has only its end (f4) starts where the one before it ends.
 */
export function completed(segments: readonly ImportedSegment[]): ImportedSegment[] {
  const next = startsAfter(segments)
  let reached = 0
  return segments.map((segment, i) => {
    const { startMs, endMs } = segment
    if (startMs === null && endMs === null) return segment
    const start = startMs ?? Math.min(reached, endMs ?? reached)
    const guess = Math.min(start + estimatedMs(segment.text), LATEST_MS)
    const end = Math.max(start, endMs ?? next[i] ?? guess)
    reached = end
    return { ...segment, startMs: start, endMs: end }
  })
}
