import { EncodedPacketSink, type InputAudioTrack } from 'mediabunny'
import { decodeAlac, parseAlacConfig, type AlacConfig } from '../../../core/audio/alac.ts'
import { streamAmr } from './amr.ts'
import { findBoxes } from './boxes.ts'
import { createPacketList, type Readable } from './byte-window.ts'
import type { IndexedSound } from './mp4-head.ts'
import { convertSamples, type Encoding } from './raw-sound.ts'
import { SAMPLE_BYTES, type SoundStream } from './sound-stream.ts'

/** What is in each of a track's packets. */
export async function* packetData(track: InputAudioTrack): AsyncIterable<Uint8Array> {
  for await (const packet of new EncodedPacketSink(track).packets()) yield packet.data
}

async function* packetInfo(track: InputAudioTrack) {
  const sink = new EncodedPacketSink(track)
  yield* sink.packets(undefined, undefined, { metadataOnly: true })
}

/** Uncompressed sound in a container that mediabunny reads; null where it can't be written to wav. */
export async function streamPcmTrack(
  track: InputAudioTrack,
  encoding: Encoding,
): Promise<SoundStream | null> {
  const conversion = convertSamples(encoding)
  if (conversion === null) return null
  const channels = await track.getNumberOfChannels()
  let bytes = 0
  for await (const packet of packetInfo(track)) bytes += packet.byteLength
  return {
    ...{ sampleRateHz: await track.getSampleRate(), channels, sample: conversion.sample },
    frames: Math.floor(bytes / (conversion.bytes * channels)),
    async *blocks() {
      for await (const data of packetData(track)) yield conversion.convert(data)
    },
  }
}

/** Speech as phones put it into 3GPP files. */
export const streamAmrTrack = (track: InputAudioTrack, band: 'narrow' | 'wide') =>
  streamAmr(band, () => packetData(track))

const STSD = 'moov/trak/mdia/minf/stbl/stsd'
/** A full box's version and count, then a sample entry's own header and its fixed fields. */
const [STSD_HEAD, ENTRY_HEAD, ENTRY_FIELDS] = [8, 8, 28]
const COOKIE_AFTER = 4

async function alacConfig(file: Readable): Promise<AlacConfig | null> {
  for (const { start, end } of await findBoxes(file, STSD)) {
    const entry = await file.read(start + STSD_HEAD, end)
    const inside = entry.subarray(ENTRY_HEAD + ENTRY_FIELDS)
    const name = new TextDecoder('latin1').decode(inside)
    const at = name.indexOf('alac')
    const config = at < 0 ? null : parseAlacConfig(inside.subarray(at + 4 + COOKIE_AFTER))
    if (config) return config
  }
  return null
}

const ALAC_SAMPLES = { 16: 'int16', 20: 'int24', 24: 'int24', 32: 'int32' } as const

/** A packet's samples interleaved; a damaged packet is as long as it should be, and silent. */
function alacBlock(config: AlacConfig, packet: Uint8Array): Uint8Array {
  const width = SAMPLE_BYTES[ALAC_SAMPLES[config.bitDepth]]
  const up = config.bitDepth === 20 ? 4 : 0
  try {
    const channels = decodeAlac(config, packet)
    const out = Buffer.alloc((channels[0]?.length ?? 0) * channels.length * width)
    for (const [c, samples] of channels.entries()) {
      for (const [at, sample] of samples.entries()) {
        out.writeIntLE(sample << up, (at * channels.length + c) * width, width)
      }
    }
    return out
  } catch {
    return new Uint8Array(config.frameLength * config.channels * width)
  }
}

/** Apple Lossless in an MP4 file; null where its description can't be read. */
export async function streamAlac(
  file: Readable,
  track: InputAudioTrack,
): Promise<SoundStream | null> {
  const config = await alacConfig(file)
  if (config === null) return null
  const { sampleRateHz, channels } = config
  let endS = 0
  for await (const packet of packetInfo(track)) {
    endS = Math.max(endS, packet.timestamp + packet.duration)
  }
  return {
    ...{ sampleRateHz, channels, sample: ALAC_SAMPLES[config.bitDepth] },
    frames: Math.round(endS * sampleRateHz),
    async *blocks() {
      for await (const data of packetData(track)) yield alacBlock(config, data)
    },
  }
}

/**
 * Vorbis as an index and its packets. A decoder that begins at a packet gives nothing for it, and
 * the browser takes that packet's time for what the next one gives: bare Vorbis sounds up to 23 ms
 * too early after each jump. So here a packet's time is that of the sound after it.
 */
export async function indexVorbis(track: InputAudioTrack): Promise<IndexedSound | null> {
  const config = (await track.getDecoderConfig())?.description
  if (!config) return null
  const sampleRateHz = await track.getSampleRate()
  const list = createPacketList()
  const ends: number[] = []
  let bytes = 0
  for await (const packet of packetInfo(track)) {
    list.add(bytes, packet.byteLength)
    bytes += packet.byteLength
    ends.push(
      Math.max(ends.at(-1) ?? 0, Math.round((packet.timestamp + packet.duration) * sampleRateHz)),
    )
  }
  const last = ends.at(-1) ?? 0
  const durations = Uint32Array.from(ends, (end, index) => (ends[index + 1] ?? end) - end)
  return {
    ...{ sampleRateHz, channels: await track.getNumberOfChannels(), packets: list.table() },
    samplesPerPacket: durations,
    objectType: 'vorbis',
    config: new Uint8Array(toBuffer(config)),
    skippedSamples: 0,
    playedSamples: last - (ends[0] ?? 0),
    fileBytes: bytes,
  }
}

const toBuffer = (source: AllowSharedBufferSource): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)
