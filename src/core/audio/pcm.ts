/** Reads one sample from -1 to 1. */
type ReadSample = (view: DataView, at: number) => number

interface Layout {
  readonly bytes: number
  readonly read: ReadSample
}

const [FULL_8, FULL_16, FULL_24, FULL_32] = [2 ** 7, 2 ** 15, 2 ** 23, 2 ** 31]

const s24 =
  (isLittle: boolean): ReadSample =>
  (view, at) => {
    const high = view.getInt8(isLittle ? at + 2 : at)
    const low = isLittle ? view.getUint8(at) : view.getUint8(at + 2)
    return (high * 65_536 + view.getUint8(at + 1) * 256 + low) / FULL_24
  }
const s16 =
  (isLittle: boolean): ReadSample =>
  (view, at) =>
    view.getInt16(at, isLittle) / FULL_16
const s32 =
  (isLittle: boolean): ReadSample =>
  (view, at) =>
    view.getInt32(at, isLittle) / FULL_32
const f32 =
  (isLittle: boolean): ReadSample =>
  (view, at) =>
    view.getFloat32(at, isLittle)

/** By the demuxer's names. */
const LAYOUTS: ReadonlyMap<string, Layout> = new Map([
  ['pcm-u8', { bytes: 1, read: (view, at) => (view.getUint8(at) - FULL_8) / FULL_8 }],
  ['pcm-s8', { bytes: 1, read: (view, at) => view.getInt8(at) / FULL_8 }],
  ['pcm-s16', { bytes: 2, read: s16(true) }],
  ['pcm-s16be', { bytes: 2, read: s16(false) }],
  ['pcm-s24', { bytes: 3, read: s24(true) }],
  ['pcm-s24be', { bytes: 3, read: s24(false) }],
  ['pcm-s32', { bytes: 4, read: s32(true) }],
  ['pcm-s32be', { bytes: 4, read: s32(false) }],
  ['pcm-f32', { bytes: 4, read: f32(true) }],
  ['pcm-f32be', { bytes: 4, read: f32(false) }],
])

/** Lays samples of packets that follow each other into one array a channel. */
export interface PcmReader {
  /** Samples a channel that so many bytes hold. */
  readonly samplesIn: (bytes: number) => number
  /** Writes a packet's samples from index `from` on; as many as there are, and as fit. */
  readonly read: (packet: Uint8Array, channels: readonly Float32Array[], from: number) => void
}

/** A reader of PCM; null for a codec that is none. */
export function pcmReader(codec: string, channelCount: number): PcmReader | null {
  const layout = LAYOUTS.get(codec)
  if (!layout) return null
  const { bytes, read } = layout
  const frameBytes = bytes * channelCount
  const samplesIn = (length: number) => Math.floor(length / frameBytes)
  return {
    samplesIn,
    read(packet, channels, from) {
      const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength)
      const frames = samplesIn(packet.length)
      for (const [channel, samples] of channels.entries()) {
        const end = Math.min(samples.length, from + frames)
        let at = channel * bytes
        for (let index = from; index < end; index++, at += frameBytes)
          samples[index] = read(view, at)
      }
    },
  }
}
