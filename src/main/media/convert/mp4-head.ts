import { ascii, be, be64, joined } from './byte-writer.ts'

/** Where the packets of a sound lie in a file, in order; `offsets` and `sizes` are as long. */
export interface PacketTable {
  readonly offsets: Float64Array
  readonly sizes: Uint32Array
}

/** What a head is made for. */
export interface IndexedSound {
  readonly sampleRateHz: number
  readonly channels: number
  /** Samples from the start of each packet to that of the next; one number where all are alike. */
  readonly samplesPerPacket: number | Uint32Array
  readonly packets: PacketTable
  readonly objectType: ObjectType
  /** What the decoder needs to know beforehand: AAC's AudioSpecificConfig, Vorbis's headers. */
  readonly config: Uint8Array
  /** Samples to leave out at the start, which the encoder put there. */
  readonly skippedSamples: number
  /** Samples to play after those. */
  readonly playedSamples: number
  /** Size of what follows the head. */
  readonly fileBytes: number
}

/** Of MPEG-4 (ISO 14496-1, 8.6.7), but for Vorbis's, which is common usage. */
export type ObjectType = keyof typeof OBJECT_TYPES
const OBJECT_TYPES = { aac: 0x40, 'mpeg2-audio': 0x69, 'mpeg1-audio': 0x6b, vorbis: 0xdd } as const

/** An `ftyp` box without compatible brands, which no other program writes. */
export const FTYP_BYTES = 16
export const MDAT_HEADER_BYTES = 16

const box = (name: string, ...parts: readonly Uint8Array[]): Uint8Array => {
  const body = joined(parts)
  return joined([be(body.length + 8, 4), ascii(name), body])
}
const fullBox = (name: string, versionAndFlags: number, ...parts: readonly Uint8Array[]) =>
  box(name, be(versionAndFlags, 4), ...parts)
const zeros = (length: number) => new Uint8Array(length)
/** Version 1 of a box, with 64-bit times. */
const V1 = 0x01_00_00_00

const MATRIX = joined([0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].map((n) => be(n, 4)))
const UNDETERMINED_LANGUAGE = be(0x55c4, 2)

function descriptor(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = joined(parts)
  const size = [21, 14, 7].map((shift) => 0x80 | ((body.length >> shift) & 0x7f))
  return joined([be(tag, 1), Uint8Array.from(size), be(body.length & 0x7f, 1), body])
}

function esds({ objectType, config }: IndexedSound): Uint8Array {
  const specific = config.length > 0 ? [descriptor(5, config)] : []
  const decoder = descriptor(
    4,
    be(OBJECT_TYPES[objectType], 1),
    be(0x15, 1),
    zeros(11),
    ...specific,
  )
  return fullBox('esds', 0, descriptor(3, zeros(3), decoder, descriptor(6, be(2, 1))))
}

function sampleEntry(sound: IndexedSound): Uint8Array {
  const { channels, sampleRateHz } = sound
  const fixed = [zeros(6), be(1, 2), zeros(8), be(channels, 2), be(16, 2), zeros(4)]
  const rate = be(sampleRateHz > 0xffff ? 0 : sampleRateHz * 0x10000, 4)
  return fullBox('stsd', 0, be(1, 4), box('mp4a', ...fixed, rate, esds(sound)))
}

/** Readers add up a chunk's sizes for each packet in it, so that long chunks cost them dear. */
const MOST_PACKETS_IN_CHUNK = 64

/** Indices of the packets that a chunk begins with: those that do not follow on the one before. */
function chunkStarts({ offsets, sizes }: PacketTable): number[] {
  const starts: number[] = []
  let end = -1
  for (const [index, offset] of offsets.entries()) {
    const isFull = index - (starts.at(-1) ?? 0) >= MOST_PACKETS_IN_CHUNK
    if (offset !== end || isFull) starts.push(index)
    end = offset + (sizes[index] ?? 0)
  }
  return starts
}

/** Runs of chunks with as many packets each. */
function chunkLengths(starts: readonly number[], total: number): Uint8Array {
  const entries: Uint8Array[] = []
  let before = -1
  for (const [chunk, start] of starts.entries()) {
    const length = (starts[chunk + 1] ?? total) - start
    if (length !== before) entries.push(be(chunk + 1, 4), be(length, 4), be(1, 4))
    before = length
  }
  return fullBox('stsc', 0, be(entries.length / 3, 4), ...entries)
}

/** Runs of packets that last as long, as pairs of how many and how long. */
function durationRuns({ packets, samplesPerPacket }: IndexedSound): readonly number[] {
  if (typeof samplesPerPacket === 'number') return [packets.sizes.length, samplesPerPacket]
  const runs: number[] = []
  for (const samples of samplesPerPacket) {
    const last = runs.length - 1
    if (runs[last] === samples) runs[last - 1] = (runs[last - 1] ?? 0) + 1
    else runs.push(1, samples)
  }
  return runs
}

function packetDurations(sound: IndexedSound): Uint8Array {
  const runs = durationRuns(sound)
  const bytes = new Uint8Array(runs.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [index, value] of runs.entries()) view.setUint32(index * 4, value)
  return fullBox('stts', 0, be(runs.length / 2, 4), bytes)
}

const totalSamples = ({ packets, samplesPerPacket }: IndexedSound): number =>
  typeof samplesPerPacket === 'number'
    ? packets.sizes.length * samplesPerPacket
    : samplesPerPacket.reduce((sum, samples) => sum + samples, 0)

function packetSizes(sizes: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(sizes.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [index, size] of sizes.entries()) view.setUint32(index * 4, size)
  return fullBox('stsz', 0, be(0, 4), be(sizes.length, 4), bytes)
}

function chunkOffsets(starts: readonly number[], offsets: Float64Array, base: number): Uint8Array {
  const bytes = new Uint8Array(starts.length * 8)
  const view = new DataView(bytes.buffer)
  for (const [chunk, start] of starts.entries()) {
    view.setBigUint64(chunk * 8, BigInt(base + (offsets[start] ?? 0)))
  }
  return fullBox('co64', 0, be(starts.length, 4), bytes)
}

/** The table of packets, which lie `base` bytes further on than the table says. */
function sampleTable(sound: IndexedSound, base: number): Uint8Array {
  const { offsets, sizes } = sound.packets
  const starts = chunkStarts(sound.packets)
  return box(
    'stbl',
    sampleEntry(sound),
    packetDurations(sound),
    chunkLengths(starts, sizes.length),
    packetSizes(sizes),
    chunkOffsets(starts, offsets, base),
  )
}

function media(sound: IndexedSound, base: number): Uint8Array {
  const { sampleRateHz } = sound
  const length = be64(totalSamples(sound))
  const dref = fullBox('dref', 0, be(1, 4), fullBox('url ', 1))
  return box(
    'mdia',
    fullBox('mdhd', V1, zeros(16), be(sampleRateHz, 4), length, UNDETERMINED_LANGUAGE, zeros(2)),
    fullBox('hdlr', 0, zeros(4), ascii('soun'), zeros(13)),
    box('minf', fullBox('smhd', 0, zeros(4)), box('dinf', dref), sampleTable(sound, base)),
  )
}

function moov(sound: IndexedSound, base: number): Uint8Array {
  const played = be64(sound.playedSamples)
  const edit = [be(1, 4), played, be64(sound.skippedSamples), be(0x10000, 4)]
  const track = [zeros(16), be(1, 4), zeros(4), played, zeros(12), be(0x0100, 2), zeros(2)]
  const movie = [zeros(16), be(sound.sampleRateHz, 4), played, be(0x10000, 4), be(0x0100, 2)]
  return box(
    'moov',
    fullBox('mvhd', V1, ...movie, zeros(10), MATRIX, zeros(24), be(2, 4)),
    box(
      'trak',
      fullBox('tkhd', V1 + 3, ...track, MATRIX, zeros(8)),
      box('edts', fullBox('elst', V1, ...edit)),
      media(sound, base),
    ),
  )
}

/**
 * The start of an MP4 file whose rest is `fileBytes` that hold the packets: an index of them. By it
 * the browser goes to a time exactly, where it would guess in a bare file.
 */
export function mp4Head(sound: IndexedSound): Uint8Array<ArrayBuffer> {
  const before = FTYP_BYTES + moov(sound, 0).length + MDAT_HEADER_BYTES
  const mdat = [be(1, 4), ascii('mdat'), be64(MDAT_HEADER_BYTES + sound.fileBytes)]
  return joined([box('ftyp', ascii('isom'), be(0, 4)), moov(sound, before), ...mdat])
}
