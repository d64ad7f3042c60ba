import { createHash } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fail, ok, type Result } from '../../core/result.ts'
import { syncFolder, writeFailure, type WriteFailure } from '../security/files.ts'
import { CHUNK_BYTES, headerOf, sealChunk } from './sealed-chunks.ts'

export interface WriteOptions {
  readonly signal?: AbortSignal
  /** Called with the plain bytes stored so far. */
  readonly onBytes?: (bytes: number) => void
}

/** Plain size, and SHA-256 of the plain bytes in hex. */
export interface Stored {
  readonly bytes: number
  readonly sha256: string
}

export type StoreFailure = 'cancelled' | 'cannot-read' | 'file-empty' | WriteFailure

/** Where plain bytes go; `finish` stores what is still held back. */
interface Sink {
  readonly add: (bytes: Uint8Array) => Promise<void>
  readonly finish: () => Promise<void>
}

/** How a part file takes bytes; `plainSink` or what `sealedSink` makes. */
export type OpenSink = (handle: FileHandle) => Promise<Sink>

/** Stores bytes as they are. */
export const plainSink: OpenSink = async (handle) => ({
  add: (bytes) => handle.appendFile(bytes),
  finish: async () => {},
})

/** Stores bytes in sealed chunks. A full chunk waits until it is known whether it is the last. */
export const sealedSink =
  (recordingId: string, salt: Uint8Array, key: Buffer): OpenSink =>
  async (handle) => {
    const chunk = Buffer.alloc(CHUNK_BYTES)
    let filled = 0
    let index = 0
    const flush = async (last: boolean) => {
      const identity = { recordingId, index, last }
      await handle.appendFile(sealChunk(key, identity, chunk.subarray(0, filled)))
      index += 1
      filled = 0
    }
    await handle.appendFile(headerOf(salt))
    return {
      async add(bytes) {
        for (let offset = 0; offset < bytes.length;) {
          if (filled === CHUNK_BYTES) await flush(false)
          const piece = bytes.subarray(offset, offset + CHUNK_BYTES - filled)
          chunk.set(piece, filled)
          filled += piece.length
          offset += piece.length
        }
      },
      finish: () => flush(true),
    }
  }

/** Settles with `promise`, or rejects as soon as the signal aborts. */
function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new DOMException('aborted', 'AbortError'))
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** The source's next bytes; a source that stalls doesn't keep a cancel waiting. */
async function nextOf(
  source: AsyncIterator<Uint8Array>,
  signal: AbortSignal,
): Promise<Result<IteratorResult<Uint8Array>, 'cancelled' | 'cannot-read'>> {
  try {
    return ok(await orAborted(source.next(), signal))
  } catch {
    return fail(signal.aborted ? 'cancelled' : 'cannot-read')
  }
}

async function pour(
  source: AsyncIterator<Uint8Array>,
  sink: Sink,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Result<Stored, StoreFailure>> {
  const hash = createHash('sha256')
  let bytes = 0
  for (;;) {
    const next = await nextOf(source, signal)
    if (!next.ok) return next
    if (next.value.done) break
    hash.update(next.value.value)
    await sink.add(next.value.value)
    bytes += next.value.value.length
    onBytes(bytes)
  }
  if (bytes === 0) return fail('file-empty')
  await sink.finish()
  return ok({ bytes, sha256: hash.digest('hex') })
}

async function fillPart(
  part: string,
  openSink: OpenSink,
  source: AsyncIterable<Uint8Array>,
  { signal = new AbortController().signal, onBytes = () => {} }: WriteOptions,
): Promise<Result<Stored, StoreFailure>> {
  const handle = await open(part, 'wx', 0o600)
  const iterator = source[Symbol.asyncIterator]()
  try {
    const stored = await pour(iterator, await openSink(handle), signal, onBytes)
    if (stored.ok) await handle.sync()
    return signal.aborted ? fail('cancelled') : stored
  } finally {
    await handle.close()
    iterator.return?.().catch(() => {})
  }
}

/** What a file is called while it is written. */
export const PART_SUFFIX = '.part'

/** Streams `source` into `path` by way of a part file, of which nothing is left on any failure. */
export async function writeMedia(
  path: string,
  openSink: OpenSink,
  source: AsyncIterable<Uint8Array>,
  options: WriteOptions,
): Promise<Result<Stored, StoreFailure>> {
  const part = path + PART_SUFFIX
  try {
    const stored = await fillPart(part, openSink, source, options)
    if (!stored.ok) {
      await rm(part, { force: true })
      return stored
    }
    await rename(part, path)
    await syncFolder(dirname(path))
    return stored
  } catch (error) {
    await rm(part, { force: true })
    return fail(writeFailure(error))
  }
}
