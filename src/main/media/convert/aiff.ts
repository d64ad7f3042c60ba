import type { Readable } from './byte-window.ts'
import { chunkHead, listChunks, textAt, type ChunkLayout } from './chunks.ts'
import type { Encoding, RawSound } from './raw-sound.ts'

const LAYOUT: ChunkLayout = {
  start: 12,
  headerBytes: 8,
  align: 2,
  read: (view) => ({ id: textAt(view, 0, 4), bytes: view.getUint32(4) }),
}

/** A number in the 80-bit format of the 68881. */
function extended(view: DataView, at: number): number {
  const exponent = (view.getUint16(at) & 0x7fff) - 16_383
  return (
    view.getUint32(at + 2) * 2 ** (exponent - 31) + view.getUint32(at + 6) * 2 ** (exponent - 63)
  )
}

/** By AIFF-C compression type; the rest is as in plain AIFF, or compressed. */
const ENCODINGS: Readonly<Record<string, (bytes: number) => Encoding>> = {
  NONE: (bytes) => ({ kind: 'int', bytes, bigEndian: true }),
  twos: (bytes) => ({ kind: 'int', bytes, bigEndian: true }),
  in24: () => ({ kind: 'int', bytes: 3, bigEndian: true }),
  in32: () => ({ kind: 'int', bytes: 4, bigEndian: true }),
  sowt: (bytes) => ({ kind: 'int', bytes, bigEndian: false }),
  'raw ': () => ({ kind: 'uint8' }),
  fl32: () => ({ kind: 'float', bytes: 4, bigEndian: true }),
  FL32: () => ({ kind: 'float', bytes: 4, bigEndian: true }),
  fl64: () => ({ kind: 'float', bytes: 8, bigEndian: true }),
  FL64: () => ({ kind: 'float', bytes: 8, bigEndian: true }),
  alaw: () => ({ kind: 'alaw' }),
  ALAW: () => ({ kind: 'alaw' }),
  ulaw: () => ({ kind: 'ulaw' }),
  ULAW: () => ({ kind: 'ulaw' }),
}

/** Reads AIFF and AIFF-C (Apple, 1991). A string names a compression that can't be undone. */
export async function readAiff(file: Readable): Promise<RawSound | string | null> {
  const chunks = await listChunks(file, LAYOUT)
  const find = (id: string) => chunks.find((chunk) => chunk.id === id)
  const isCompressed = textAt(await headOf(file), 8, 4) === 'AIFC'
  const common = await chunkHead(file, find('COMM'), isCompressed ? 22 : 18)
  const data = find('SSND')
  const dataHead = await chunkHead(file, data, 8)
  if (!common || !data || !dataHead) return null
  const compression = isCompressed ? textAt(common, 18, 4) : 'NONE'
  const encoding = ENCODINGS[compression]?.(Math.ceil(common.getUint16(6) / 8))
  if (!encoding) return compression.trim()
  const offset = 8 + dataHead.getUint32(0)
  return {
    dataStart: data.start + offset,
    dataBytes: data.bytes - offset,
    sampleRateHz: Math.round(extended(common, 8)),
    channels: common.getUint16(0),
    encoding,
  }
}

const headOf = async (file: Readable) => {
  const bytes = await file.read(0, Math.min(12, file.size))
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
