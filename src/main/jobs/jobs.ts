import type { AppEvent } from '../../ipc/contract.ts'
import type { Failure, Job } from '../../ipc/schemas.ts'
import type { Result } from '../../core/result.ts'
import { newId } from '../new-id.ts'
import { sql, type WritableDB } from '../store/connection.ts'

/** What a running job may do: tell how far it is (0 to 1), and heed the signal. */
export interface JobContext {
  readonly id: string
  readonly signal: AbortSignal
  report(value: number): void
}

export interface JobRequest {
  readonly kind: Job['kind']
  /** Shown to the person who started it; never stored or logged. */
  readonly label: string
  /** Resolves to what the job made, if anything. A job whose signal is aborted is cancelled. */
  readonly run: (context: JobContext) => Promise<Result<string | null, Failure>>
}

export interface Jobs {
  start(request: JobRequest): Job
  cancel(id: string): void
  list(): readonly Job[]
  /** Resolves when the job has ended, at once if it has. */
  ended(id: string): Promise<Job>
  /** Cancels what runs and waits for it. */
  stop(): Promise<void>
}

/** Events of one job are at least this far apart, but for the last. */
const REPORT_EVERY_MS = 60

/** The jobs of one open study. A job that a crash cut off is listed as `interrupted`. */
export function createJobs(db: WritableDB, emit: (event: AppEvent) => void): Jobs {
  const jobs = new Map<string, Job>()
  const running = new Map<string, { controller: AbortController; ended: Promise<Job> }>()

  function update(id: string, change: Partial<Job>): Job {
    const job = { ...jobs.get(id)!, ...change }
    jobs.set(id, job)
    emit({ type: 'job', job })
    return job
  }

  function end(id: string, change: Partial<Job>): Job {
    running.delete(id)
    sql(db, 'DELETE FROM job WHERE id = ?').run(id)
    return update(id, change)
  }

  async function carryOut(id: string, request: JobRequest, signal: AbortSignal): Promise<Job> {
    let last = 0
    const report = (value: number) => {
      const now = Date.now()
      if (now - last < REPORT_EVERY_MS || signal.aborted) return
      last = now
      update(id, { value: Math.min(1, Math.max(0, value)) })
    }
    try {
      const result = await request.run({ id, signal, report })
      if (signal.aborted) return end(id, { state: 'cancelled' })
      if (!result.ok) return end(id, { state: 'failed', error: result.error })
      return end(id, { state: 'done', value: 1, resultId: result.value })
    } catch (error) {
      if (signal.aborted) return end(id, { state: 'cancelled' })
      console.error(`bug in job ${request.kind}: ${error instanceof Error ? error.name : 'thrown'}`)
      return end(id, { state: 'failed', error: { code: 'internal' } })
    }
  }

  const blank = { value: 0, label: '', resultId: null, error: null } as const
  const left = sql(db, 'SELECT id, kind FROM job').all() as Pick<Job, 'id' | 'kind'>[]
  for (const job of left) jobs.set(job.id, { ...blank, ...job, state: 'interrupted' })
  sql(db, 'DELETE FROM job').run()

  return {
    start(request) {
      const id = newId()
      const { kind, label } = request
      const controller = new AbortController()
      const job: Job = { ...blank, id, kind, label, state: 'running' }
      jobs.set(id, job)
      sql(db, "INSERT INTO job (id, kind, state, started_at) VALUES (?, ?, 'running', ?)").run(
        id,
        kind,
        new Date().toISOString(),
      )
      emit({ type: 'job', job })
      running.set(id, { controller, ended: carryOut(id, request, controller.signal) })
      return job
    },
    cancel: (id) => running.get(id)?.controller.abort(),
    list: () => [...jobs.values()],
    ended: async (id) => running.get(id)?.ended ?? jobs.get(id)!,
    async stop() {
      for (const { controller } of running.values()) controller.abort()
      await Promise.all([...running.values()].map((job) => job.ended))
    },
  }
}
