import { expect, it } from 'vitest'
import { countWords, totalsOf } from '../../../src/core/transcript/words.ts'

it.each([
  ['', 0],
  [' \n ', 0],
  ['—¿Qué pasó, m’hijo?', 3],
  ["I don't know… 42%", 4],
  ['mi tío-abuelo\nllegó', 3],
  ['[risas] eh, eh', 3],
])('%j has %i words', (text, words) => {
  expect(countWords(text)).toBe(words)
})

it('totals words and the end of what is timed', () => {
  const row = { id: 's', speakerId: null, startMs: null, endMs: null, text: 'una dos' }
  expect(totalsOf([{ ...row, startMs: 10, endMs: 900 }, { ...row, startMs: 950 }, row])).toEqual({
    segments: 3,
    words: 6,
    transcribedMs: 950,
  })
  expect(totalsOf([])).toEqual({ segments: 0, words: 0, transcribedMs: 0 })
})
