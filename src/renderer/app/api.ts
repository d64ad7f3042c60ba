import { connect } from '../../ipc/client.ts'
import type { CallName, CallOutput } from '../../ipc/contract.ts'
import type { Result } from '../../core/result.ts'
import type { Failure } from '../../ipc/schemas.ts'

/** The page's one line to main. */
export const api = connect()

/** An expected failure of a call, as TanStack Query wants it: thrown. */
export class CallError extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.code)
    this.failure = failure
  }
}

/** The value of a call that succeeded; throws `CallError` otherwise. */
export async function value<Name extends CallName>(
  answer: Promise<Result<CallOutput<Name>, Failure>>,
): Promise<CallOutput<Name>> {
  const result = await answer
  if (!result.ok) throw new CallError(result.error)
  return result.value
}
