import type { ImportError, KnownFile } from '../../../core/importers/index.ts'
import type { Result } from '../../../core/result.ts'

/** To the worker: a file's bytes, which it keeps. */
export interface ReadRequest {
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** From the worker, once: what the file says, without times of words, which no transcript holds. */
export type ReadReply = Result<KnownFile, ImportError>
