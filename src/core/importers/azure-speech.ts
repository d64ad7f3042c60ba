import type { ImportedSegment, JsonImporter } from './importer.ts'
import { field, has, list, number } from './json.ts'
import { clampMs, cleanLine, confidenceOf, speakerName } from './recognised-values.ts'
import { byStart, segmentOf, transcriptOf, untimed, type RecognisedWord } from './recognised.ts'

const TICKS_PER_MS = 10_000
const DURATION = /^PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?$/

const scaled = (value: unknown, per: number): number | null => {
  const read = number(value)
  return read === null ? null : clampMs(read / per)
}

/** ISO 8601 (`PT1M2.5S`), or ticks. */
function lengthMs(value: unknown): number | null {
  const match = typeof value === 'string' ? DURATION.exec(value) : null
  if (!match) return scaled(value, TICKS_PER_MS)
  const [, hours = '0', minutes = '0', seconds = '0'] = match
  return clampMs(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000)
}

/** An offset or a duration, in whichever way it is there: milliseconds, ticks of 100 ns, ISO 8601. */
const amount = (value: unknown, name: 'offset' | 'duration'): number | null =>
  scaled(field(value, `${name}Milliseconds`), 1) ??
  scaled(field(value, `${name}InTicks`), TICKS_PER_MS) ??
  lengthMs(field(value, name))

function spanOf(value: unknown): { startMs: number | null; endMs: number | null } {
  const [startMs, lasts] = [amount(value, 'offset'), amount(value, 'duration')]
  return { startMs, endMs: startMs === null || lasts === null ? null : clampMs(startMs + lasts) }
}

const readWord = (value: unknown): RecognisedWord => ({
  text: cleanLine(field(value, 'displayText', 'word', 'text')),
  ...spanOf(value),
  confidence: confidenceOf(field(value, 'confidence')),
  speaker: null,
})

const TEXTS = ['display', 'text', 'itn', 'maskedITN', 'lexical']

function segmentsOf(phrases: readonly unknown[]): ImportedSegment[] {
  const several = new Set(phrases.map((phrase) => field(phrase, 'channel'))).size > 1
  const segments = phrases.flatMap((phrase) => {
    const best = list(field(phrase, 'nBest'))[0] ?? phrase
    const channel = several ? speakerName(field(phrase, 'channel'), 'Channel') : null
    return segmentOf({
      speaker: speakerName(field(phrase, 'speaker')) ?? channel,
      ...spanOf(phrase),
      text: cleanLine(field(best, ...TEXTS)),
      words: list(field(best, 'displayWords', 'words')).map(readWord),
    })
  })
  return several ? byStart(segments) : segments
}

/** Azure Speech: batch (`recognizedPhrases`) and fast (`phrases`) transcription. */
export const azureSpeech: JsonImporter = {
  id: 'azure-speech',
  extensions: ['json'],
  detect: (value) =>
    Array.isArray(field(value, 'recognizedPhrases')) ||
    Array.isArray(field(value, 'combinedRecognizedPhrases')) ||
    (Array.isArray(field(value, 'phrases')) &&
      has(value, 'combinedPhrases', 'durationMilliseconds')),
  read(value) {
    const segments = segmentsOf(list(field(value, 'recognizedPhrases', 'phrases')))
    const whole = list(field(value, 'combinedRecognizedPhrases', 'combinedPhrases'))
    const texts = whole.flatMap((each) => untimed(field(each, ...TEXTS)))
    return transcriptOf(segments.length > 0 ? segments : texts)
  },
}
