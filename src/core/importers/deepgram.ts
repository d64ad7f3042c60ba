import type { ImportedSegment, JsonImporter } from './importer.ts'
import { field, list, string } from './json.ts'
import { secondsMs, speakerName } from './recognised-values.ts'
import {
  byStart,
  segmentOf,
  segmentsOfWords,
  transcriptOf,
  untimed,
  wordReader,
} from './recognised.ts'

const readWord = wordReader({
  text: ['punctuated_word', 'word'],
  start: ['start'],
  end: ['end'],
  confidence: ['confidence'],
  speaker: ['speaker'],
  time: secondsMs,
})

function utterancesOf(utterances: readonly unknown[]): ImportedSegment[] {
  const several = new Set(utterances.map((each) => field(each, 'channel'))).size > 1
  return utterances.flatMap((utterance) => {
    const channel = several ? speakerName(field(utterance, 'channel'), 'Channel') : null
    return segmentOf({
      speaker: speakerName(field(utterance, 'speaker')) ?? channel,
      startMs: secondsMs(field(utterance, 'start')),
      endMs: secondsMs(field(utterance, 'end')),
      text: string(field(utterance, 'transcript')),
      words: list(field(utterance, 'words')).map(readWord),
    })
  })
}

function channelsOf(channels: readonly unknown[]): ImportedSegment[] {
  const segments = channels.flatMap((channel, i) => {
    const best = list(field(channel, 'alternatives'))[0]
    const name = channels.length > 1 ? speakerName(i, 'Channel') : null
    const words = list(field(best, 'words')).map(readWord)
    const named = words.map((word) => ({ ...word, speaker: word.speaker ?? name }))
    const read = segmentsOfWords(named)
    return read.length > 0 ? read : untimed(field(best, 'transcript'))
  })
  return channels.length > 1 ? byStart(segments) : segments
}

/** Deepgram: utterances where asked for, else the words of each channel. */
export const deepgram: JsonImporter = {
  id: 'deepgram',
  extensions: ['json'],
  detect: (value) => Array.isArray(field(field(value, 'results'), 'channels')),
  read(value) {
    const results = field(value, 'results')
    const utterances = utterancesOf(list(field(results, 'utterances')))
    return transcriptOf(
      utterances.length > 0 ? utterances : channelsOf(list(field(results, 'channels'))),
    )
  },
}
