import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Plain bytes in every chunk but the last, which has at least one. */
export const CHUNK_BYTES = 64 * 1024
const TAG_BYTES = 16
const SEALED_BYTES = CHUNK_BYTES + TAG_BYTES
const NONCE_BYTES = 12

const MAGIC = Buffer.from('SVOCREC\u0001', 'latin1')
const SALT_BYTES = 32
/** Magic with the version in its last byte, then the file's own salt. */
export const HEADER_BYTES = MAGIC.length + SALT_BYTES

/** The salt of a new file; it gives every file a key of its own. */
export const newSalt = (): Buffer => randomBytes(SALT_BYTES)

export const headerOf = (salt: Uint8Array): Buffer => Buffer.concat([MAGIC, salt])

/** The salt in a header, or null where it is no header of this version. */
export function saltOf(header: Uint8Array): Uint8Array | null {
  if (header.length !== HEADER_BYTES || !MAGIC.equals(header.subarray(0, MAGIC.length))) return null
  return header.subarray(MAGIC.length)
}

/** What a sealed file holds: plain bytes, in so many chunks. */
export interface Layout {
  readonly size: number
  readonly chunks: number
}

/** The layout of a sealed file of `fileBytes`; null where none can have that length. */
export function layoutOf(fileBytes: number): Layout | null {
  const body = fileBytes - HEADER_BYTES
  const chunks = Math.ceil(body / SEALED_BYTES)
  const last = body - (chunks - 1) * SEALED_BYTES
  return body > 0 && last > TAG_BYTES ? { size: body - chunks * TAG_BYTES, chunks } : null
}

/** Where in the file a chunk is, and how long, tag included. */
export function chunkPlace(
  { size, chunks }: Layout,
  index: number,
): { readonly position: number; readonly length: number } {
  const plain = index === chunks - 1 ? size - index * CHUNK_BYTES : CHUNK_BYTES
  return { position: HEADER_BYTES + index * SEALED_BYTES, length: plain + TAG_BYTES }
}

/** What a chunk is bound to: the recording, its place, and whether the recording ends with it. */
export interface ChunkIdentity {
  readonly recordingId: string
  readonly index: number
  readonly last: boolean
}

const associated = ({ recordingId, index, last }: ChunkIdentity): Buffer =>
  Buffer.from(`sottovoce/1/chunk/${recordingId}/${index}/${last ? 'last' : 'more'}`)

/** The chunk's number: never used twice under one key, since each file has its own. */
function nonceOf({ index }: ChunkIdentity): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES)
  nonce.writeUIntBE(index, NONCE_BYTES - 6, 6)
  return nonce
}

/** Ciphertext with the tag at its end. */
export function sealChunk(key: Buffer, chunk: ChunkIdentity, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(chunk)).setAAD(associated(chunk))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** The plain bytes, or null where the chunk was changed or belongs elsewhere. */
export function openChunk(key: Buffer, chunk: ChunkIdentity, sealed: Uint8Array): Buffer | null {
  const end = sealed.length - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(chunk), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(associated(chunk))
    .setAuthTag(sealed.subarray(end))
  const plain = decipher.update(sealed.subarray(0, end))
  try {
    decipher.final()
    return plain
  } catch {
    return null
  }
}
