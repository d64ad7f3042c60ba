import { Worker } from 'node:worker_threads'
import type { TASKS, TaskName } from './tasks.ts'

type Input<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[0]
type Output<Name extends TaskName> = Awaited<ReturnType<(typeof TASKS)[Name]>>

export interface TextWorker {
  /** Runs a task off the main thread. Rejects with an AbortError when the signal fires. */
  run<Name extends TaskName>(
    name: Name,
    input: Input<Name>,
    signal?: AbortSignal,
  ): Promise<Output<Name>>
  close(): Promise<void>
}

interface Pending {
  readonly name: TaskName
  readonly input: unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

const workerFile = (): URL =>
  new URL(
    import.meta.url.endsWith('.ts') ? './text-worker.ts' : './text-worker.js',
    import.meta.url,
  )

const aborted = (): Error => new DOMException('cancelled', 'AbortError')

/**
 * One worker thread, started at the first task. A task can't be stopped from outside, so cancelling
 * one ends the thread; the others are given to a new one.
 */
export function createTextWorker(): TextWorker {
  let worker: Worker | null = null
  let last = 0
  const pending = new Map<number, Pending>()

  function settle(id: number, how: (task: Pending) => void): void {
    const task = pending.get(id)
    pending.delete(id)
    if (task) how(task)
  }

  function post(id: number, { name, input }: Pending): void {
    worker ??= start()
    worker.postMessage({ id, name, input })
  }

  function restart(): void {
    void worker?.terminate()
    worker = null
    for (const [id, task] of pending) post(id, task)
  }

  function start(): Worker {
    const made = new Worker(workerFile())
    made.unref()
    made.on('message', ({ id, value, failed }: { id: number; value: unknown; failed?: string }) =>
      settle(id, (task) =>
        failed ? task.reject(new Error(`task failed: ${failed}`)) : task.resolve(value),
      ),
    )
    made.on('error', (error) => {
      if (made !== worker) return
      worker = null
      for (const id of [...pending.keys()]) settle(id, (task) => task.reject(error))
    })
    return made
  }

  return {
    run<Name extends TaskName>(name: Name, input: Input<Name>, signal?: AbortSignal) {
      if (signal?.aborted) return Promise.reject(aborted())
      const id = ++last
      const stop = () => {
        if (!pending.has(id)) return
        settle(id, (task) => task.reject(aborted()))
        restart()
      }
      signal?.addEventListener('abort', stop, { once: true })
      return new Promise<Output<Name>>((resolve, reject) => {
        const task = {
          name,
          input,
          resolve: (value: unknown) => resolve(value as Output<Name>),
          reject,
        }
        pending.set(id, task)
        post(id, task)
      }).finally(() => signal?.removeEventListener('abort', stop))
    },
    async close() {
      for (const id of [...pending.keys()]) settle(id, (task) => task.reject(aborted()))
      await worker?.terminate()
      worker = null
    },
  }
}
