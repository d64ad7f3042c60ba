import { fail, ok, type Result } from '../result.ts'
import { cleanText } from '../transcript/clean.ts'
import { isZip, openArchive } from './archive.ts'
import { assemblyAi } from './assemblyai.ts'
import { awsTranscribe } from './aws-transcribe.ts'
import { azureSpeech } from './azure-speech.ts'
import { bbcKaldi } from './bbc-kaldi.ts'
import { chat, visibleBullets } from './chat.ts'
import { csv } from './csv.ts'
import { decodeText } from './decode.ts'
import { deepgram } from './deepgram.ts'
import { docx } from './docx.ts'
import { eaf } from './eaf.ts'
import { exb } from './exb.ts'
import { googleSpeech } from './google-speech.ts'
import type {
  ImportedTranscript,
  ImportError,
  Importer,
  JsonImporter,
  PackageImporter,
} from './importer.ts'
import { parseJson } from './json.ts'
import { noScribe } from './noscribe.ts'
import { odt } from './odt.ts'
import { oTranscribe } from './otranscribe.ts'
import { plainTurns } from './plain-turns.ts'
import { qdpx } from './qdpx.ts'
import { rtf } from './rtf.ts'
import { srt } from './srt.ts'
import { textGrid } from './textgrid.ts'
import { trs } from './trs.ts'
import { vtt } from './vtt.ts'
import { fasterWhisper, whisper, whisperTimestamped, whisperX } from './whisper.ts'
import { whisperCpp } from './whisper-cpp.ts'
import { xlsx } from './xlsx.ts'

export type {
  ImportedSegment,
  ImportedTranscript,
  ImportedWord,
  ImportError,
  Importer,
  JsonImporter,
  PackageImporter,
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
  rtf,
  csv,
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

/** Formats in a zip, told by the part that each has. */
export const PACKAGE_IMPORTERS: readonly PackageImporter[] = [docx, xlsx, qdpx, odt]

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

/** What a file holds, and the id of the importer that knew it: most files hold one transcript. */
export interface KnownFile {
  readonly format: string
  readonly transcripts: readonly ImportedTranscript[]
}

/** Reads a file of any known format, told by its content. */
export function readKnownFile(bytes: Uint8Array): Result<KnownFile, ImportError> {
  if (bytes.length === 0) return fail('file-empty')
  if (!isZip(bytes)) {
    const text = decodeText(bytes)
    const known = text === null ? fail('file-unsupported' as const) : readKnown(text)
    return known.ok
      ? ok({ format: known.value.format, transcripts: [known.value.transcript] })
      : known
  }
  const archive = openArchive(bytes)
  if (archive.names.length === 0) return fail('file-broken')
  for (const importer of PACKAGE_IMPORTERS) {
    const main = archive.names.find((name) => importer.part.test(name))
    if (main === undefined) continue
    const read = importer.read(archive, main)
    return read.ok ? ok({ format: importer.id, transcripts: read.value }) : read
  }
  return fail('file-unsupported')
}

/** `readKnownFile`, for those who need not know which format it was. */
export function readTranscriptFile(
  bytes: Uint8Array,
): Result<readonly ImportedTranscript[], ImportError> {
  const known = readKnownFile(bytes)
  return known.ok ? ok(known.value.transcripts) : known
}
