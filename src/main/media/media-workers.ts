import { Worker } from 'node:worker_threads'
import { fail } from '../../core/result.ts'
import type { MediaFile } from './media-file.ts'
import type { FoundOrNot, FromWorker, ToWorker } from './media-messages.ts'

type Readable = Pick<MediaFile, 'size' | 'read'>

/** A file in a thread of its own. */
export interface MediaSession {
  readonly found: FoundOrNot
  /** The converted file, where one is to be made; throws where that can't be done. */
  readonly converted: () => AsyncIterable<Uint8Array>
}

/** Examines and converts recordings off the main thread; a few at a time. */
export interface MediaWorkers {
  /**
   * Gives what `file` is to `use`. A thread that takes too long, or whose signal is aborted, is
   * ended, and the file counts as broken.
   */
  readonly open: <Value>(
    file: Readable,
    use: (session: MediaSession) => Promise<Value>,
    signal?: AbortSignal,
  ) => Promise<Value>
  readonly close: () => Promise<void>
}

/** How long an answer may take, and longer by the file's size: it may have to be read once. */
const LIMIT_MS = 20_000
const BYTES_PER_MS = 5_000
const MOST_THREADS = 2
/** A file that asks for more is broken; the index of 10 h of sound takes a tenth of it. */
const MEMORY_MB = 512

/** A thread ended, or said that it can't go on. */
class MediaWorkerFailed extends Error {
  override readonly name = 'MediaWorkerFailed'
}

const workerFile = (): URL =>
  new URL(
    import.meta.url.endsWith('.ts') ? './media-worker.ts' : './media-worker.js',
    import.meta.url,
  )

type Answer = Extract<FromWorker, { type: 'found' | 'piece' }>

/** One thread, which works on one file at a time. */
function createThread(limitMs: number) {
  const worker = new Worker(workerFile(), { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
  let file: Readable | null = null
  let alive = true
  let timer: NodeJS.Timeout | undefined
  let settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null

  const post = (message: ToWorker) => worker.postMessage(message)

  function fell(): void {
    alive = false
    clearTimeout(timer)
    settle?.reject(new MediaWorkerFailed())
    settle = null
  }

  function end(): Promise<unknown> {
    fell()
    return worker.terminate()
  }

  async function answerRead(id: number, start: number, end: number): Promise<void> {
    const bytes = await file?.read(start, end).catch(() => null)
    if (alive) post({ type: 'bytes', id, bytes: bytes ?? null })
  }

  worker.unref()
  worker.on('error', fell)
  worker.on('exit', fell)
  worker.on('message', (message: FromWorker) => {
    if (message.type === 'read') return void answerRead(message.id, message.start, message.end)
    const asked = settle
    settle = null
    clearTimeout(timer)
    if (message.type === 'failed') asked?.reject(new MediaWorkerFailed())
    else asked?.resolve(message)
  })

  function ask(message: ToWorker): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (!alive) return reject(new MediaWorkerFailed())
      settle = { resolve, reject }
      timer = setTimeout(() => void end(), limitMs + (file?.size ?? 0) / BYTES_PER_MS)
      post(message)
    })
  }

  return {
    isAlive: () => alive,
    end,
    async examine(next: Readable): Promise<FoundOrNot> {
      file = next
      const answer = await ask({ type: 'examine', size: next.size }).catch(() => null)
      return answer?.type === 'found' ? answer.found : fail({ code: 'file-broken' })
    },
    async *converted(): AsyncIterable<Uint8Array> {
      for (;;) {
        const answer = await ask({ type: 'next' })
        if (answer.type !== 'piece' || answer.bytes === null) return
        yield answer.bytes
      }
    },
    /** Whether the thread can take another file: not while it is still asked something. */
    isIdle: () => alive && settle === null,
  }
}

type Thread = ReturnType<typeof createThread>

export function createMediaWorkers(limitMs = LIMIT_MS): MediaWorkers {
  const threads = new Set<Thread>()
  const idle: Thread[] = []
  const queue: (() => void)[] = []
  let busy = 0

  async function acquire(): Promise<Thread> {
    if (busy >= MOST_THREADS) await new Promise<void>((resolve) => queue.push(resolve))
    busy += 1
    const known = idle.pop()
    if (known?.isAlive()) return known
    const made = createThread(limitMs)
    threads.add(made)
    return made
  }

  function release(thread: Thread): void {
    busy -= 1
    if (thread.isIdle()) idle.push(thread)
    else {
      threads.delete(thread)
      void thread.end()
    }
    queue.shift()?.()
  }

  return {
    async open(file, use, signal) {
      const thread = await acquire()
      const stop = () => void thread.end()
      if (signal?.aborted) stop()
      signal?.addEventListener('abort', stop, { once: true })
      try {
        const found = await thread.examine(file)
        return await use({ found, converted: () => thread.converted() })
      } finally {
        signal?.removeEventListener('abort', stop)
        release(thread)
      }
    },
    async close() {
      await Promise.all([...threads].map((thread) => thread.end()))
    },
  }
}
