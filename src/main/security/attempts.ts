/** Wrong secrets in a row, and when the next may be tried; times of one steady clock. */
export interface AttemptState {
  readonly failures: number
  readonly nextAtMs: number
}

export const NO_ATTEMPTS: AttemptState = { failures: 0, nextAtMs: 0 }

/** Pause after the first, second… wrong secret in a row; afterwards the longest. */
const PAUSES_MS: readonly number[] = [0, 0, 1_000, 2_000, 5_000, 15_000, 30_000, 60_000]
const LONGEST_MS = 300_000

/** The state after a wrong secret. A pause that still runs is never shortened. */
export function afterFailure({ failures, nextAtMs }: AttemptState, nowMs: number): AttemptState {
  const pause = PAUSES_MS[failures] ?? LONGEST_MS
  return { failures: failures + 1, nextAtMs: Math.max(nextAtMs, nowMs + pause) }
}

/** Whole milliseconds until a secret may be tried; 0 for now. */
export const waitFor = ({ nextAtMs }: AttemptState, nowMs: number): number =>
  Math.max(0, Math.ceil(nextAtMs - nowMs))

export interface Attempts {
  /** Milliseconds until a secret may be tried. */
  readonly waitMs: (studyId: string) => number
  /** Counts a wrong secret; answers the milliseconds until the next try. */
  readonly failed: (studyId: string) => number
  readonly succeeded: (studyId: string) => void
}

/**
 * Counts per study, in memory only: whoever has the folder can copy it and guess elsewhere, so a
 * stored count would protect nothing. `nowMs` is a steady clock, which setting the time can't move.
 */
export function createAttempts(nowMs: () => number = () => performance.now()): Attempts {
  const byStudy = new Map<string, AttemptState>()
  const stateOf = (studyId: string) => byStudy.get(studyId) ?? NO_ATTEMPTS
  return {
    waitMs: (studyId) => waitFor(stateOf(studyId), nowMs()),
    failed(studyId) {
      const next = afterFailure(stateOf(studyId), nowMs())
      byStudy.set(studyId, next)
      return waitFor(next, nowMs())
    },
    succeeded(studyId) {
      byStudy.delete(studyId)
    },
  }
}
