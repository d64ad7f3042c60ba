import type { ImportedSegment, JsonImporter } from './importer.ts'
import { field, has, list, string } from './json.ts'
import { secondsMs, speakerName } from './recognised-values.ts'
import {
  byStart,
  segmentOf,
  segmentsOfWords,
  transcriptOf,
  wordReader,
  type RecognisedWord,
} from './recognised.ts'

const readWord = wordReader({
  text: ['word'],
  start: ['startTime', 'startOffset', 'start_time', 'start_offset'],
  end: ['endTime', 'endOffset', 'end_time', 'end_offset'],
  confidence: ['confidence'],
  speaker: ['speakerLabel', 'speaker_label', 'speakerTag', 'speaker_tag'],
  time: secondsMs,
})

interface Part {
  readonly channel: string | null
  readonly text: string
  readonly endMs: number | null
  readonly words: readonly RecognisedWord[]
}

/** Zero stands for «not set» in what Google writes, and a first word's start of zero is left out. */
function wordsOf(values: readonly unknown[]): RecognisedWord[] {
  let reached = 0
  return values.map((value) => {
    const word = readWord(value)
    const startMs = word.startMs ?? (word.endMs === null ? null : Math.min(reached, word.endMs))
    reached = word.endMs ?? reached
    return {
      ...word,
      startMs,
      speaker: word.speaker === 'Speaker 0' ? null : word.speaker,
      confidence: word.confidence || null,
    }
  })
}

function partOf(result: unknown): Part {
  const best = list(field(result, 'alternatives'))[0]
  return {
    channel: speakerName(field(result, 'channelTag', 'channel_tag'), 'Channel'),
    text: string(field(best, 'transcript')),
    endMs: secondsMs(field(result, 'resultEndTime', 'resultEndOffset', 'result_end_time')),
    words: wordsOf(list(field(best, 'words'))),
  }
}

const isDiarized = ({ words }: Part): boolean => words.some(({ speaker }) => speaker !== null)

const startOf = (part: Part | undefined): number => part?.words[0]?.startMs ?? 0

/** Version 1 says who spoke in a last result that repeats all the words; then it alone counts. */
function withoutRepeats(parts: readonly Part[]): readonly Part[] {
  const [last, others] = [parts.at(-1), parts.slice(0, -1)]
  if (!last || !isDiarized(last)) return parts
  const repeats = !others.some(isDiarized) || startOf(last) <= startOf(others[0])
  return repeats ? [last] : parts
}

/** Speakers part a result into segments; without them it is one. */
function segmentsOf(parts: readonly Part[]): ImportedSegment[] {
  const several = new Set(parts.map(({ channel }) => channel)).size > 1
  const reached = new Map<string | null, number>()
  const segments = parts.flatMap((part) => {
    const { channel, text, endMs, words } = part
    const since = endMs === null ? null : (reached.get(channel) ?? 0)
    if (endMs !== null) reached.set(channel, endMs)
    if (isDiarized(part) || text === '') return segmentsOfWords(words)
    const startMs = words[0]?.startMs ?? since
    return segmentOf({ speaker: several ? channel : null, startMs, endMs, text, words })
  })
  return several ? byStart(segments) : segments
}

/** The results: of an answer, of a finished operation, or of a batch's only file. */
function resultsIn(value: unknown): readonly unknown[] {
  const answer = field(value, 'response') ?? value
  return Array.isArray(answer) ? answer : list(field(answer, 'results'))
}

/** Google Speech-to-Text, versions 1 and 2. */
export const googleSpeech: JsonImporter = {
  id: 'google-speech',
  extensions: ['json'],
  detect(value) {
    const [first] = resultsIn(value)
    const [best] = list(field(first, 'alternatives'))
    return has(best, 'transcript') || has(list(field(best, 'words'))[0], 'word')
  },
  read: (value) => transcriptOf(segmentsOf(withoutRepeats(resultsIn(value).map(partOf)))),
}
