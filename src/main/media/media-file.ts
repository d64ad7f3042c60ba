import { open, type FileHandle } from 'node:fs/promises'
import {
  CHUNK_BYTES,
  chunkPlace,
  HEADER_BYTES,
  layoutOf,
  openChunk,
  saltOf,
  type Layout,
} from './sealed-chunks.ts'

const STREAM_BYTES = 4 * CHUNK_BYTES
const KEPT_CHUNKS = 8

/** A recording's stored bytes were changed, cut or put in another's place. */
export class MediaDamaged extends Error {
  override readonly name = 'MediaDamaged'
}

/**
 * A recording's plain bytes. Offsets are bytes, `end` exclusive, `0 <= start <= end <= size`. No
 * file is held open between reads, so one that is left lying costs and blocks nothing.
 */
export interface MediaFile {
  readonly size: number
  /** Throws MediaDamaged where the bytes can't be trusted. */
  readonly read: (start: number, end: number) => Promise<Uint8Array>
  /** Reads as its reader asks for more; errors with MediaDamaged. */
  readonly stream: (start: number, end: number) => ReadableStream<Uint8Array>
  /** Drops what is kept decrypted. A stream under way goes on as long as the study key lives. */
  readonly close: () => Promise<void>
}

type Read = MediaFile['read']

function mediaFile(size: number, readWithin: Read, close: () => void = () => {}): MediaFile {
  const read: Read = async (start, end) => {
    if (!(start >= 0 && start <= end && end <= size)) throw new RangeError('outside the recording')
    return start === end ? new Uint8Array() : readWithin(start, end)
  }
  return {
    size,
    read,
    stream: (start, end) => streamOf(read, start, end),
    close: async () => close(),
  }
}

function streamOf(read: Read, start: number, end: number): ReadableStream<Uint8Array> {
  let position = start
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = Math.min(position + STREAM_BYTES, end)
        if (next > position) controller.enqueue(await read(position, next))
        position = next
        if (position >= end) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}

async function readExactly(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  for (let filled = 0; filled < length;) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled)
    if (bytesRead === 0) throw new MediaDamaged('the file is shorter than it was')
    filled += bytesRead
  }
  return bytes
}

/** Runs `use` on the opened file, and closes it whatever happens. */
async function withFile<Value>(
  path: string,
  use: (handle: FileHandle) => Promise<Value>,
): Promise<Value> {
  const handle = await open(path)
  try {
    return await use(handle)
  } finally {
    await handle.close()
  }
}

/** Opens an unprotected recording; null where it is empty. */
export async function openPlain(path: string): Promise<MediaFile | null> {
  const size = await withFile(path, async (handle) => (await handle.stat()).size)
  if (size === 0) return null
  return mediaFile(size, (start, end) =>
    withFile(path, (handle) => readExactly(handle, start, end - start)),
  )
}

/** Gives the file's key, by its salt, for as long as `use` runs. */
export type WithKey = <Value>(salt: Uint8Array, use: (key: Buffer) => Value) => Value

interface Sealed {
  readonly recordingId: string
  readonly salt: Uint8Array
  readonly layout: Layout
  readonly withKey: WithKey
}

async function readChunk(handle: FileHandle, sealed: Sealed, index: number): Promise<Buffer> {
  const { recordingId, salt, layout, withKey } = sealed
  const { position, length } = chunkPlace(layout, index)
  const bytes = await readExactly(handle, position, length)
  const chunk = { recordingId, index, last: index === layout.chunks - 1 }
  const plain = withKey(salt, (key) => openChunk(key, chunk, bytes))
  if (!plain) throw new MediaDamaged('a chunk does not fit its tag')
  return plain
}

/** Reads through the last few chunks that were decrypted, which are in `kept`. */
function chunkReader(path: string, sealed: Sealed, kept: Map<number, Buffer>): Read {
  const chunkAt = async (handle: FileHandle, index: number): Promise<Buffer> => {
    const plain = kept.get(index) ?? (await readChunk(handle, sealed, index))
    kept.delete(index)
    kept.set(index, plain)
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_CHUNKS) break
      kept.delete(oldest)
    }
    return plain
  }
  return (start, end) =>
    withFile(path, async (handle) => {
      const plain = Buffer.alloc(end - start)
      for (let index = Math.floor(start / CHUNK_BYTES); index * CHUNK_BYTES < end; index++) {
        const offset = index * CHUNK_BYTES
        const chunk = await chunkAt(handle, index)
        plain.set(
          chunk.subarray(Math.max(0, start - offset), end - offset),
          Math.max(0, offset - start),
        )
      }
      return plain
    })
}

/**
 * Opens a protected recording. Its last chunk is checked at once, which vouches for the length;
 * null where that fails or the file is none of ours.
 */
export async function openSealed(
  path: string,
  recordingId: string,
  withKey: WithKey,
): Promise<MediaFile | null> {
  return withFile(path, async (handle) => {
    const layout = layoutOf((await handle.stat()).size)
    const salt = layout && saltOf(await readExactly(handle, 0, HEADER_BYTES))
    if (!layout || !salt) return null
    const sealed = { recordingId, salt, layout, withKey }
    try {
      await readChunk(handle, sealed, layout.chunks - 1)
    } catch (error) {
      if (error instanceof MediaDamaged) return null
      throw error
    }
    const kept = new Map<number, Buffer>()
    return mediaFile(layout.size, chunkReader(path, sealed, kept), () => kept.clear())
  })
}
