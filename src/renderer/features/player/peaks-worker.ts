/// <reference lib="webworker" />
import {
  ALL_FORMATS,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  Input,
  MkvOutputFormat,
  Mp3InputFormat,
  Mp4InputFormat,
  Output,
  type AudioCodec,
  type EncodedPacket,
} from 'mediabunny'
import { pcmReader, type PcmReader } from '../../../core/audio/pcm.ts'
import { plainFile } from '../../../core/audio/chunk-file.ts'
import { expandG711 } from '../../../core/audio/g711.ts'
import { id3v2Bytes, mp3StartDelay } from '../../../core/audio/mp3-delay.ts'
import { bytesAt, rangeSource } from './range-source.ts'
import type { PeaksReply, PeaksRequest } from './peaks-messages.ts'

/** Long, for every decode call has its cost; 12 MB decoded at most in stereo at 48 kHz. */
const CHUNK_S = 15
/** Chunks on their way: two are decoded by the page, one a core, while the next is cut here. */
const AHEAD = 3
/** Packets that come again before a chunk: the reach of mp3's bit reservoir, 80 ms of Opus. */
const WARM_UP = 10

const post = (reply: PeaksReply, transfer: Transferable[] = []) =>
  self.postMessage(reply, { transfer })

let credit = AHEAD
let wake: () => void = () => {}

async function turn(): Promise<void> {
  while (credit === 0) await new Promise<void>((resolve) => (wake = resolve))
  credit -= 1
}

interface Track {
  /** What the packets are in once `unpack` is done with them. */
  readonly codec: AudioCodec
  readonly config: AudioDecoderConfig
  readonly unpack: (packet: EncodedPacket) => EncodedPacket
  /** How packets become samples, or else a file; both null where only a container holds them. */
  readonly pcm: PcmReader | null
  readonly toFile: ReturnType<typeof plainFile>
  /** Seconds that a packet's sound goes on after its time. */
  readonly lengthS: (packet: EncodedPacket, before: EncodedPacket | undefined) => number
  /** Seconds between the file's own timeline and the audio element's. */
  readonly lagS: number
  readonly sink: EncodedPacketSink
}

/** Codecs whose decoders give whole frames, also where the file says that the last one is cut. */
const WHOLE_FRAMES: readonly AudioCodec[] = ['aac', 'mp3', 'opus']

const PCM_BITS = /^pcm-[a-z](\d+)/
const LAWS = ['alaw', 'ulaw'] as const
/** Telephone sound is expanded to PCM, since browsers decode it in the audio element alone. */
const expanded =
  (law: 'alaw' | 'ulaw') =>
  (packet: EncodedPacket): EncodedPacket =>
    packet.clone({ data: expandG711(law, packet.data) })

/** How the length of a packet's sound is known. In an indexed Vorbis file it ends at its time. */
function lengthOf(codec: AudioCodec, config: AudioDecoderConfig, isMp4: boolean): Track['lengthS'] {
  const bits = Number(PCM_BITS.exec(codec)?.[1] ?? 0)
  const bytesPerS = (bits / 8) * config.numberOfChannels * config.sampleRate
  if (bytesPerS > 0) return (packet) => packet.data.length / bytesPerS
  if (codec === 'vorbis' && isMp4) return () => 0
  if (!WHOLE_FRAMES.includes(codec)) return (packet) => packet.duration
  return (packet, before) => Math.max(packet.duration, before?.duration ?? 0)
}

/** Seconds of encoder delay that the audio element leaves out of an mp3 and the demuxer does not. */
async function mp3LagS(url: string, sampleRateHz: number): Promise<number> {
  const start = id3v2Bytes(await bytesAt(url, 0, 10))
  return mp3StartDelay(await bytesAt(url, start, 4096)) / sampleRateHz
}

const bytesOf = (source: AllowSharedBufferSource): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)

async function openTrack(url: string): Promise<Track | null> {
  const input = new Input({ formats: ALL_FORMATS, source: rangeSource(url) })
  const track = await input.getPrimaryAudioTrack()
  const [codec, config] = [await track?.getCodec(), await track?.getDecoderConfig()]
  if (!track || !codec || !config) return null
  const format = await input.getFormat()
  const lagS = format instanceof Mp3InputFormat ? await mp3LagS(url, config.sampleRate) : 0
  const law = LAWS.find((each) => each === codec)
  const unpacked: AudioCodec = law ? 'pcm-s16' : codec
  return {
    codec: unpacked,
    config,
    unpack: law ? expanded(law) : (packet) => packet,
    pcm: pcmReader(unpacked, config.numberOfChannels),
    toFile: plainFile({
      codec: unpacked,
      description: config.description ? bytesOf(config.description) : null,
    }),
    lengthS: lengthOf(unpacked, config, format instanceof Mp4InputFormat),
    lagS,
    sink: new EncodedPacketSink(track),
  }
}

/** Memory that the page is done with. */
const spent: ArrayBuffer[] = []

function emptySamples(length: number): Float32Array<ArrayBuffer> {
  const bytes = length * Float32Array.BYTES_PER_ELEMENT
  const at = spent.findIndex((buffer) => buffer.byteLength >= bytes)
  const [buffer = new ArrayBuffer(bytes)] = at < 0 ? [] : spent.splice(at, 1)
  return new Float32Array(buffer, 0, length)
}

/** The samples of PCM, one array a channel. */
function samplesOf(
  pcm: PcmReader,
  { config }: Track,
  packets: readonly EncodedPacket[],
): Float32Array<ArrayBuffer>[] {
  const length = packets.reduce((sum, { data }) => sum + pcm.samplesIn(data.length), 0)
  const channels = Array.from({ length: config.numberOfChannels }, () => emptySamples(length))
  let at = 0
  for (const { data } of packets) {
    pcm.read(data, channels, at)
    at += pcm.samplesIn(data.length)
  }
  return channels
}

/** Packs packets into a small Matroska file: it holds any codec. */
async function inMatroska(track: Track, packets: readonly EncodedPacket[]): Promise<ArrayBuffer> {
  const target = new BufferTarget()
  const output = new Output({ format: new MkvOutputFormat(), target })
  const source = new EncodedAudioPacketSource(track.codec)
  output.addAudioTrack(source)
  await output.start()
  const zero = packets[0]?.timestamp ?? 0
  for (const packet of packets) {
    const timestamp = packet.timestamp - zero
    await source.add(packet.clone({ timestamp }), { decoderConfig: track.config })
  }
  await output.finalize()
  return target.buffer ?? new ArrayBuffer(0)
}

async function soundOf(track: Track, packets: readonly EncodedPacket[]) {
  if (track.pcm) return samplesOf(track.pcm, track, packets)
  return track.toFile
    ? track.toFile(packets.map(({ data }) => data)).buffer
    : inMatroska(track, packets)
}

/** Where the decoder's last sample ends on the file's timeline, in seconds. */
function decodedEndS(track: Track, packets: readonly EncodedPacket[]): number {
  const last = packets.at(-1)
  return last ? last.timestamp + track.lengthS(last, packets.at(-2)) : 0
}

async function send(
  track: Track,
  warmUp: readonly EncodedPacket[],
  fresh: readonly EncodedPacket[],
) {
  const [first] = fresh
  if (first === undefined) return
  await turn()
  const packets = track.pcm ? fresh : [...warmUp, ...fresh]
  const sound = await soundOf(track, packets)
  // Indexed Vorbis: a packet's sound begins where the one before it ends, and before its own time.
  const beforeS = warmUp.length > 0 ? decodedEndS(track, warmUp) : first.timestamp
  const startS = Math.min(first.timestamp, beforeS) - track.lagS
  const endS = decodedEndS(track, packets) - track.lagS
  const memory = Array.isArray(sound) ? sound.map(({ buffer }) => buffer) : [sound]
  post({ type: 'chunk', sound, startS, endS }, memory)
}

async function run(url: string): Promise<void> {
  const track = await openTrack(url)
  if (track === null) return post({ type: 'failed' })
  post({ type: 'opened', sampleRateHz: track.config.sampleRate })
  let warmUp: EncodedPacket[] = []
  let fresh: EncodedPacket[] = []
  // Not by `packets()`: where its reader waits, its queues grow to where each step takes them whole.
  let packet = await track.sink.getFirstPacket()
  while (packet) {
    fresh.push(track.unpack(packet))
    if (packet.timestamp - (fresh[0]?.timestamp ?? 0) >= CHUNK_S) {
      await send(track, warmUp, fresh)
      warmUp = fresh.slice(-WARM_UP)
      fresh = []
    }
    packet = await track.sink.getNextPacket(packet)
  }
  await send(track, warmUp, fresh)
  post({ type: 'done' })
}

self.addEventListener('message', (event: MessageEvent<PeaksRequest>) => {
  if (event.data.type === 'next') {
    spent.push(...event.data.spent)
    credit += 1
    wake()
  } else {
    run(event.data.url).catch(() => post({ type: 'failed' }))
  }
})
