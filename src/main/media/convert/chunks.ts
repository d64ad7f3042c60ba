import type { Readable } from './byte-window.ts'

/** A named stretch of a file: RIFF, IFF, CAF and Wave64 are made of those. */
export interface Chunk {
  readonly id: string
  readonly start: number
  /** As the file says; may reach past its end. */
  readonly bytes: number
}

export interface ChunkLayout {
  readonly start: number
  readonly headerBytes: number
  readonly read: (header: DataView) => { readonly id: string; readonly bytes: number }
  /** Chunks begin at multiples of this. */
  readonly align: number
}

const MAX_CHUNKS = 1_000

/** The text of a view's bytes, one letter a byte. */
export const textAt = (view: DataView, at: number, length: number): string =>
  String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)))

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The file's chunks, up to where they stop making sense. */
export async function listChunks(file: Readable, layout: ChunkLayout): Promise<Chunk[]> {
  const chunks: Chunk[] = []
  let position = layout.start
  while (position + layout.headerBytes <= file.size && chunks.length < MAX_CHUNKS) {
    const header = await file.read(position, position + layout.headerBytes)
    const { id, bytes } = layout.read(viewOf(header))
    const start = position + layout.headerBytes
    if (!(bytes >= 0)) break
    chunks.push({ id, start, bytes })
    position = start + Math.ceil(bytes / layout.align) * layout.align
  }
  return chunks
}

/** The first bytes of a chunk, null where it has fewer. */
export async function chunkHead(
  file: Readable,
  chunk: Chunk | undefined,
  length: number,
): Promise<DataView | null> {
  if (!chunk || chunk.bytes < length || chunk.start + length > file.size) return null
  return viewOf(await file.read(chunk.start, chunk.start + length))
}
