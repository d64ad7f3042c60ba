import { describe, expect, it } from 'vitest'
import {
  markerAfter,
  markerAt,
  markerBefore,
  type Marker,
} from '../../../src/core/audio/markers.ts'

const marker = (atMs: number): Marker => ({ id: `m${atMs}`, atMs, label: '' })
const markers = [9_000, 1_000, 5_000].map(marker)

describe('of markers in any order', () => {
  it.each([
    [0, null, 1_000],
    [1_000, null, 5_000],
    [4_000, 1_000, 5_000],
    [9_000, 5_000, null],
    [20_000, 9_000, null],
  ])('at %i ms the one before is %s and the one after %s', (ms, before, after) => {
    expect(markerBefore(markers, ms)?.atMs ?? null).toBe(before)
    expect(markerAfter(markers, ms)?.atMs ?? null).toBe(after)
  })

  it('one that a jump has missed by a hair is where one stands', () => {
    expect(markerAfter(markers, 4_999.6)?.atMs).toBe(9_000)
    expect(markerBefore(markers, 5_000.4)?.atMs).toBe(1_000)
    expect(markerAt(markers, 4_990)?.atMs).toBe(5_000)
    expect(markerAt(markers, 4_900)).toBeUndefined()
  })

  it('there is none where there are none', () => {
    expect([markerBefore([], 5), markerAfter([], 5), markerAt([], 5)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})
