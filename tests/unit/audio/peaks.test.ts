import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createPeakAccumulator,
  decodePeaks,
  encodePeaks,
  overview,
  PEAKS_PER_SECOND,
} from '../../../src/core/audio/peaks.ts'

const RATES = [8_000, 11_025, 22_050, 44_100, 48_000]

const sine = (rateHz: number, seconds: number, level: number) =>
  Float32Array.from(
    { length: rateHz * seconds },
    (_, i) => level * Math.sin((2 * Math.PI * 440 * i) / rateHz),
  )

describe('peaks of known audio', () => {
  test.each(RATES)('a sine at %i Hz reaches its level in every pair', (rateHz) => {
    const accumulator = createPeakAccumulator(rateHz)
    accumulator.add([sine(rateHz, 2, 0.5)], 0)
    const { min, max } = accumulator.view()
    expect(max.length).toBe(2 * PEAKS_PER_SECOND)
    for (const value of max) expect(value / 32_767).toBeCloseTo(0.5, 1)
    for (const value of min) expect(value / 32_767).toBeCloseTo(-0.5, 1)
  })

  test('silence is flat', () => {
    const accumulator = createPeakAccumulator(48_000)
    accumulator.add([new Float32Array(48_000), new Float32Array(48_000)], 0)
    const { min, max } = accumulator.view()
    expect([...min, ...max].every((value) => value === 0)).toBe(true)
    expect(max.length).toBe(100)
  })

  test('every channel shows, even where the channels cancel each other', () => {
    const accumulator = createPeakAccumulator(8_000)
    const left = sine(8_000, 1, 0.8)
    accumulator.add([left, left.map((value) => -value)], 0)
    expect(accumulator.view().max[50]).toBeGreaterThan(20_000)
  })

  test('samples over full scale are cut, samples before 0 left out', () => {
    const accumulator = createPeakAccumulator(8_000)
    accumulator.add([Float32Array.of(0.9, 0.9, 3, -3)], -2)
    const { min, max } = accumulator.view()
    expect([...max, ...min]).toEqual([32_767, -32_767])
  })
})

describe('no drift', () => {
  test.each([44_100, 11_025])(
    'a click after almost three hours at %i Hz stands at its time',
    (rateHz) => {
      const atMs = 3 * 3_600_000 - 12_345
      const clickSample = Math.round((atMs / 1000) * rateHz)
      const accumulator = createPeakAccumulator(rateHz)
      const block = 1152
      const total = 3 * 3600 * rateHz
      const from = Math.floor((clickSample - rateHz) / block)
      for (let n = from; n * block < total; n++) {
        const samples = new Float32Array(block)
        const offset = clickSample - n * block
        if (offset >= 0 && offset < block) samples[offset] = 1
        accumulator.add([samples], n * block)
      }
      const { max } = accumulator.view()
      expect(max.length).toBeGreaterThanOrEqual(3 * 3600 * PEAKS_PER_SECOND)
      expect(max.indexOf(32_767)).toBe(Math.floor(atMs / 10))
      expect(max.lastIndexOf(32_767)).toBe(Math.floor(atMs / 10))
    },
  )

  test('every sample counts in the pair of its own time, at any rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3_000, max: 192_000 }),
        fc.nat(2_000_000_000),
        (rateHz, sample) => {
          const accumulator = createPeakAccumulator(rateHz, 0)
          const around = new Float32Array(3)
          around[1] = 1
          const near = sample % (rateHz * 60)
          accumulator.add([around], near)
          const expected = Math.floor(((near + 1) * PEAKS_PER_SECOND) / rateHz)
          expect(accumulator.view().max.indexOf(32_767)).toBe(expected)
        },
      ),
    )
  })
})

test('pieces of any size, in any order and overlapping, give what one piece gives', () => {
  const audio = sine(11_025, 3, 0.7)
  const whole = createPeakAccumulator(11_025)
  whole.add([audio], 0)
  const cut = fc.array(fc.nat(audio.length), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(cut, fc.nat(200), fc.boolean(), (cuts, overlap, backwards) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), audio.length]
      const pieces = edges
        .slice(1)
        .map((end, i) => [Math.max(0, (edges[i] ?? 0) - overlap), end] as const)
      const parts = createPeakAccumulator(11_025, 0)
      for (const [start, end] of backwards ? pieces.toReversed() : pieces) {
        parts.add([audio.subarray(start, end)], start)
      }
      expect(parts.view()).toEqual(whole.view())
    }),
  )
})

describe('the overview', () => {
  test('is highest where it is loud, at its place in the whole duration', () => {
    const accumulator = createPeakAccumulator(8_000)
    accumulator.add([sine(8_000, 1, 0.2)], 0)
    accumulator.add([sine(8_000, 1, 0.8)], 8_000 * 4)
    const columns = overview(accumulator.view(), 10_000, 10)
    const heights = [0.25, 0, 0, 0, 1, 0, 0, 0, 0, 0]
    columns.forEach((height, index) => expect(height).toBeCloseTo(heights[index] ?? 0, 1))
  })

  test('of silence, or of a recording that is longer than said, has its columns', () => {
    const accumulator = createPeakAccumulator(8_000)
    accumulator.add([new Float32Array(8_000 * 3)], 0)
    expect([...overview(accumulator.view(), 1_005, 3)]).toEqual([0, 0, 0])
  })
})

describe('the stored bytes', () => {
  const accumulator = createPeakAccumulator(8_000)
  accumulator.add([sine(8_000, 1, 0.6)], 0)
  const bytes = encodePeaks(accumulator.view())
  const changed = (at: number, ...values: number[]) => {
    const copy = bytes.slice()
    copy.set(values, at)
    return copy
  }

  test('come back as they went in, from any offset', () => {
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    expect(decodePeaks(shifted.subarray(3))).toEqual({ ok: true, value: accumulator.view() })
  })

  test.each([
    ['nothing', new Uint8Array(), 'not-peaks'],
    ['other bytes', new Uint8Array(400).fill(7), 'not-peaks'],
    ['a newer version', changed(4, 2), 'newer-version'],
    ['version 0', changed(4, 0), 'damaged'],
    ['another rate', changed(6, 50), 'damaged'],
    ['more pairs than bytes', changed(8, 255, 255, 255, 255), 'damaged'],
    ['one byte short', bytes.subarray(0, -1), 'damaged'],
    ['bytes behind', Uint8Array.of(...bytes, 0), 'damaged'],
    ['a pair turned round', changed(16, 1, 0), 'damaged'],
  ])('%s is refused', (_, hostile, error) => {
    expect(decodePeaks(hostile)).toEqual({ ok: false, error })
  })

  test('random bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (tail) => {
        const hostile = Uint8Array.of(...bytes.subarray(0, 8), ...tail)
        const result = decodePeaks(hostile)
        if (result.ok) expect(result.value.max.length * 4 + 16).toBe(hostile.length)
      }),
    )
  })
})
