import type { JsonImporter } from './importer.ts'
import { field, has, list, string } from './json.ts'
import { cleanLine, confidenceOf, secondsMs, speakerName } from './recognised-values.ts'
import {
  byStart,
  segmentsOfWords,
  transcriptOf,
  untimed,
  type RecognisedWord,
} from './recognised.ts'

type SpeakerOf = (item: unknown) => string | null

/** Whose an item is, by its own label or by the turn in `speaker_labels` that has its start. */
function speakersIn(results: unknown): SpeakerOf {
  const labels = new Map<string, unknown>()
  for (const turn of list(field(field(results, 'speaker_labels'), 'segments'))) {
    for (const item of list(field(turn, 'items'))) {
      const label = field(item, 'speaker_label') ?? field(turn, 'speaker_label')
      labels.set(string(field(item, 'start_time')), label)
    }
  }
  return (item) =>
    speakerName(
      field(item, 'speaker_label') ?? labels.get(string(field(item, 'start_time'))) ?? null,
    )
}

const OPENING = /^[¿¡([{«“]+$/

/** Items as words. Punctuation is an item without times: it goes to the word before it, `¿` to the next. */
function wordsOf(items: readonly unknown[], speakerOf: SpeakerOf): RecognisedWord[] {
  const words: RecognisedWord[] = []
  let opening = ''
  for (const item of items) {
    const best = list(field(item, 'alternatives'))[0]
    const text = cleanLine(field(best, 'content') ?? field(item, 'content'))
    const last = words.at(-1)
    if (field(item, 'type') !== 'punctuation') {
      words.push({
        text: opening + text,
        startMs: secondsMs(field(item, 'start_time')),
        endMs: secondsMs(field(item, 'end_time')),
        confidence: confidenceOf(field(best, 'confidence') ?? field(item, 'confidence')),
        speaker: speakerOf(item),
      })
      opening = ''
    } else if (OPENING.test(text)) opening = text
    else if (last) words[words.length - 1] = { ...last, text: last.text + text }
  }
  return words
}

function segmentsOf(results: unknown) {
  const channels = list(field(field(results, 'channel_labels'), 'channels'))
  if (channels.length > 0) {
    const each = channels.flatMap((channel) => {
      const name = speakerName(field(channel, 'channel_label'), 'Channel')
      return segmentsOfWords(wordsOf(list(field(channel, 'items')), () => name))
    })
    return byStart(each)
  }
  return segmentsOfWords(wordsOf(list(field(results, 'items')), speakersIn(results)))
}

/** The results of a job's file, or a list of items alone. */
const resultsIn = (value: unknown): unknown =>
  Array.isArray(value) ? { items: value } : field(value, 'results')

/** Amazon Transcribe: items with speaker or channel labels; times are seconds as text. */
export const awsTranscribe: JsonImporter = {
  id: 'aws-transcribe',
  extensions: ['json'],
  detect(value) {
    const results = resultsIn(value)
    const item = list(field(results, 'items'))[0]
    return has(results, 'transcripts') || (has(item, 'alternatives') && has(item, 'type'))
  },
  read(value) {
    const segments = segmentsOf(resultsIn(value))
    const [text] = list(field(resultsIn(value), 'transcripts'))
    return transcriptOf(segments.length > 0 ? segments : untimed(field(text, 'transcript')))
  },
}
