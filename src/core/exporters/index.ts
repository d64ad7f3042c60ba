import type { RedactedTranscript } from '../deid/redacted.ts'
import type { ExportAudio, ExportContext } from './exporter.ts'
import { distinctNames, fileNameFor } from './file-names.ts'
import type { ExportFormatId } from './formats.ts'
import { EXPORTERS } from './registry.ts'

export type { ExportAudio, ExportContext } from './exporter.ts'
export { fileNameFor } from './file-names.ts'
export { EXPORTERS } from './registry.ts'

export interface ExportedFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

const now = (): ExportContext => ({
  writtenAt: new Date(),
  newGuid: () => crypto.randomUUID(),
})

/** What a file of several transcripts is called. */
const STUDY_FILE = 'transcripts'

/**
 * Writes transcripts in one format: a file each, named by its title, or one for all, as the format
 * wants it. `audio` goes by the same index; formats that take none leave it out.
 */
export async function writeExport(
  format: ExportFormatId,
  transcripts: readonly RedactedTranscript[],
  audio: readonly (ExportAudio | null)[] = [],
  context: ExportContext = now(),
): Promise<readonly ExportedFile[]> {
  const exporter = EXPORTERS.find(({ id }) => id === format)
  if (!exporter) throw new Error('no such export format')
  const { mediaType } = exporter
  if (exporter.scope === 'study') {
    const title = transcripts.length === 1 ? (transcripts[0]?.title ?? STUDY_FILE) : STUDY_FILE
    const name = fileNameFor(title, exporter.extension)
    return [{ name, mediaType, bytes: await exporter.write(transcripts, audio, context) }]
  }
  const names = distinctNames(
    transcripts.map(({ title }) => fileNameFor(title, exporter.extension, exporter.suffix)),
  )
  return Promise.all(
    transcripts.map(async (transcript, i) => ({
      name: names[i] ?? fileNameFor('', exporter.extension),
      mediaType,
      bytes: await exporter.write(transcript, context),
    })),
  )
}
