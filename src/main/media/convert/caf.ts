import type { Readable } from './byte-window.ts'
import { chunkHead, listChunks, textAt, type ChunkLayout } from './chunks.ts'
import type { Encoding, RawSound } from './raw-sound.ts'

const LAYOUT: ChunkLayout = {
  start: 8,
  headerBytes: 12,
  align: 1,
  // A size of -1 says that the sound goes on to the end of the file.
  read: (view) => {
    const bytes = Number(view.getBigInt64(4))
    return { id: textAt(view, 0, 4), bytes: bytes === -1 ? Number.MAX_SAFE_INTEGER : bytes }
  },
}

const FLAG_FLOAT = 1
const FLAG_LITTLE_ENDIAN = 2
const EDIT_COUNT_BYTES = 4

function encodingOf(format: string, flags: number, bits: number): Encoding | null {
  if (format === 'alaw' || format === 'ulaw') return { kind: format }
  if (format !== 'lpcm') return null
  const kind = (flags & FLAG_FLOAT) === 0 ? 'int' : 'float'
  const bigEndian = (flags & FLAG_LITTLE_ENDIAN) === 0
  return { kind, bytes: Math.ceil(bits / 8), bigEndian }
}

/** Reads Apple's Core Audio Format. A string names a compression that can't be undone. */
export async function readCaf(file: Readable): Promise<RawSound | string | null> {
  const chunks = await listChunks(file, LAYOUT)
  const find = (id: string) => chunks.find((chunk) => chunk.id === id)
  const description = await chunkHead(file, find('desc'), 32)
  const data = find('data')
  if (!description || !data) return null
  const format = textAt(description, 8, 4)
  const encoding = encodingOf(format, description.getUint32(12), description.getUint32(28))
  if (!encoding) return format.trim()
  return {
    dataStart: data.start + EDIT_COUNT_BYTES,
    dataBytes: data.bytes - EDIT_COUNT_BYTES,
    sampleRateHz: Math.round(description.getFloat64(0)),
    channels: description.getUint32(24),
    encoding,
  }
}
