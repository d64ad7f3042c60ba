import type { Failure } from './schemas.ts'

/** A call's answer on the wire: a value as it crosses both hosts, errors included. */
export type CallResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: Failure }

/** An expected failure of one call; `details` holds numbers or ids for the wording, never content. */
export interface CallFailure<Code extends string> {
  readonly code: Code
  readonly details?: Failure['details']
}
