import { detectSegments } from '../../core/deid/engine.ts'
import type { Category, Finding } from '../../core/deid/finding.ts'
import { checkFiles, detectByLine } from '../../core/deid/leak-check.ts'
import type { KnownSurface } from '../../core/deid/names.ts'
import type { RedactedTranscript } from '../../core/deid/redacted.ts'
import type { ExportFormatId } from '../../core/exporters/formats.ts'
import { writeExport, type ExportAudio, type ExportedFile } from '../../core/exporters/index.ts'
import type { Language } from '../../core/transcript/model.ts'

export interface KnownName {
  readonly text: string
  readonly category: Category
}

interface DetectInput {
  readonly texts: readonly string[]
  readonly language: Language
  readonly known: readonly KnownName[]
}

interface ExportInput {
  readonly format: ExportFormatId
  readonly transcripts: readonly RedactedTranscript[]
  readonly audio: readonly (ExportAudio | null)[]
}

interface CheckInput {
  readonly files: readonly ExportedFile[]
  readonly known: readonly KnownSurface[]
  /** Texts that were put there or decided to stay. */
  readonly allowed: readonly string[]
  /** What speakers are called in the files. */
  readonly speakers: readonly string[]
  readonly language: Language | 'auto'
}

/** What the text worker can do. Inputs and outputs cross threads, so they are plain data. */
export const TASKS = {
  detect: ({ texts, language, known }: DetectInput): readonly (readonly Finding[])[] =>
    detectSegments(texts, { language, known }),
  write: ({ format, transcripts, audio }: ExportInput): Promise<readonly ExportedFile[]> =>
    writeExport(format, transcripts, audio),
  check: ({ files, known, allowed, speakers, language }: CheckInput) => {
    const names = known.map(({ surface, category }) => ({ text: surface, category }))
    const detect = detectByLine(
      (texts) => detectSegments(texts, { language, known: names }),
      speakers,
    )
    return checkFiles(files, known, detect, allowed)
  },
}
export type TaskName = keyof typeof TASKS
