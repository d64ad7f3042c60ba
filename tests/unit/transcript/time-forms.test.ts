import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectSegments } from '../../../src/core/deid/engine.ts'
import { readTranscript } from '../../../src/core/importers/index.ts'
import { LANGUAGES } from '../../../src/core/transcript/model.ts'
import { TIME_FORM_IDS, TIME_FORMS, writeTime } from '../../../src/core/transcript/time-forms.ts'

/** The longest time that all tools read: two digits for the hours. */
const time = fc.integer({ min: 0, max: 99 * 3_600_000 })
const COARSE = new Set(['brackets', 'round'])
const cut = (ms: number, id: string) => ms - (ms % (COARSE.has(id) ? 1000 : 100))

/** Where the one turn of a text starts, as this program reads it. */
function startOf(text: string): number | null | undefined {
  const read = readTranscript(text)
  return read.ok ? read.value.segments[0]?.startMs : undefined
}

it('times are written as the tools have them', () => {
  const written = (ms: number) => TIME_FORM_IDS.map((id) => writeTime(ms, id))
  expect(written(754_567)).toEqual([
    '[00:12:34]',
    '[0:12:34.5]',
    '(12:34)',
    '#00:12:34-5#',
    '#00:12:34.5#',
    '00:12:34.5',
  ])
  expect(written(36_061_999)).toEqual([
    '[10:01:01]',
    '[10:01:01.9]',
    '(10:01:01)',
    '#10:01:01-9#',
    '#10:01:01.9#',
    '10:01:01.9',
  ])
  expect(writeTime(5_999, 'round')).toBe('(00:05)')
  expect(writeTime(3_600_000, 'round')).toBe('(1:00:00)')
})

describe.each(TIME_FORMS)('$id', ({ id, format }) => {
  it('is read back before a turn, cut to what it shows', () => {
    fc.assert(
      fc.property(time, (ms) => {
        expect(startOf(`${format(ms)} Bueno, pues sí.`)).toBe(cut(ms, id))
      }),
    )
  })

  it.each(LANGUAGES)('is no finding in a text (%s)', (language) => {
    fc.assert(
      fc.property(time, (ms) => {
        const texts = [`Bueno ${format(ms)} pues sí, well ${format(ms)} yes`, format(ms)]
        expect(detectSegments(texts, { language }).flat()).toEqual([])
      }),
      { numRuns: 50 },
    )
  })
})
