import type { JsonImporter } from './importer.ts'
import { field, has, list } from './json.ts'
import { secondsMs, speakerName } from './recognised-values.ts'
import { segmentsOfWords, transcriptOf, wordReader, type RecognisedWord } from './recognised.ts'

const readWord = wordReader({
  text: ['punct', 'word'],
  start: ['start'],
  end: ['end'],
  confidence: ['confidence'],
  speaker: [],
  time: secondsMs,
})

interface Turn {
  readonly startMs: number
  readonly speaker: string | null
}

function turnsIn(value: unknown): Turn[] {
  const turns = list(field(field(value, 'segmentation'), 'segments')).map((turn) => ({
    startMs: secondsMs(field(turn, 'start')) ?? 0,
    speaker: speakerName(field(field(turn, 'speaker'), '@id')),
  }))
  return turns.toSorted((a, b) => a.startMs - b.startMs)
}

/** Words are whose turn began last before their middle; those before any turn are the first one's. */
function withSpeakers(words: readonly RecognisedWord[], turns: readonly Turn[]): RecognisedWord[] {
  let at = 0
  return words.map((word) => {
    const middle = ((word.startMs ?? 0) + (word.endMs ?? 0)) / 2
    while (at + 1 < turns.length && (turns[at + 1]?.startMs ?? 0) <= middle) at++
    return { ...word, speaker: turns[at]?.speaker ?? null }
  })
}

/** BBC Kaldi: words, with or without their envelope `retval`, and a `segmentation` by speakers. */
export const bbcKaldi: JsonImporter = {
  id: 'bbc-kaldi',
  extensions: ['json'],
  detect(value) {
    const answer = field(value, 'retval') ?? value
    const isPunctuated = has(list(field(answer, 'words'))[0], 'punct')
    return isPunctuated || Array.isArray(field(field(answer, 'segmentation'), 'segments'))
  },
  read(value) {
    const answer = field(value, 'retval') ?? value
    const words = list(field(answer, 'words')).map(readWord)
    const turns = turnsIn(has(answer, 'segmentation') ? answer : value)
    return transcriptOf(segmentsOfWords(withSpeakers(words, turns)))
  },
}
