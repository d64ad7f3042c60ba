import { createPacketList, openWindow, type Readable } from './byte-window.ts'
import type { IndexedSound } from './mp4-head.ts'

/** A frame's header (ISO 13818-7, 6.2). Sizes are bytes; `payload` is what is left of the frame. */
interface AdtsFrame {
  readonly headerBytes: number
  readonly payloadBytes: number
  readonly profile: number
  readonly rateIndex: number
  readonly channels: number
}

const HEADER_BYTES = 7
const CHECKSUM_BYTES = 2
const SAMPLES = 1024
const RATES_HZ = [
  ...[96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050],
  ...[16_000, 12_000, 11_025, 8_000, 7_350],
]

/** The frame that begins with these bytes; null where none does, or one of several blocks. */
function parseFrame(head: Uint8Array): AdtsFrame | null {
  const [sync = 0, flags = 0, third = 0, fourth = 0, fifth = 0, sixth = 0, seventh = 0] = head
  if (head.length < HEADER_BYTES || sync !== 0xff || (flags & 0xf6) !== 0xf0) return null
  const headerBytes = HEADER_BYTES + ((flags & 1) === 0 ? CHECKSUM_BYTES : 0)
  const bytes = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5)
  if (bytes <= headerBytes || (seventh & 3) !== 0) return null
  return {
    headerBytes,
    payloadBytes: bytes - headerBytes,
    profile: third >> 6,
    rateIndex: (third >> 2) & 15,
    channels: ((third & 1) << 2) | (fourth >> 6),
  }
}

/** The AudioSpecificConfig (ISO 14496-3, 1.6.2.1) of sound as in this frame. */
const configOf = ({ profile, rateIndex, channels }: AdtsFrame): Uint8Array =>
  Uint8Array.of(((profile + 1) << 3) | (rateIndex >> 1), ((rateIndex & 1) << 7) | (channels << 3))

/**
 * Lists the frames of bare AAC for an index; in the bare file the browser guesses how long it is.
 * Null where it isn't plain frames of one kind from its first byte to its last, but for one cut frame.
 */
export async function indexAdts(file: Readable): Promise<IndexedSound | null> {
  const window = openWindow(file)
  const list = createPacketList()
  const first = parseFrame(await window.at(0, HEADER_BYTES))
  const sampleRateHz = RATES_HZ[first?.rateIndex ?? -1]
  if (!first || sampleRateHz === undefined || first.channels === 0) return null
  for (let position = 0; position < file.size;) {
    const frame = parseFrame(await window.at(position, HEADER_BYTES))
    if (!frame || frame.rateIndex !== first.rateIndex) return null
    const start = position + frame.headerBytes
    position = start + frame.payloadBytes
    if (position <= file.size) list.add(start, frame.payloadBytes)
    if (position + HEADER_BYTES > file.size) break
  }
  return {
    sampleRateHz,
    channels: first.channels === 7 ? 8 : first.channels,
    samplesPerPacket: SAMPLES,
    packets: list.table(),
    objectType: 'aac',
    config: configOf(first),
    skippedSamples: 0,
    playedSamples: list.count() * SAMPLES,
    fileBytes: file.size,
  }
}
