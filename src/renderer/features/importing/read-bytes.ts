import { decodeText, readKnown, type ImportError } from '../../../core/importers/index.ts'
import type { KnownTranscript } from '../../../core/importers/index.ts'
import { fail, type Result } from '../../../core/result.ts'

/** A file's bytes as a transcript: the one place where the page decides what can be imported. */
export function readBytes(bytes: Uint8Array): Result<KnownTranscript, ImportError> {
  if (bytes.length === 0) return fail('file-empty')
  const text = decodeText(bytes)
  return text === null ? fail('file-unsupported') : readKnown(text)
}
