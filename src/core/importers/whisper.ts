import { field, has, list, string } from './json.ts'
import type { JsonImporter } from './importer.ts'
import { punctuated } from './place-words.ts'
import { cleanLine, secondsMs, speakerName } from './recognised-values.ts'
import {
  segmentOf,
  segmentsOfWords,
  transcriptOf,
  untimed,
  wordReader,
  type RecognisedSegment,
  type RecognisedWord,
} from './recognised.ts'

const readWord = wordReader({
  text: ['word', 'text'],
  start: ['start'],
  end: ['end'],
  confidence: ['probability', 'score', 'confidence'],
  speaker: ['speaker'],
  time: secondsMs,
})

/** faster-whisper's named tuples, which `json.dumps` writes as lists, as the objects they were. */
function named(segment: unknown): unknown {
  if (!Array.isArray(segment)) return segment
  const [, , start, end, text, ...rest]: readonly unknown[] = segment
  const words = rest.findLast((each) => Array.isArray(list(each)[0]))
  return {
    ...{ start, end, text },
    words: list(words).map((each) => {
      const [from, to, word, probability] = list(each)
      return { start: from, end: to, word, probability }
    }),
  }
}

/** The segments: a list alone, one beside `info` (`[segments, info]`), or under its name. */
function segmentsIn(value: unknown): readonly unknown[] {
  const [first] = list(value)
  const isPair = Array.isArray(first) && typeof first[0] === 'object'
  const found = Array.isArray(value) ? (isPair ? first : value) : field(value, 'segments')
  return list(found).map(named)
}

function readSegment(value: unknown): RecognisedSegment {
  return {
    speaker: speakerName(field(value, 'speaker')),
    startMs: secondsMs(field(value, 'start')),
    endMs: secondsMs(field(value, 'end')),
    text: string(field(value, 'text')),
    words: list(field(value, 'words')).map(readWord),
  }
}

/** Gives the words of one list for the whole file (OpenAI's service) to the segments they fall in. */
function withWords(
  segments: readonly RecognisedSegment[],
  words: readonly RecognisedWord[],
): RecognisedSegment[] {
  let at = 0
  return segments.map((segment) => {
    if (segment.words.length > 0 || segment.endMs === null) return segment
    const from = at
    while (at < words.length && (words[at]?.startMs ?? 0) < segment.endMs) at++
    return { ...segment, words: words.slice(from, at) }
  })
}

function read(value: unknown) {
  const segments = segmentsIn(value).map(readSegment)
  const words = list(field(value, 'words')).map(readWord)
  if (segments.length > 0) return transcriptOf(withWords(segments, words).flatMap(segmentOf))
  const text = cleanLine(field(value, 'text'))
  return transcriptOf(words.length > 0 ? segmentsOfWords(punctuated(text, words)) : untimed(text))
}

/** How many segments are looked through for one with words. */
const PROBED = 50

const hasWordsWith = (value: unknown, ...names: readonly string[]): boolean =>
  segmentsIn(value)
    .slice(0, PROBED)
    .some((segment) => names.every((name) => has(list(field(segment, 'words'))[0], name)))

/** A list alone could be anything: there the first segment must have a time. */
function startsAsSegments(value: unknown): boolean {
  const [first] = segmentsIn(value)
  const isTimed = has(first, 'start', 'end')
  return typeof field(first, 'text') === 'string' && (isTimed || !Array.isArray(value))
}

/** Whisper's own layout without a segment: nothing was said, or only words were asked for. */
const isBare = (value: unknown): boolean =>
  typeof field(value, 'text') === 'string' &&
  (Array.isArray(field(value, 'segments')) || has(list(field(value, 'words'))[0], 'word'))

const family = (id: string, detect: JsonImporter['detect']): JsonImporter => ({
  id,
  extensions: ['json'],
  detect,
  read,
})

/** WhisperX: words have a `score`, segments a `speaker`; a word that could not be aligned has no times. */
export const whisperX = family(
  'whisperx',
  (value) =>
    startsAsSegments(value) && (has(value, 'word_segments') || hasWordsWith(value, 'score')),
)

/** whisper-timestamped: words are `text` with a `confidence`. */
export const whisperTimestamped = family(
  'whisper-timestamped',
  (value) => startsAsSegments(value) && hasWordsWith(value, 'text', 'confidence'),
)

/** faster-whisper has no file of its own: a list of segments as people dump it, also a line each. */
export const fasterWhisper = family(
  'faster-whisper',
  (value) => startsAsSegments(value) && (Array.isArray(value) || has(value, 'info')),
)

/** OpenAI Whisper, the program and the service (`verbose_json`, `diarized_json`). */
export const whisper = family('whisper', (value) => startsAsSegments(value) || isBare(value))
