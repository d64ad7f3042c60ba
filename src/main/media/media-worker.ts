import { parentPort } from 'node:worker_threads'
import { Logging, LogLevel } from 'mediabunny'
import { ok } from '../../core/result.ts'
import type { Readable } from './convert/byte-window.ts'
import { joined } from './convert/byte-writer.ts'
import { examine, type Examined } from './examine.ts'
import type { FoundOrNot, FromWorker, ToWorker } from './media-messages.ts'

Logging.level = LogLevel.Silent

const tell = (message: FromWorker) => parentPort?.postMessage(message)

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}

const waiting = new Map<number, Waiting>()
let lastRead = 0
let examined: Examined | null = null
let pieces: AsyncIterator<Uint8Array> | null = null

/** The file, whose bytes main reads from the vault: the key stays there. */
const remoteFile = (size: number): Readable => ({
  size,
  read: (start, end) =>
    new Promise((resolve, reject) => {
      const id = ++lastRead
      waiting.set(id, { resolve, reject })
      tell({ type: 'read', id, start, end })
    }),
})

async function begin(size: number): Promise<void> {
  examined?.close()
  examined = null
  pieces = null
  const result = await examine(remoteFile(size))
  if (result.ok) {
    examined = result.value
    pieces = result.value.conversion?.run()[Symbol.asyncIterator]() ?? null
  }
  const found: FoundOrNot = result.ok
    ? ok({
        probed: result.value.probed,
        convertedBytes: result.value.conversion?.bytes ?? null,
      })
    : result
  tell({ type: 'found', found })
}

/** Pieces are sent together up to this size, for every message has its cost. */
const MESSAGE_BYTES = 1 << 18

async function sendNext(): Promise<void> {
  const parts: Uint8Array[] = []
  for (let bytes = 0; bytes < MESSAGE_BYTES;) {
    const next = await pieces?.next()
    if (next === undefined || next.done === true) break
    parts.push(next.value)
    bytes += next.value.length
  }
  const [only] = parts
  const bytes = parts.length > 1 ? joined(parts) : (only ?? null)
  tell({ type: 'piece', bytes })
}

function takeBytes(id: number, bytes: Uint8Array | null): void {
  const read = waiting.get(id)
  waiting.delete(id)
  if (bytes === null) read?.reject(new Error('the file could not be read'))
  else read?.resolve(bytes)
}

const failed = () => tell({ type: 'failed' })

parentPort?.on('message', (message: ToWorker) => {
  if (message.type === 'bytes') takeBytes(message.id, message.bytes)
  else if (message.type === 'next') sendNext().catch(failed)
  else begin(message.size).catch(failed)
})
