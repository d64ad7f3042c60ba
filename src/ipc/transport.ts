import type { AppEvent } from './contract.ts'
import type { CallResult } from './result.ts'

/** Carries calls to main and events back. Calls never reject: a broken line is `internal`. */
export interface Transport {
  call(name: string, input: unknown): Promise<CallResult>
  /** Tells of every event until the returned function is called. */
  onEvent(listener: (event: AppEvent) => void): () => void
}
