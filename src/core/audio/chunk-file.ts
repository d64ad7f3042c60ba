import { createBitReader } from './bit-reader.ts'

/** What a stretch of a recording is in. */
export interface ChunkFormat {
  readonly codec: string
  /** The decoder's own description, e.g. an AudioSpecificConfig of AAC. */
  readonly description: Uint8Array | null
}

/** Makes a file of packets that follow each other. */
type ToFile = (packets: readonly Uint8Array[]) => Uint8Array<ArrayBuffer>

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const ADTS_HEAD_BYTES = 7
const LOW_COMPLEXITY = 2
const SYNC_EXTENSION = 0x2b7
/** The index of rates that no table holds. */
const ODD_RATE = 15

/**
 * The seven bytes that go before a frame of AAC in an ADTS stream (ISO/IEC 13818-7, 6.2), but for
 * its length, after an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1); null for what ADTS can't
 * say: other profiles than low complexity, spectral band replication, odd rates and channels.
 */
function adtsHead(description: Uint8Array): readonly [number, number, number] | null {
  const reader = createBitReader(description)
  const [profile, rate, channels] = [reader.read(5), reader.read(4), reader.read(4)]
  if (profile !== LOW_COMPLEXITY || rate === ODD_RATE || channels === 0) return null
  reader.skip(3)
  const left = description.length * 8 - reader.position()
  const isExtended = left >= 17 && reader.read(11) === SYNC_EXTENSION
  if (isExtended && (reader.read(5) !== 5 || reader.read(1) === 1)) return null
  return [0xf1, ((profile - 1) << 6) | (rate << 2) | (channels >> 2), (channels & 3) << 6]
}

function adtsStream(description: Uint8Array): ToFile | null {
  const head = adtsHead(description)
  if (head === null) return null
  const [sync, first, second] = head
  return (packets) =>
    joined(
      packets.flatMap((packet) => {
        const length = packet.length + ADTS_HEAD_BYTES
        const bytes = [0xff, sync, first, second | (length >> 11), (length >> 3) & 0xff]
        return [Uint8Array.of(...bytes, ((length & 7) << 5) | 0x1f, 0xfc), packet]
      }),
    )
}

/**
 * How a stretch of a recording is made a file of its own by laying its packets one after the other,
 * which costs next to nothing; null where it takes a container.
 */
export function plainFile({ codec, description }: ChunkFormat): ToFile | null {
  if (codec === 'mp3') return (packets) => joined(packets)
  if (codec !== 'aac') return null
  return description === null ? (packets) => joined(packets) : adtsStream(description)
}
