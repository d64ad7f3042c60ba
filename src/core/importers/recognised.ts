import { ABBREVIATIONS } from '../deid/text/abbreviations.ts'
import { fail, ok, type Result } from '../result.ts'
import { completed } from './complete-times.ts'
import type { ImportedSegment, ImportedTranscript, ImportedWord, ImportError } from './importer.ts'
import { field } from './json.ts'
import { cleanLine, confidenceOf, speakerName } from './recognised-values.ts'
import { placed } from './place-words.ts'
import { speakersOf } from './speakers.ts'

/** A word as a recogniser lists it, with the punctuation that belongs to it; clean, on one line. */
export interface RecognisedWord {
  readonly text: string
  readonly startMs: number | null
  readonly endMs: number | null
  readonly confidence: number | null
  readonly speaker: string | null
}

/** A segment as a recogniser lists it; the words are those that have been heard in its text. */
export interface RecognisedSegment {
  readonly speaker: string | null
  readonly startMs: number | null
  readonly endMs: number | null
  readonly text: string
  readonly words: readonly RecognisedWord[]
}

/** The names that a format gives to a word's fields, the better ones first. */
interface WordFields {
  readonly text: readonly string[]
  readonly start: readonly string[]
  readonly end: readonly string[]
  readonly confidence: readonly string[]
  readonly speaker: readonly string[]
  readonly time: (value: unknown) => number | null
}

/** Reads a word by the names of its fields. */
export const wordReader =
  (names: WordFields) =>
  (value: unknown): RecognisedWord => ({
    text: cleanLine(field(value, ...names.text)),
    startMs: names.time(field(value, ...names.start)),
    endMs: names.time(field(value, ...names.end)),
    confidence: confidenceOf(field(value, ...names.confidence)),
    speaker: speakerName(field(value, ...names.speaker)),
  })

interface Span {
  readonly startMs: number | null
  readonly endMs: number | null
}

/** A segment's times, from its words where it has none of its own. */
function spanOf({ startMs, endMs, words }: RecognisedSegment): Span {
  const start = startMs ?? words.find((word) => word.startMs !== null)?.startMs ?? null
  const end = endMs ?? words.findLast((word) => word.endMs !== null)?.endMs ?? null
  return { startMs: start, endMs: start === null || end === null ? end : Math.max(start, end) }
}

/** The words of a clean text that have times, one after the other and none outside the segment. */
function timedWords(text: string, words: readonly RecognisedWord[], span: Span): ImportedWord[] {
  let reached = span.startMs ?? 0
  return placed(text, words).flatMap(({ word, start, end }) => {
    if (word.startMs === null || word.endMs === null) return []
    const last = Math.max(reached, span.endMs ?? word.endMs)
    const startMs = Math.min(Math.max(word.startMs, reached), last)
    const endMs = Math.min(Math.max(word.endMs, startMs), last)
    reached = endMs
    return [{ start, end, startMs, endMs, confidence: word.confidence }]
  })
}

/** A segment with its words where they stand in its text; nothing where nothing was said. */
export function segmentOf(segment: RecognisedSegment): ImportedSegment[] {
  const text = cleanLine(segment.text)
  if (text === '') return []
  const span = spanOf(segment)
  const words = timedWords(text, segment.words, span)
  const read = { speaker: segment.speaker, ...span, text }
  return [words.length > 0 ? { ...read, words } : read]
}

const PAUSE_MS = 1000
/** Of a segment; no sentence is as long, but recognisers without punctuation go on for hours. */
const MOST_WORDS = 200
const SENTENCE_END = /[.?!…]["'”’»)\]]*$/
const DOTTED = /^\P{L}*(\p{L}+)\.$/u
const INITIALS = /\p{L}\.\p{L}{1,3}\.$/u

function endsSentence(text: string): boolean {
  if (!SENTENCE_END.test(text)) return false
  const word = DOTTED.exec(text)?.[1]?.toLowerCase() ?? ''
  return !(word.length === 1 || ABBREVIATIONS.has(word) || INITIALS.test(text))
}

/** Does a new segment begin between two words that follow each other? */
function parted(word: RecognisedWord, next: RecognisedWord): boolean {
  if (word.speaker !== next.speaker) return true
  if (endsSentence(word.text) && !/^\p{Ll}/u.test(next.text)) return true
  return (next.startMs ?? 0) - (word.endMs ?? Infinity) > PAUSE_MS
}

/**
 * A list of words as segments: a new one where the speaker changes, after a sentence, after a
 * pause of over a second, and where neither has come for 200 words.
 */
export function segmentsOfWords(words: readonly RecognisedWord[]): ImportedSegment[] {
  const turns: RecognisedWord[][] = []
  for (const word of words.filter(({ text }) => text !== '')) {
    const turn = turns.at(-1)
    const last = turn?.at(-1)
    if (turn && last && turn.length < MOST_WORDS && !parted(last, word)) turn.push(word)
    else turns.push([word])
  }
  return turns.flatMap((turn) =>
    segmentOf({
      speaker: turn[0]?.speaker ?? null,
      startMs: null,
      endMs: null,
      text: turn.map(({ text }) => text).join(' '),
      words: turn,
    }),
  )
}

/** Segments by their starts, for files that list one channel after the other. */
export const byStart = (segments: readonly ImportedSegment[]): ImportedSegment[] =>
  segments.toSorted((a, b) => (a.startMs ?? 0) - (b.startMs ?? 0))

/** A text without any times, for files that tell no more. */
export const untimed = (text: unknown): ImportedSegment[] =>
  segmentOf({ speaker: null, startMs: null, endMs: null, text: cleanLine(text), words: [] })

/** What was read, with half-known times completed. */
export function transcriptOf(
  read: readonly ImportedSegment[],
): Result<ImportedTranscript, ImportError> {
  const segments = completed(read)
  return segments.length > 0 ? ok({ speakers: speakersOf(segments), segments }) : fail('file-empty')
}
