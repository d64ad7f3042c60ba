import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeSpeech,
  encodeSpeech,
  FRAME_MS,
  silenceAt,
  speechAfter,
  speechBefore,
  speechStretches,
  uncovered,
  USUAL_SPEECH,
} from '../../../src/core/audio/speech.ts'
import { united, without, type Stretch } from '../../../src/core/audio/stretch.ts'

/** A map of seconds of speech (true) and silence, one after the other. */
function mapOf(...parts: readonly (readonly [isSpeech: boolean, seconds: number])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap(([isSpeech, seconds]) =>
      Array.from({ length: Math.round((seconds * 1000) / FRAME_MS) }, () => (isSpeech ? 250 : 3)),
    ),
  )
}
const seconds = (stretches: readonly Stretch[]) =>
  stretches.map(({ startMs, endMs }) => [startMs / 1000, endMs / 1000].map((s) => s.toFixed(1)))

describe('stretches of speech', () => {
  it('end where a pause is long enough, with a little room', () => {
    const map = mapOf([false, 2], [true, 3], [false, 0.4], [true, 1], [false, 1], [true, 2])
    expect(seconds(speechStretches(map, 9_400))).toEqual([
      ['1.9', '6.5'],
      ['7.3', '9.4'],
    ])
    const patient = { ...USUAL_SPEECH, minPauseMs: 1_500 }
    expect(speechStretches(map, 9_400, patient)).toHaveLength(1)
    const eager = { ...USUAL_SPEECH, minPauseMs: 300 }
    expect(speechStretches(map, 9_400, eager)).toHaveLength(3)
  })

  it('leave out a cough and hear nothing in silence', () => {
    expect(speechStretches(mapOf([false, 1], [true, 0.15], [false, 1]), 2_150)).toEqual([])
    expect(speechStretches(mapOf([false, 5]), 5_000)).toEqual([])
    expect(speechStretches(new Uint8Array(), 0)).toEqual([])
  })

  it('are cut where they are quietest when they are too long', () => {
    const map = mapOf([true, 20], [false, 0.3], [true, 20])
    const stretches = speechStretches(map, 40_300)
    expect(seconds(stretches)).toEqual([
      ['0.0', '20.2'],
      ['20.2', '40.3'],
    ])
    expect(speechStretches(map, 40_300, { ...USUAL_SPEECH, maxMs: 5_000 }).length).toBeGreaterThan(
      8,
    )
  })

  it('lie inside the recording, in order and apart, whatever the map and the options', () => {
    const options = fc.record({
      threshold: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      minPauseMs: fc.integer({ min: 200, max: 5_000 }),
      maxMs: fc.integer({ min: 2_000, max: 60_000 }),
    })
    const maps = fc
      .array(fc.tuple(fc.nat(255), fc.integer({ min: 1, max: 200 })))
      .map((runs) =>
        Uint8Array.from(
          runs.flatMap(([value, length]) => Array.from<number>({ length }).fill(value)),
        ),
      )
    fc.assert(
      fc.property(maps, options, fc.nat(200), (map, some, less) => {
        const durationMs = Math.max(0, Math.round(map.length * FRAME_MS) - less)
        let last = 0
        for (const { startMs, endMs } of speechStretches(map, durationMs, some)) {
          expect(startMs).toBeGreaterThanOrEqual(last)
          expect(endMs).toBeGreaterThan(startMs)
          expect(endMs - startMs).toBeLessThanOrEqual(some.maxMs + 400)
          last = endMs
        }
        expect(last).toBeLessThanOrEqual(durationMs)
      }),
    )
  })
})

describe('going about in speech', () => {
  const speech = [
    { startMs: 1_000, endMs: 4_000 },
    { startMs: 9_000, endMs: 12_000 },
  ]
  it('finds the speech after and before a moment, and the silence around it', () => {
    expect(speechAfter(speech, 1_000)?.startMs).toBe(9_000)
    expect(speechAfter(speech, 9_500)).toBeUndefined()
    expect(speechBefore(speech, 9_000)?.startMs).toBe(1_000)
    expect(silenceAt(speech, 0, 20_000)).toEqual({ startMs: 0, endMs: 1_000 })
    expect(silenceAt(speech, 5_000, 20_000)).toEqual({ startMs: 4_000, endMs: 9_000 })
    expect(silenceAt(speech, 2_000, 20_000)).toBeNull()
    expect(silenceAt(speech, 13_000, 20_000)).toEqual({ startMs: 12_000, endMs: 20_000 })
    expect(silenceAt([], 13_000, 20_000)).toEqual({ startMs: 0, endMs: 20_000 })
  })

  it('proposes only what no segment covers', () => {
    const segments = [
      { startMs: 9_100, endMs: 10_000 },
      { startMs: 500, endMs: 4_100 },
    ]
    expect(uncovered(speech, segments)).toEqual([{ startMs: 10_000, endMs: 12_000 }])
    expect(uncovered(speech, [])).toEqual(speech)
  })

  it('takes stretches away from others as sets of moments would', () => {
    const some = fc
      .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 9 })))
      .map((all) => all.map(([startMs, length]) => ({ startMs, endMs: startMs + length })))
    const moments = (stretches: readonly Stretch[]) =>
      new Set(
        stretches.flatMap(({ startMs, endMs }) =>
          Array.from({ length: endMs - startMs }, (_, i) => startMs + i),
        ),
      )
    fc.assert(
      fc.property(some, some, (a, b) => {
        const left = without(united(a), united(b))
        expect(moments(left)).toEqual(moments(a).difference(moments(b)))
      }),
    )
  })
})

describe('stored maps', () => {
  it('come back as they were', () => {
    const map = Uint8Array.from([0, 3, 255])
    expect(decodeSpeech(encodeSpeech(map))).toEqual({ ok: true, value: map })
  })

  it.each([
    ['nothing', new Uint8Array(), 'not-speech'],
    ['other bytes', new Uint8Array(40), 'not-speech'],
    ['a cut one', encodeSpeech(new Uint8Array(9)).slice(0, -1), 'damaged'],
    ['one of a newer program', encodeSpeech(new Uint8Array(9)).with(4, 2), 'newer-version'],
    [
      'one with something in the spare bytes',
      encodeSpeech(new Uint8Array(9)).with(6, 2),
      'damaged',
    ],
  ])('refuse %s', (_, bytes, error) => {
    expect(decodeSpeech(bytes)).toEqual({ ok: false, error })
  })
})
