/** How far from the word before it a word is looked for, in characters, and how often. */
const WINDOW = 120
const MOST_TRIES = 8

const IN_WORD = /[\p{L}\p{N}]/u
const BLANKS = /\s*/y

const isWhole = (text: string, start: number, end: number): boolean =>
  !IN_WORD.test(text.charAt(start - 1)) && !IN_WORD.test(text.charAt(end))

function afterBlanks(text: string, from: number): number {
  BLANKS.lastIndex = from
  BLANKS.test(text)
  return BLANKS.lastIndex
}

/** Where a word stands as a whole close after an offset, whatever its case; -1 where it does not. */
function nearby(lower: string, word: string, from: number): number {
  const near = lower.slice(from, from + WINDOW + word.length)
  let at = near.indexOf(word)
  for (let tries = 0; at >= 0 && tries < MOST_TRIES; tries++) {
    if (isWhole(lower, from + at, from + at + word.length)) return from + at
    at = near.indexOf(word, at + 1)
  }
  return -1
}

/** A word and where it stands in a text, in UTF-16 offsets. */
export interface Placed<Word> {
  readonly word: Word
  readonly start: number
  readonly end: number
}

/**
 * Finds words in the text they were heard in, in order. They may be written otherwise there
 * («mister» is «Mr.»): what is not found nearby is left out, and the next is looked for from the
 * same place. The time taken grows with the words, not with their number times the text.
 */
export function placed<Word extends { readonly text: string }>(
  text: string,
  words: readonly Word[],
): Placed<Word>[] {
  const folded = text.toLowerCase()
  const lower = folded.length === text.length ? folded : text
  let from = 0
  return words.flatMap((word) => {
    if (word.text === '') return []
    const next = afterBlanks(text, from)
    const start = text.startsWith(word.text, next)
      ? next
      : nearby(lower, word.text.toLowerCase(), from)
    const end = start + word.text.length
    if (start < 0 || end > text.length) return []
    from = end
    return [{ word, start, end }]
  })
}

/** Words with the punctuation that follows them in a text which has it, while they do not. */
export function punctuated<Word extends { readonly text: string }>(
  text: string,
  words: readonly Word[],
): Word[] {
  const found = placed(text, words)
  return found.map(({ word, start }, i) => {
    const end = found[i + 1]?.start ?? text.length
    return { ...word, text: text.slice(i === 0 ? 0 : start, end).trim() }
  })
}
