import { parentPort } from 'node:worker_threads'
import { TASKS, type TaskName } from './tasks.ts'

/** Runs the tasks that would hold up main, one after the other. */
parentPort?.on(
  'message',
  async ({ id, name, input }: { id: number; name: TaskName; input: unknown }) => {
    const task = TASKS[name] as (input: unknown) => unknown
    try {
      parentPort?.postMessage({ id, value: await task(input) })
    } catch (error) {
      parentPort?.postMessage({ id, failed: error instanceof Error ? error.name : 'thrown' })
    }
  },
)
