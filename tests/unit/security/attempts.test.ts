import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterFailure,
  createAttempts,
  NO_ATTEMPTS,
  waitFor,
} from '../../../src/main/security/attempts.ts'

describe('attempts', () => {
  it('lets slips pass, then asks for longer and longer pauses up to five minutes', () => {
    let nowMs = 1_000
    const attempts = createAttempts(() => nowMs)
    const pauses = Array.from({ length: 11 }, () => {
      const waitMs = attempts.failed('study')
      nowMs += waitMs
      return waitMs
    })
    expect(pauses.slice(0, 4)).toEqual([0, 0, 1_000, 2_000])
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
    expect(pauses.at(-1)).toBe(300_000)
  })

  it('counts down with the clock and for that study only', () => {
    let nowMs = 0
    const attempts = createAttempts(() => nowMs)
    for (let i = 0; i < 4; i++) attempts.failed('one')
    expect(attempts.waitMs('one')).toBe(2_000)
    expect(attempts.waitMs('two')).toBe(0)
    nowMs = 1_999.5
    expect(attempts.waitMs('one')).toBe(1)
    nowMs = 2_000
    expect(attempts.waitMs('one')).toBe(0)
  })

  it('forgets after a success', () => {
    const attempts = createAttempts(() => 0)
    for (let i = 0; i < 9; i++) attempts.failed('study')
    attempts.succeeded('study')
    expect(attempts.waitMs('study')).toBe(0)
    expect(attempts.failed('study')).toBe(0)
  })

  it('never shortens a pause that still runs', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400_000), { maxLength: 20 }), (steps) => {
        let nowMs = 0
        let state = NO_ATTEMPTS
        for (const step of steps) {
          nowMs += step
          const next = afterFailure(state, nowMs)
          expect(waitFor(next, nowMs)).toBeGreaterThanOrEqual(waitFor(state, nowMs))
          state = next
        }
      }),
    )
  })
})
