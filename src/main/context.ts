import { fail, type Result } from '../core/result.ts'
import type { Language } from '../core/transcript/model.ts'
import type { AppEvent } from '../ipc/contract.ts'
import type { Handlers } from '../ipc/server.ts'
import type { Host } from './hosts/host.ts'
import type { OpenStudy, Session } from './session.ts'
import type { TextWorker } from './jobs/text-worker-client.ts'
import type { MediaWorkers } from './media/media-workers.ts'

/** What every service may use. */
export interface Context {
  readonly host: Host
  readonly session: Session
  readonly worker: TextWorker
  readonly media: MediaWorkers
  /** The interface's language: that of new transcripts until somebody says otherwise. */
  language(): Language
  emit(event: AppEvent): void
}

/** Handlers of some of the contract's calls, typed by their names. */
export const defineHandlers = <Name extends keyof Handlers>(
  handlers: Pick<Handlers, Name>,
): Pick<Handlers, Name> => handlers

type NoStudy = { readonly code: 'no-study' | 'locked' }

/** Runs `work` on the open study, or answers why there is none. */
export function withStudy<Answer>(
  context: Context,
  work: (study: OpenStudy) => Answer,
): Answer | Result<never, NoStudy> {
  const { current } = context.session
  if (current.status === 'open') return work(current.study)
  return fail({ code: current.status === 'locked' ? 'locked' : 'no-study' })
}

/** Tells the page that a list is out of date. */
export function changed(
  context: Context,
  what: Extract<AppEvent, { type: 'changed' }>['what'],
  id: string | null = null,
): void {
  context.emit({ type: 'changed', what, id })
}
