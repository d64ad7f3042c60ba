import { fail, ok, type Result } from '../result.ts'
import { cleanText } from '../transcript/clean.ts'
import { assemblyAi } from './assemblyai.ts'
import { awsTranscribe } from './aws-transcribe.ts'
import { azureSpeech } from './azure-speech.ts'
import { bbcKaldi } from './bbc-kaldi.ts'
import { chat, visibleBullets } from './chat.ts'
import { deepgram } from './deepgram.ts'
import { eaf } from './eaf.ts'
import { exb } from './exb.ts'
import { googleSpeech } from './google-speech.ts'
import type { ImportedTranscript, ImportError, Importer, JsonImporter } from './importer.ts'
import { parseJson } from './json.ts'
import { noScribe } from './noscribe.ts'
import { oTranscribe } from './otranscribe.ts'
import { plainTurns } from './plain-turns.ts'
import { srt } from './srt.ts'
import { textGrid } from './textgrid.ts'
import { trs } from './trs.ts'
import { vtt } from './vtt.ts'
import { fasterWhisper, whisper, whisperTimestamped, whisperX } from './whisper.ts'
import { whisperCpp } from './whisper-cpp.ts'

export type {
  ImportedSegment,
  ImportedTranscript,
  ImportedWord,
  ImportError,
  Importer,
  JsonImporter,
} from './importer.ts'
export { decodeText } from './decode.ts'

/** Text formats that can be read, the most telling first: the first that detects itself reads. */
export const IMPORTERS: readonly Importer[] = [
  vtt,
  noScribe,
  srt,
  eaf,
  exb,
  trs,
  textGrid,
  chat,
  plainTurns,
]

/** Formats in JSON that can be read, in the same way. */
export const JSON_IMPORTERS: readonly JsonImporter[] = [
  deepgram,
  awsTranscribe,
  googleSpeech,
  azureSpeech,
  bbcKaldi,
  whisperCpp,
  oTranscribe,
  assemblyAi,
  whisperX,
  whisperTimestamped,
  fasterWhisper,
  whisper,
]

const HEAD = 4096

/** What a file says, and the id of the importer that knew it. */
export interface KnownTranscript {
  readonly format: string
  readonly transcript: ImportedTranscript
}

/** What the first importer that knows a file reads from it. */
function readBy<Input>(
  importers: readonly Importer<Input>[],
  seen: Input,
  whole: Input,
): Result<KnownTranscript, ImportError> {
  const importer = importers.find((one) => one.detect(seen))
  const read = importer?.read(whole) ?? fail('file-unsupported')
  return read.ok ? ok({ format: importer?.id ?? '', transcript: read.value }) : read
}

/** Reads a transcript of any known format, told by its content. */
export function readTranscript(text: string): Result<ImportedTranscript, ImportError> {
  const known = readKnown(text)
  return known.ok ? ok(known.value.transcript) : known
}

/** `readTranscript`, for those who must say which format it was. */
export function readKnown(text: string): Result<KnownTranscript, ImportError> {
  const json = parseJson(text)
  if (json) return json.ok ? readBy(JSON_IMPORTERS, json.value, json.value) : json
  const clean = cleanText(visibleBullets(text))
  if (clean.trim() === '') return fail('file-empty')
  return readBy(IMPORTERS, clean.slice(0, HEAD), clean)
}
