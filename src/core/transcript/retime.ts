import type { Times } from './timing.ts'

/** What stands at one time and belongs at another, both in milliseconds. */
export interface Correction {
  readonly fromMs: number
  readonly toMs: number
}

/** New time = `factor` × old time + `offsetMs`. */
export interface Retiming {
  readonly factor: number
  readonly offsetMs: number
}

/** Least and greatest stretch that is taken for meant; more is a mistyped time. */
const LEAST_FACTOR = 0.1
const MOST_FACTOR = 10

/**
 * The retiming that puts right what one or two corrections say: one shifts all times, two shift and
 * stretch them. Null where two contradict each other: the same place, another order, or a stretch
 * beyond a tenth and ten times.
 */
export function retimingOf(first: Correction, second?: Correction): Retiming | null {
  if (!second) return { factor: 1, offsetMs: first.toMs - first.fromMs }
  const factor = (second.toMs - first.toMs) / (second.fromMs - first.fromMs)
  if (!(factor >= LEAST_FACTOR && factor <= MOST_FACTOR)) return null
  return { factor, offsetMs: first.toMs - first.fromMs * factor }
}

/** Times after a retiming, whole milliseconds, kept inside the recording. */
export function retimed(
  { startMs, endMs }: Times,
  { factor, offsetMs }: Retiming,
  durationMs: number,
): Times {
  const move = (ms: number | null): number | null =>
    ms === null ? null : Math.round(Math.min(durationMs, Math.max(0, ms * factor + offsetMs)))
  return { startMs: move(startMs), endMs: move(endMs) }
}

/** How many of the times would lie outside the recording and be put at its ends. */
export const outside = (
  all: readonly Times[],
  { factor, offsetMs }: Retiming,
  durationMs: number,
): number =>
  all
    .flatMap(({ startMs, endMs }) => [startMs, endMs])
    .filter((ms) => ms !== null)
    .map((ms) => Math.round(ms * factor + offsetMs))
    .filter((ms) => ms < 0 || ms > durationMs).length
