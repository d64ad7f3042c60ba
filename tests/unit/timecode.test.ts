import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText } from '../../src/core/transcript/clean.ts'
import {
  formatMillis,
  formatSeconds,
  formatTenths,
  parseTimecode,
} from '../../src/core/transcript/timecode.ts'

const time = fc.integer({ min: 0, max: 360_000_000 })

describe('timecodes', () => {
  test.each([
    [0, '00:00:00', '00:00:00.0', '00:00:00.000'],
    [59_999, '00:00:59', '00:00:59.9', '00:00:59.999'],
    [3_599_960, '00:59:59', '00:59:59.9', '00:59:59.960'],
    [360_000_000, '100:00:00', '100:00:00.0', '100:00:00.000'],
  ])('%i ms', (ms, seconds, tenths, millis) => {
    expect([formatSeconds(ms), formatTenths(ms), formatMillis(ms)]).toEqual([
      seconds,
      tenths,
      millis,
    ])
  })

  test('what is written to the millisecond is read back, with a comma too', () => {
    fc.assert(
      fc.property(time, (ms) => {
        expect(parseTimecode(formatMillis(ms))).toBe(ms)
        expect(parseTimecode(formatMillis(ms, ','))).toBe(ms)
      }),
    )
  })

  test('coarser stamps never lie after their time', () => {
    fc.assert(
      fc.property(time, (ms) => {
        expect(ms - (parseTimecode(formatSeconds(ms)) ?? NaN)).toBeGreaterThanOrEqual(0)
        expect(ms - (parseTimecode(formatTenths(ms)) ?? NaN)).toBeLessThan(100)
      }),
    )
  })

  test.each([
    ['01:02', 62_000],
    ['1:02:03.5', 3_723_500],
    ['00:00:04-5', 4500],
    ['90:00', 5_400_000],
  ])('reads %s', (text, ms) => expect(parseTimecode(text)).toBe(ms))

  test.each(['', '12', '00:61:00', '00:75', 'x00:01', '1:2:3'])('refuses «%s»', (text) => {
    expect(parseTimecode(text)).toBeNull()
  })
})

test('clean text has one kind of line end, no control characters and no halves of characters', () => {
  expect(cleanText('\uFEFFa\r\nb\rc\u2028d\0\u0007e\uD800f\tg')).toBe('a\nb\nc\nde\uFFFDf\tg')
})
