import type { Result } from '../result.ts'

/** A turn as a file has it; times in milliseconds, both null where the file has none. */
export interface ImportedSegment {
  readonly speaker: string | null
  readonly startMs: number | null
  readonly endMs: number | null
  readonly text: string
}

/** What a file of another program says, before it gets ids. Speakers in order of appearance. */
export interface ImportedTranscript {
  readonly speakers: readonly string[]
  readonly segments: readonly ImportedSegment[]
}

/** `file-empty`: no turn in it. `file-unsupported`: no importer knows it. `file-broken`: not what it says it is. */
export type ImportError = 'file-empty' | 'file-unsupported' | 'file-broken'

export interface Importer {
  readonly id: string
  /** Without a dot; a hint for dialogs. Content decides. */
  readonly extensions: readonly string[]
  /** Is it this format? `head` is the first few thousand characters. */
  detect(head: string): boolean
  read(text: string): Result<ImportedTranscript, ImportError>
}
