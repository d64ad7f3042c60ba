import { decoder } from '@audio/decode-amr'
import { openWindow, type Readable } from './byte-window.ts'
import type { SoundStream } from './sound-stream.ts'

type Band = 'narrow' | 'wide'

/** By frame type, the bytes of a frame with its first (RFC 4867, 5.3; 3GPP TS 26.101, 26.201). */
const FRAME_BYTES: Readonly<Record<Band, readonly number[]>> = {
  narrow: [13, 14, 16, 18, 20, 21, 27, 32, 6, 6, 6, 6, 1, 1, 1, 1],
  wide: [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1],
}
const MAGIC: Readonly<Record<Band, string>> = { narrow: '#!AMR\n', wide: '#!AMR-WB\n' }
const RATE_HZ: Readonly<Record<Band, number>> = { narrow: 8_000, wide: 16_000 }
const FRAMES_PER_SECOND = 50

const magicOf = (band: Band): Uint8Array => new TextEncoder().encode(MAGIC[band])

const startsWith = (head: Uint8Array, magic: Uint8Array): boolean =>
  magic.every((byte, at) => head[at] === byte)

/** The kind of an .amr file by its first bytes; null where it is none. */
export const amrBand = (head: Uint8Array): Band | null =>
  (['narrow', 'wide'] as const).find((band) => startsWith(head, magicOf(band))) ?? null

/** Whole frames in bytes that begin with one. */
function countFrames(band: Band, bytes: Uint8Array): number {
  let count = 0
  for (let at = 0; at < bytes.length;) {
    at += FRAME_BYTES[band][((bytes[at] ?? 0) >> 3) & 15] ?? 1
    if (at <= bytes.length) count += 1
  }
  return count
}

function toInt16(samples: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(samples.length * 2))
  for (const [at, sample] of samples.entries()) {
    view.setInt16(at * 2, Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))), true)
  }
  return new Uint8Array(view.buffer)
}

/** Speech whose `pieces` hold whole frames. They are gone through twice: to count, and to decode. */
export async function streamAmr(
  band: Band,
  pieces: () => AsyncIterable<Uint8Array>,
): Promise<SoundStream> {
  let frames = 0
  for await (const piece of pieces()) frames += countFrames(band, piece)
  const sampleRateHz = RATE_HZ[band]
  return {
    ...{ sampleRateHz, channels: 1, sample: 'int16' },
    frames: frames * (sampleRateHz / FRAMES_PER_SECOND),
    async *blocks() {
      const amr = await decoder()
      try {
        amr.decode(magicOf(band))
        for await (const piece of pieces()) {
          const [samples] = amr.decode(piece).channelData
          if (samples) yield toInt16(samples)
        }
      } finally {
        amr.free()
      }
    },
  }
}

const PIECE_FRAMES = 500

/** The frames of an .amr file, some at a time. */
async function* filePieces(band: Band, file: Readable): AsyncIterable<Uint8Array> {
  const window = openWindow(file)
  for (let start = MAGIC[band].length; start < file.size;) {
    let end = start
    for (let frame = 0; frame < PIECE_FRAMES && end < file.size; frame++) {
      const [first = 0] = await window.at(end, 1)
      end += FRAME_BYTES[band][(first >> 3) & 15] ?? 1
    }
    if (end > file.size) return yield window.at(start, file.size - start)
    yield window.at(start, end - start)
    start = end
  }
}

/** An .amr file's speech. */
export const streamAmrFile = (band: Band, file: Readable): Promise<SoundStream> =>
  streamAmr(band, () => filePieces(band, file))
