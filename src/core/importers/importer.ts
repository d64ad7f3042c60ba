import type { Result } from '../result.ts'
import type { Archive } from './archive.ts'

/** When a word of a segment's text is said; offsets are UTF-16, times milliseconds. */
export interface ImportedWord {
  readonly start: number
  readonly end: number
  readonly startMs: number
  readonly endMs: number
  /** How sure the recogniser was, from 0 to 1; null where the file does not say. */
  readonly confidence: number | null
}

/** A turn as a file has it; times in milliseconds, both null where the file has none. */
export interface ImportedSegment {
  readonly speaker: string | null
  readonly startMs: number | null
  readonly endMs: number | null
  readonly text: string
  /** Words with times, in order and free of overlaps, where the format has them. */
  readonly words?: readonly ImportedWord[]
}

/** What a file of another program says, before it gets ids. Speakers in order of appearance. */
export interface ImportedTranscript {
  readonly speakers: readonly string[]
  /** What a file that holds several calls this one. */
  readonly title?: string
  readonly segments: readonly ImportedSegment[]
}

/** `file-empty`: no turn in it. `file-unsupported`: no importer knows it. `file-broken`: not what it says it is. */
export type ImportError = 'file-empty' | 'file-unsupported' | 'file-broken'

/**
 * A format. Content tells it: `detect` sees the first few thousand characters of a text file, or
 * all of a parsed JSON file; `read` gets the whole of either. What a file holds is never trusted:
 * wrong types, missing parts and nonsense end as an error or as what could be read.
 */
export interface Importer<Input = string> {
  readonly id: string
  /** Without a dot; a hint for dialogs. Content decides. */
  readonly extensions: readonly string[]
  detect(input: Input): boolean
  read(input: Input): Result<ImportedTranscript, ImportError>
}

/** A format in JSON; the file is parsed once for all of them. */
export type JsonImporter = Importer<unknown>

/** A format in a zip; a file may hold several transcripts. */
export interface PackageImporter {
  readonly id: string
  readonly extensions: readonly string[]
  /** The part that all files of the format have, and no others. */
  readonly part: RegExp
  /** `main` is the name of that part. */
  read(archive: Archive, main: string): Result<readonly ImportedTranscript[], ImportError>
}
