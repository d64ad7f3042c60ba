/// <reference lib="webworker" />
import {
  ALL_FORMATS,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  Input,
  MkvOutputFormat,
  Mp3InputFormat,
  Output,
  UrlSource,
  type AudioCodec,
  type EncodedPacket,
} from 'mediabunny'
import { id3v2Bytes, mp3StartDelay } from '../../../core/audio/mp3-delay.ts'
import type { PeaksReply, PeaksRequest } from './peaks-messages.ts'

/** Long, for every decode call has its cost; 12 MB decoded at most in stereo at 48 kHz. */
const CHUNK_S = 30
/** Chunks on their way: two are decoded by the page, one a core, while the next is cut here. */
const AHEAD = 3
/** Packets that come again before a chunk: the reach of mp3's bit reservoir, 80 ms of Opus. */
const WARM_UP = 10
const CACHE_BYTES = 8 * 2 ** 20
const RETRIES_S = [0.2, 1]

const post = (reply: PeaksReply, transfer: Transferable[] = []) =>
  self.postMessage(reply, { transfer })

let credit = AHEAD
let wake: () => void = () => {}

async function turn(): Promise<void> {
  while (credit === 0) await new Promise<void>((resolve) => (wake = resolve))
  credit -= 1
}

interface Track {
  readonly codec: AudioCodec
  readonly config: AudioDecoderConfig
  /** Seconds between the file's own timeline and the audio element's. */
  readonly lagS: number
  readonly sink: EncodedPacketSink
}

async function bytesAt(url: string, from: number, length: number): Promise<Uint8Array> {
  const response = await fetch(url, { headers: { range: `bytes=${from}-${from + length - 1}` } })
  if (response.status !== 206) return new Uint8Array()
  return new Uint8Array(await response.arrayBuffer())
}

/** Seconds of encoder delay that the audio element leaves out of an mp3 and the demuxer does not. */
async function mp3LagS(url: string, sampleRateHz: number): Promise<number> {
  const start = id3v2Bytes(await bytesAt(url, 0, 10))
  return mp3StartDelay(await bytesAt(url, start, 4096)) / sampleRateHz
}

async function openTrack(url: string): Promise<Track | null> {
  const source = new UrlSource(url, {
    maxCacheSize: CACHE_BYTES,
    getRetryDelay: (attempts) => RETRIES_S[attempts - 1] ?? null,
  })
  const input = new Input({ formats: ALL_FORMATS, source })
  const track = await input.getPrimaryAudioTrack()
  const [codec, config] = [await track?.getCodec(), await track?.getDecoderConfig()]
  if (!track || !codec || !config) return null
  const isMp3 = (await input.getFormat()) instanceof Mp3InputFormat
  const lagS = isMp3 ? await mp3LagS(url, config.sampleRate) : 0
  return { codec, config, lagS, sink: new EncodedPacketSink(track) }
}

/** Packs packets into a small Matroska file: it holds any codec, and decoders need no other. */
async function pack(track: Track, packets: readonly EncodedPacket[]): Promise<ArrayBuffer | null> {
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
  return target.buffer
}

/** Codecs whose decoders give whole frames, also where the file says that the last one is cut. */
const WHOLE_FRAMES: readonly AudioCodec[] = ['aac', 'mp3', 'opus']

/** Where the decoder's last sample ends on the file's timeline, in seconds. */
function decodedEndS(codec: AudioCodec, packets: readonly EncodedPacket[]): number {
  const [before, last] = [packets.at(-2), packets.at(-1)]
  const durationS = last?.duration ?? 0
  const wholeS = WHOLE_FRAMES.includes(codec)
    ? Math.max(durationS, before?.duration ?? 0)
    : durationS
  return (last?.timestamp ?? 0) + wholeS
}

async function send(
  track: Track,
  warmUp: readonly EncodedPacket[],
  fresh: readonly EncodedPacket[],
) {
  const [first] = fresh
  if (first === undefined) return
  const packets = [...warmUp, ...fresh]
  const file = await pack(track, packets)
  if (file === null) return
  await turn()
  const startS = first.timestamp - track.lagS
  const endS = decodedEndS(track.codec, packets) - track.lagS
  post({ type: 'chunk', file, startS, endS }, [file])
}

async function run(url: string): Promise<void> {
  const track = await openTrack(url)
  if (track === null) return post({ type: 'failed' })
  post({ type: 'opened', sampleRateHz: track.config.sampleRate })
  let warmUp: EncodedPacket[] = []
  let fresh: EncodedPacket[] = []
  for await (const packet of track.sink.packets()) {
    fresh.push(packet)
    if (packet.timestamp - (fresh[0]?.timestamp ?? 0) < CHUNK_S) continue
    await send(track, warmUp, fresh)
    warmUp = fresh.slice(-WARM_UP)
    fresh = []
  }
  await send(track, warmUp, fresh)
  post({ type: 'done' })
}

self.addEventListener('message', (event: MessageEvent<PeaksRequest>) => {
  if (event.data.type === 'next') {
    credit += 1
    wake()
  } else {
    run(event.data.url).catch(() => post({ type: 'failed' }))
  }
})
