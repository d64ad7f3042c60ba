import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outside, retimed, retimingOf } from '../../../src/core/transcript/retime.ts'

const HOUR = 3_600_000
const times = (startMs: number | null, endMs: number | null) => ({ startMs, endMs })

describe('times that do not fit the recording', () => {
  it('are shifted by one known moment', () => {
    const shift = retimingOf({ fromMs: 10_000, toMs: 12_500 })
    expect(shift).toEqual({ factor: 1, offsetMs: 2_500 })
    if (shift) expect(retimed(times(1_000, null), shift, HOUR)).toEqual(times(3_500, null))
  })

  it('are stretched by two, which both come out right', () => {
    const stretch = retimingOf({ fromMs: 60_000, toMs: 63_000 }, { fromMs: 600_000, toMs: 617_000 })
    expect(stretch).not.toBeNull()
    if (!stretch) return
    expect(retimed(times(60_000, 600_000), stretch, HOUR)).toEqual(times(63_000, 617_000))
  })

  it.each([
    ['the same place twice', { fromMs: 5_000, toMs: 5_000 }, { fromMs: 5_000, toMs: 9_000 }],
    ['another order', { fromMs: 5_000, toMs: 5_000 }, { fromMs: 9_000, toMs: 1_000 }],
    ['a mistyped hour', { fromMs: 5_000, toMs: 5_000 }, { fromMs: 9_000, toMs: HOUR }],
  ])('are left for %s', (_, first, second) => {
    expect(retimingOf(first, second)).toBeNull()
  })

  it('are put at the ends of the recording where they would leave it, and counted', () => {
    const shift = { factor: 1, offsetMs: -2_000 }
    const all = [times(1_000, 3_000), times(3_000, null)]
    expect(all.map((each) => retimed(each, shift, 60_000))).toEqual([
      times(0, 1_000),
      times(1_000, null),
    ])
    expect(outside(all, shift, 60_000)).toBe(1)
    expect(outside([times(59_500, 60_000)], { factor: 1, offsetMs: 1_000 }, 60_000)).toBe(2)
  })

  it('stay whole, inside, and in their order', () => {
    const ms = fc.integer({ min: 0, max: HOUR })
    fc.assert(
      fc.property(ms, ms, ms, ms, ms, ms, (a, b, c, d, x, y) => {
        const retiming = retimingOf({ fromMs: a, toMs: b }, { fromMs: c, toMs: d })
        if (!retiming) return
        const moved = retimed(times(Math.min(x, y), Math.max(x, y)), retiming, HOUR)
        const { startMs, endMs } = moved
        expect(Number.isInteger(startMs) && Number.isInteger(endMs)).toBe(true)
        expect(startMs).toBeGreaterThanOrEqual(0)
        expect(startMs ?? 0).toBeLessThanOrEqual(endMs ?? 0)
        expect(endMs).toBeLessThanOrEqual(HOUR)
      }),
    )
  })
})
