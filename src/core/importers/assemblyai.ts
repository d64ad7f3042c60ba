import type { JsonImporter } from './importer.ts'
import { field, has, list, string } from './json.ts'
import { speakerName, wholeMs } from './recognised-values.ts'
import { segmentOf, segmentsOfWords, transcriptOf, untimed, wordReader } from './recognised.ts'

const readWord = wordReader({
  text: ['text'],
  start: ['start'],
  end: ['end'],
  confidence: ['confidence'],
  speaker: ['speaker'],
  time: wholeMs,
})

const utterancesOf = (value: unknown) =>
  list(field(value, 'utterances')).flatMap((utterance) =>
    segmentOf({
      speaker: speakerName(field(utterance, 'speaker')),
      startMs: wholeMs(field(utterance, 'start')),
      endMs: wholeMs(field(utterance, 'end')),
      text: string(field(utterance, 'text')),
      words: list(field(utterance, 'words')).map(readWord),
    }),
  )

/** AssemblyAI: utterances where speakers were asked for, else words; times are milliseconds. */
export const assemblyAi: JsonImporter = {
  id: 'assemblyai',
  extensions: ['json'],
  detect: (value) =>
    !has(value, 'segments') &&
    (has(value, 'audio_url', 'acoustic_model', 'speech_model', 'audio_duration') ||
      Array.isArray(field(value, 'utterances'))) &&
    has(value, 'words', 'utterances', 'text'),
  read(value) {
    const utterances = utterancesOf(value)
    if (utterances.length > 0) return transcriptOf(utterances)
    const segments = segmentsOfWords(list(field(value, 'words')).map(readWord))
    return transcriptOf(segments.length > 0 ? segments : untimed(field(value, 'text')))
  },
}
