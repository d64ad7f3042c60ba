import { ascii, be, be64, joined } from './byte-writer.ts'

/** Where the packets of a sound lie in a file, in order; `offsets` and `sizes` are as long. */
export interface PacketTable {
  readonly offsets: Float64Array
  readonly sizes: Uint32Array
}

/** What a head is made for. All packets hold `samplesPerPacket` samples of each channel. */
export interface IndexedSound {
  readonly sampleRateHz: number
  readonly channels: number
  readonly samplesPerPacket: number
  readonly packets: PacketTable
  /** MPEG-4 object type (ISO 14496-1, 8.6.7): 0x40 AAC, 0x69 MPEG-2 audio, 0x6b MPEG-1 audio. */
  readonly objectType: number
  /** AAC's AudioSpecificConfig; empty for mp3. */
  readonly config: Uint8Array
  /** Samples to leave out at the start, which the encoder put there. */
  readonly skippedSamples: number
  /** Samples to play after those. */
  readonly playedSamples: number
  /** Size of the file that follows the head. */
  readonly fileBytes: number
}

/** Says that what follows the head is a file as it was imported. */
const BRAND = 'svIX'
const FTYP_BYTES = 24
const MDAT_HEADER_BYTES = 16

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
  return joined([be(tag, 1), be(body.length, 1), body])
}

function esds({ objectType, config }: IndexedSound): Uint8Array {
  const specific = config.length > 0 ? [descriptor(5, config)] : []
  const decoder = descriptor(4, be(objectType, 1), be(0x15, 1), zeros(11), ...specific)
  return fullBox('esds', 0, descriptor(3, zeros(3), decoder, descriptor(6, be(2, 1))))
}

function sampleEntry(sound: IndexedSound): Uint8Array {
  const { channels, sampleRateHz } = sound
  const fixed = [zeros(6), be(1, 2), zeros(8), be(channels, 2), be(16, 2), zeros(4)]
  const rate = be(sampleRateHz > 0xffff ? 0 : sampleRateHz * 0x10000, 4)
  return fullBox('stsd', 0, be(1, 4), box('mp4a', ...fixed, rate, esds(sound)))
}

/** Indices of the packets that do not follow on the one before. */
function chunkStarts({ offsets, sizes }: PacketTable): number[] {
  const starts: number[] = []
  let end = -1
  for (const [index, offset] of offsets.entries()) {
    if (offset !== end) starts.push(index)
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
    fullBox('stts', 0, be(1, 4), be(sizes.length, 4), be(sound.samplesPerPacket, 4)),
    chunkLengths(starts, sizes.length),
    packetSizes(sizes),
    chunkOffsets(starts, offsets, base),
  )
}

function media(sound: IndexedSound, base: number): Uint8Array {
  const { sampleRateHz, packets, samplesPerPacket } = sound
  const length = be64(packets.sizes.length * samplesPerPacket)
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
 * The start of an MP4 file whose rest is the imported file, byte by byte: an index of the packets
 * in it. So the browser seeks by a table, and exactly, where in the bare file it would guess.
 */
export function mp4Head(sound: IndexedSound): Uint8Array<ArrayBuffer> {
  const before = FTYP_BYTES + moov(sound, 0).length + MDAT_HEADER_BYTES
  const mdat = [be(1, 4), ascii('mdat'), be64(MDAT_HEADER_BYTES + sound.fileBytes)]
  const ftyp = box('ftyp', ascii('isom'), be(0, 4), ascii('isom'), ascii(BRAND))
  return joined([ftyp, moov(sound, before), ...mdat])
}
