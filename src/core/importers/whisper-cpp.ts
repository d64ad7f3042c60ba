import { parseTimecode } from '../transcript/timecode.ts'
import type { JsonImporter } from './importer.ts'
import { field, has, list, string } from './json.ts'
import { clampMs, cleanLine, confidenceOf, speakerName, wholeMs } from './recognised-values.ts'
import { segmentOf, transcriptOf, type RecognisedWord } from './recognised.ts'

/** `[_BEG_]`, `[_TT_550]`: tokens that are no text. */
const SPECIAL = /^\[_.*\]$/
const TURN = '[SPEAKER_TURN]'

/** Milliseconds of one side of a segment or token, from `offsets` or, without them, `timestamps`. */
const timeOf = (value: unknown, side: 'from' | 'to'): number | null =>
  wholeMs(field(field(value, 'offsets'), side)) ??
  clampMs(parseTimecode(string(field(field(value, 'timestamps'), side))))

/** A word of several tokens is as sure as the least sure of them. */
function joined(word: RecognisedWord, token: RecognisedWord): RecognisedWord {
  const sure = [word.confidence, token.confidence].filter((each) => each !== null)
  return {
    ...word,
    text: word.text + token.text,
    endMs: token.endMs ?? word.endMs,
    confidence: sure.length > 0 ? Math.min(...sure) : null,
  }
}

/** Tokens as words: one that begins with a blank begins a word. */
function wordsOf(tokens: readonly unknown[]): RecognisedWord[] {
  const words: RecognisedWord[] = []
  for (const token of tokens) {
    const text = string(field(token, 'text'))
    if (text === '' || SPECIAL.test(text)) continue
    const word: RecognisedWord = {
      text,
      startMs: timeOf(token, 'from'),
      endMs: timeOf(token, 'to'),
      confidence: confidenceOf(field(token, 'p')),
      speaker: null,
    }
    const last = words.at(-1)
    if (last && !text.startsWith(' ')) words[words.length - 1] = joined(last, word)
    else words.push(word)
  }
  return words.map((word) => ({ ...word, text: cleanLine(word.text) }))
}

/** whisper.cpp (`-oj`, `-ojf`): segments in milliseconds, tokens where asked for. */
export const whisperCpp: JsonImporter = {
  id: 'whisper-cpp',
  extensions: ['json'],
  detect: (value) =>
    Array.isArray(field(value, 'transcription')) &&
    (has(value, 'systeminfo', 'model', 'params', 'result') ||
      has(list(field(value, 'transcription'))[0], 'offsets', 'timestamps')),
  read: (value) =>
    transcriptOf(
      list(field(value, 'transcription')).flatMap((segment) =>
        segmentOf({
          speaker: speakerName(field(segment, 'speaker')),
          startMs: timeOf(segment, 'from'),
          endMs: timeOf(segment, 'to'),
          text: string(field(segment, 'text')).replaceAll(TURN, ''),
          words: wordsOf(list(field(segment, 'tokens'))),
        }),
      ),
    ),
}
