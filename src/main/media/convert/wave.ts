import type { Readable } from './byte-window.ts'
import { chunkHead, listChunks, textAt, viewOf, type Chunk, type ChunkLayout } from './chunks.ts'
import type { Encoding, RawSound } from './raw-sound.ts'

const RIFF: ChunkLayout = {
  start: 12,
  headerBytes: 8,
  align: 2,
  read: (view) => ({ id: textAt(view, 0, 4), bytes: view.getUint32(4, true) }),
}

/** Sony's Wave64: the same chunks under 16-byte names, with 64-bit sizes that count the header. */
const WAVE64: ChunkLayout = {
  start: 40,
  headerBytes: 24,
  align: 8,
  read: (view) => ({
    id: textAt(view, 0, 4),
    bytes: Number(view.getBigUint64(16, true)) - 24,
  }),
}

const EXTENSIBLE = 0xfffe

/** By format tag (mmreg.h); the rest is compressed. */
const ENCODINGS: Readonly<Record<number, (bytes: number) => Encoding>> = {
  1: (bytes) => (bytes === 1 ? { kind: 'uint8' } : { kind: 'int', bytes, bigEndian: false }),
  3: (bytes) => ({ kind: 'float', bytes, bigEndian: false }),
  6: () => ({ kind: 'alaw' }),
  7: () => ({ kind: 'ulaw' }),
}

const NAMES: Readonly<Record<number, string>> = {
  0x02: 'MS ADPCM',
  0x11: 'IMA ADPCM',
  0x31: 'GSM 6.10',
  0x42: 'G.723.1',
  0x45: 'G.726',
  0x50: 'MP2',
  0x55: 'MP3',
  0x83: 'G.729',
  0x130: 'ACELP',
  0x160: 'WMA',
  0x161: 'WMA',
  0x2000: 'AC-3',
}

/** Zero or all ones is what a recorder leaves that lost its power: then the sound goes on to the end. */
const openEnded = ({ bytes, start }: Chunk, file: Readable): number =>
  bytes === 0 || bytes === 0xffff_ffff ? file.size - start : bytes

async function readWave(file: Readable, layout: ChunkLayout): Promise<RawSound | string | null> {
  const chunks = await listChunks(file, layout)
  const format = chunks.find((chunk) => chunk.id === 'fmt ')
  const data = chunks.find((chunk) => chunk.id === 'data')
  const view = await chunkHead(file, format, 16)
  if (!view || !data) return null
  const extension = await chunkHead(file, format, 26)
  const tag = view.getUint16(0, true)
  const realTag = tag === EXTENSIBLE && extension ? extension.getUint16(24, true) : tag
  const encoding = ENCODINGS[realTag]?.(Math.ceil(view.getUint16(14, true) / 8))
  if (!encoding) return NAMES[realTag] ?? `WAV 0x${realTag.toString(16)}`
  return {
    dataStart: data.start,
    dataBytes: openEnded(data, file),
    sampleRateHz: view.getUint32(4, true),
    channels: view.getUint16(2, true),
    encoding,
  }
}

/** Reads RIFF WAVE, also where its sizes are wrong. A string names a compression. */
export const readRiff = (file: Readable) => readWave(file, RIFF)

export const readWave64 = (file: Readable) => readWave(file, WAVE64)

const WAVE64_ID = 'riff\x2e\x91\xcf\x11'

export const isWave64 = (head: Uint8Array): boolean =>
  head.length >= 8 && textAt(viewOf(head), 0, 8) === WAVE64_ID
