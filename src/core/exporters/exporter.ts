import type { RedactedTranscript } from '../deid/redacted.ts'
import type { Language } from '../transcript/model.ts'

/** Who made a file, in its properties: never a person. */
export const PROGRAM = 'Sottovoce'

/** A recording that goes along unchanged; `extension` without a dot. */
export interface ExportAudio {
  readonly bytes: Uint8Array
  readonly extension: string
}

export interface ExportContext {
  readonly writtenAt: Date
  /** A random GUID, 8-4-4-4-12 hex. */
  readonly newGuid: () => string
}

interface Format<Id extends string> {
  readonly id: Id
  /** Without a dot. */
  readonly extension: string
  /** Put at a file name's end where another format has the same extension. */
  readonly suffix?: string
  readonly mediaType: string
  readonly title: Readonly<Record<Language, string>>
  /** The programs that this format was made for. */
  readonly for: readonly string[]
}

/** Writes each transcript to a file of its own. */
export interface TranscriptExporter<Id extends string = string> extends Format<Id> {
  readonly scope: 'transcript'
  write(transcript: RedactedTranscript, context: ExportContext): Promise<Uint8Array>
}

/** Writes all transcripts to one file; `audio` holds a recording or null for each of them. */
export interface StudyExporter<Id extends string = string> extends Format<Id> {
  readonly scope: 'study'
  write(
    transcripts: readonly RedactedTranscript[],
    audio: readonly (ExportAudio | null)[],
    context: ExportContext,
  ): Promise<Uint8Array>
}

/** Keeps an exporter's id as a literal type; from the registry the list of ids is derived. */
export const transcriptExporter = <const Id extends string>(
  exporter: TranscriptExporter<Id>,
): TranscriptExporter<Id> => exporter
export const studyExporter = <const Id extends string>(
  exporter: StudyExporter<Id>,
): StudyExporter<Id> => exporter

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
