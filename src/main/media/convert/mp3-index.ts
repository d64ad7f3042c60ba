import { id3v2Bytes, mp3Gaps, type Mp3Gaps } from '../../../core/audio/mp3-delay.ts'
import { createPacketList, openWindow, type ByteWindow, type Readable } from './byte-window.ts'
import type { IndexedSound } from './mp4-head.ts'

/** A frame's header (ISO 11172-3, 2.4.2.3), of MPEG-1, MPEG-2 or MPEG-2.5. */
export interface Mp3Frame {
  readonly layer: 1 | 2 | 3
  readonly isMpeg1: boolean
  readonly sampleRateHz: number
  readonly channels: number
  readonly samples: number
  readonly bytes: number
}

const HEADER_BYTES = 4
const RATES_HZ = [44_100, 48_000, 32_000]
/** By MPEG-1 or not, then by layer: kbit/s for each index from 1 to 14. */
const KBITS: Readonly<Record<string, readonly number[]>> = {
  '1-1': [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '1-2': [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '1-3': [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  '2-1': [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  '2-2': [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  '2-3': [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const LAYERS = [null, 3, 2, 1] as const
/** By the two version bits: what the MPEG-1 rates are divided by; 1 is reserved. */
const RATE_DIVISORS = [4, null, 2, 1]

/** The frame that begins with these four bytes; null where none does. */
export function parseFrame(head: Uint8Array): Mp3Frame | null {
  const [sync = 0, second = 0, third = 0, fourth = 0] = head
  if (head.length < HEADER_BYTES || sync !== 0xff || (second & 0xe0) !== 0xe0) return null
  const divisor = RATE_DIVISORS[(second >> 3) & 3]
  const layer = LAYERS[(second >> 1) & 3]
  const rate = RATES_HZ[(third >> 2) & 3]
  if (!divisor || !layer || !rate) return null
  const isMpeg1 = divisor === 1
  const kbits = KBITS[`${isMpeg1 ? 1 : 2}-${layer}`]?.[(third >> 4) - 1]
  if (!kbits) return null
  const sampleRateHz = rate / divisor
  const samples = layer === 1 ? 384 : layer === 3 && !isMpeg1 ? 576 : 1152
  const slot = layer === 1 ? 4 : 1
  const slots = Math.floor((samples * kbits * 125) / slot / sampleRateHz) + ((third >> 1) & 1)
  const channels = fourth >> 6 === 3 ? 1 : 2
  return { layer, isMpeg1, sampleRateHz, channels, samples, bytes: slots * slot }
}

const alike = (a: Mp3Frame, b: Mp3Frame): boolean =>
  a.layer === b.layer && a.isMpeg1 === b.isMpeg1 && a.sampleRateHz === b.sampleRateHz

/** How far the first frame may be from where the tags end. */
const SEARCH_BYTES = 1 << 16

/** A frame's place, if one begins at `position` and another like it follows, or the file's end. */
async function frameAt(window: ByteWindow, position: number, like: Mp3Frame | null) {
  const frame = parseFrame(await window.at(position, HEADER_BYTES))
  if (!frame || (like && !alike(frame, like))) return null
  const nextAt = position + frame.bytes
  const next = parseFrame(await window.at(nextAt, HEADER_BYTES))
  const isLast = nextAt >= window.size || (like !== null && next === null)
  return isLast || (next && alike(frame, next)) ? { position, frame } : null
}

/** The next frame from `from` on, and before `end`. */
async function findFrame(window: ByteWindow, from: number, end: number, like: Mp3Frame | null) {
  for (let position = from; position < Math.min(end, window.size);) {
    const block = await window.at(position, SEARCH_BYTES)
    const sync = block.indexOf(0xff)
    if (sync < 0) {
      position += block.length
      continue
    }
    const found = await frameAt(window, position + sync, like)
    if (found) return found
    position += sync + 1
  }
  return null
}

/** Where the tags at the start end; some files have several. */
async function soundStart(window: ByteWindow): Promise<number> {
  let position = 0
  for (;;) {
    const bytes = id3v2Bytes(await window.at(position, 10))
    if (bytes === 0) return position
    position += bytes
  }
}

async function findFirst(window: ByteWindow) {
  const start = await soundStart(window)
  return findFrame(window, start, start + SEARCH_BYTES, null)
}

/** The first frame of MPEG audio of any layer; null where there is none near the start. */
export const firstFrame = async (file: Readable): Promise<Mp3Frame | null> =>
  (await findFirst(openWindow(file)))?.frame ?? null

/** Lists all frames that are like the first; what lies between, as tags and damage, is left out. */
async function listFrames(window: ByteWindow, start: number, first: Mp3Frame) {
  const list = createPacketList()
  for (let position = start; position < window.size;) {
    const frame = parseFrame(await window.at(position, HEADER_BYTES))
    if (frame && alike(frame, first)) {
      if (position + frame.bytes <= window.size) list.add(position, frame.bytes)
      position += frame.bytes
      continue
    }
    const found = await findFrame(window, position + 1, window.size, first)
    if (!found) break
    position = found.position
  }
  return list
}

const NO_GAPS: Mp3Gaps = { startSamples: 0, endSamples: 0 }

/** How much of a file has to be frames of one kind; the rest is tags and damage. */
const LEAST_SHARE = 0.8

/**
 * Lists an mp3's frames for an index. Without one the browser guesses where a time is, which in a
 * file of varying bit rate may be a minute off. Null where the file is no layer 3, or much of it is
 * not like its first frame, as where recordings of different rates were joined: that would be lost.
 */
export async function indexMp3(file: Readable): Promise<IndexedSound | null> {
  const window = openWindow(file)
  const found = await findFirst(window)
  if (!found || found.frame.layer !== 3) return null
  const { frame, position } = found
  const gaps = mp3Gaps(await window.at(position, 200))
  const start = gaps === null ? position : position + frame.bytes
  const packets = (await listFrames(window, start, frame)).table()
  const listed = packets.sizes.reduce((sum, bytes) => sum + bytes, 0)
  if (listed < LEAST_SHARE * (file.size - start)) return null
  const { startSamples, endSamples } = gaps ?? NO_GAPS
  const samples = packets.sizes.length * frame.samples
  const playedSamples = samples - startSamples - endSamples
  if (playedSamples <= 0) return null
  return {
    sampleRateHz: frame.sampleRateHz,
    channels: frame.channels,
    samplesPerPacket: frame.samples,
    objectType: frame.isMpeg1 ? 'mpeg1-audio' : 'mpeg2-audio',
    config: new Uint8Array(),
    skippedSamples: startSamples,
    ...{ packets, playedSamples, fileBytes: file.size },
  }
}
