import { fail, ok } from '../core/result.ts'
import type { AppEvent } from '../ipc/contract.ts'
import type { CallResult } from '../ipc/result.ts'
import { interfaceLanguage } from '../ipc/interface-language.ts'
import { createServer, type Handlers } from '../ipc/server.ts'
import { defineHandlers, withStudy, type Context } from './context.ts'
import type { Host } from './hosts/host.ts'
import { createTextWorker } from './jobs/text-worker-client.ts'
import { createMediaWorkers } from './media/media-workers.ts'
import { openPreferences, type Preferences } from './preferences.ts'
import { createRequestHandler } from './requests.ts'
import { detectHandlers } from './services/detect.ts'
import { exportHandlers } from './services/export.ts'
import { markerHandlers } from './services/markers.ts'
import { peopleHandlers } from './services/people.ts'
import { recordingHandlers } from './services/recordings.ts'
import { reviewHandlers } from './services/review.ts'
import { routes } from './services/routes.ts'
import { studyHandlers, type StudyPlaces } from './services/studies.ts'
import { transcriptHandlers } from './services/transcripts.ts'
import { createSession } from './session.ts'
import { listAudit } from './store/audit.ts'
import { isDiskFull } from './store/connection.ts'

/** The whole program behind a host: it answers calls and requests and tells of events. */
export interface Program {
  /** Never rejects. */
  call(name: string, input: unknown): Promise<CallResult>
  subscribe(listener: (event: AppEvent) => void): () => void
  handleRequest(request: Request): Promise<Response>
  close(): Promise<void>
}

export interface ProgramOptions extends StudyPlaces {
  readonly rendererFolder: string
  readonly host: Host
  readonly version: string
}

const AUTO_LOCK_CHECK_MS = 5_000

function appHandlers(context: Context, preferences: Preferences, version: string) {
  return defineHandlers({
    'app.state': () =>
      ok({
        version,
        host: context.host.kind,
        locale: context.host.locale,
        settings: preferences.settings(),
        study: context.session.state(),
      }),
    'app.active': () => ok(null),
    'settings.put': async (settings) => {
      await preferences.putSettings(settings)
      return ok(settings)
    },
    'log.list': ({ limit }) => withStudy(context, ({ db }) => ok(listAudit(db, limit))),
    'job.list': () => withStudy(context, ({ jobs }) => ok([...jobs.list()])),
    'job.cancel': ({ id }) =>
      withStudy(context, ({ jobs }) => {
        jobs.cancel(id)
        return ok(null)
      }),
  })
}

/** Locks a protected study after the set minutes without a call; returns how to stop. */
function autoLock(context: Context, preferences: Preferences, lastCallAt: () => number) {
  const timer = setInterval(() => {
    const minutes = preferences.settings().autoLockMinutes
    const idleMs = Date.now() - lastCallAt()
    const { current } = context.session
    const busy =
      current.status === 'open' && current.study.jobs.list().some((job) => job.state === 'running')
    if (minutes > 0 && !busy && idleMs > minutes * 60_000) void context.session.lock()
  }, AUTO_LOCK_CHECK_MS)
  timer.unref()
  return () => clearInterval(timer)
}

export function createProgram(options: ProgramOptions): Program {
  const listeners = new Set<(event: AppEvent) => void>()
  const emit = (event: AppEvent) => listeners.forEach((listener) => listener(event))
  const preferences = openPreferences(options.userDataFolder)
  const session = createSession(emit)
  const worker = createTextWorker()
  const language = () => interfaceLanguage(preferences.settings().language, options.host.locale)
  const media = createMediaWorkers()
  const context: Context = { host: options.host, session, worker, media, language, emit }
  const handlers: Handlers = {
    ...appHandlers(context, preferences, options.version),
    ...studyHandlers(context, preferences, options),
    ...recordingHandlers(context),
    ...markerHandlers(context),
    ...transcriptHandlers(context),
    ...detectHandlers(context),
    ...reviewHandlers(context),
    ...peopleHandlers(context),
    ...exportHandlers(context),
  }
  const server = createServer(handlers, {
    expected: (error) => (isDiskFull(error) ? fail({ code: 'disk-full' }) : null),
  })
  let lastCallAt = Date.now()
  const stopAutoLock = autoLock(context, preferences, () => lastCallAt)

  return {
    call(name, input) {
      lastCallAt = Date.now()
      return server.call(name, input)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    handleRequest: createRequestHandler({
      rendererFolder: options.rendererFolder,
      routes: routes(context),
    }),
    async close() {
      stopAutoLock()
      await session.close()
      await Promise.all([worker.close(), media.close()])
    },
  }
}
