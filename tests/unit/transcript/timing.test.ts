import { describe, expect, it } from 'vitest'
import { saidAt } from '../../../src/core/transcript/timing.ts'

describe('when a part of a segment is said', () => {
  const times = { startMs: 10_000, endMs: 20_000 }

  it('follows from its share of the text', () => {
    expect(saidAt(times, 40, { start: 10, end: 20 })).toEqual({ startMs: 12_500, endMs: 15_000 })
    expect(saidAt(times, 40, { start: 0, end: 40 })).toEqual(times)
  })

  it('is not known without times or text', () => {
    expect(saidAt({ startMs: 10_000, endMs: null }, 40, { start: 0, end: 4 })).toBeNull()
    expect(saidAt({ startMs: null, endMs: 5 }, 40, { start: 0, end: 4 })).toBeNull()
    expect(saidAt(times, 0, { start: 0, end: 0 })).toBeNull()
  })
})
