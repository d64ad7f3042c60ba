import type { Result } from '../../core/result.ts'
import type { Refusal } from './examine.ts'
import type { Probed } from './probe.ts'

/** What is found out about a file. `convertedBytes` is null where it is taken as it is. */
export interface Found {
  readonly probed: Probed
  /** About how many bytes the converted file will have. */
  readonly convertedBytes: number | null
}

export type FoundOrNot = Result<Found, Refusal>

/** What main says to the worker: one file after the other, each begun by `examine`. */
export type ToWorker =
  | { readonly type: 'examine'; readonly size: number }
  | { readonly type: 'bytes'; readonly id: number; readonly bytes: Uint8Array | null }
  | { readonly type: 'next' }

/** What the worker says. `read` is answered by `bytes`; null there tells that it can't be read. */
export type FromWorker =
  | { readonly type: 'read'; readonly id: number; readonly start: number; readonly end: number }
  | { readonly type: 'found'; readonly found: FoundOrNot }
  /** A piece of the converted file; null after the last. */
  | { readonly type: 'piece'; readonly bytes: Uint8Array | null }
  | { readonly type: 'failed' }
