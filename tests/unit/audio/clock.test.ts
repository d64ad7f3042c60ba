import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatClock, parseClock } from '../../../src/core/audio/clock.ts'

test.each([
  [0, '0:00.0'],
  [999, '0:00.9'],
  [59_999, '0:59.9'],
  [75_000, '1:15.0'],
  [3_723_450, '1:02:03.4'],
  [-5, '0:00.0'],
])('%i ms reads %s', (ms, text) => expect(formatClock(ms)).toBe(text))

test.each([
  ['75', 75_000],
  ['1:15', 75_000],
  [' 1:02:03.5 ', 3_723_500],
  ['90:00', 5_400_000],
  ['0:01,25', 1_250],
  ['', null],
  ['1:', null],
  ['uno', null],
  ['1:2:3:4', null],
  ['-3', null],
])('%j is %s', (text, ms) => expect(parseClock(text)).toBe(ms))

test('what is shown can be typed back', () => {
  fc.assert(
    fc.property(fc.nat(360_000_000), (ms) => {
      expect(parseClock(formatClock(ms))).toBe(Math.floor(ms / 100) * 100)
    }),
  )
})
