import {
  ADTS,
  CustomSource,
  EncodedPacketSink,
  FLAC,
  Input,
  MATROSKA,
  MP3,
  MP4,
  OGG,
  QTFF,
  WAVE,
  WEBM,
  type InputAudioTrack,
  type InputFormat,
} from 'mediabunny'
import { fail, ok, type Result } from '../../core/result.ts'
import type { MediaFile } from './media-file.ts'

/** What a recording is, by its content. `mediaType` is what the audio element is to be told. */
export interface Probed {
  readonly container: string
  readonly codec: string
  readonly mediaType: string
  readonly durationMs: number
  readonly channels: number
  readonly sampleRateHz: number
}

type Readable = Pick<MediaFile, 'size' | 'read'>

export type ProbeFailure = 'file-unsupported' | 'file-broken'

interface Container {
  readonly id: string
  readonly format: InputFormat
  readonly mediaType: string
}

const CONTAINERS: readonly Container[] = [
  { id: 'wav', format: WAVE, mediaType: 'audio/wav' },
  { id: 'mp3', format: MP3, mediaType: 'audio/mpeg' },
  { id: 'mp4', format: MP4, mediaType: 'audio/mp4' },
  { id: 'mov', format: QTFF, mediaType: 'audio/mp4' },
  { id: 'aac', format: ADTS, mediaType: 'audio/aac' },
  { id: 'ogg', format: OGG, mediaType: 'audio/ogg' },
  { id: 'flac', format: FLAC, mediaType: 'audio/flac' },
  { id: 'webm', format: WEBM, mediaType: 'audio/webm' },
  { id: 'mkv', format: MATROSKA, mediaType: 'audio/webm' },
]

/** What Chromium's audio element plays. */
const PLAYABLE = new Set([
  ...['aac', 'mp3', 'opus', 'vorbis', 'flac', 'ulaw', 'alaw'],
  ...['pcm-u8', 'pcm-s16', 'pcm-s24', 'pcm-s32', 'pcm-f32', 'pcm-s16be', 'pcm-s24be'],
])

const LIMIT_MS = 30_000
const CACHE_BYTES = 4 * 1024 * 1024
const AGREEMENT_SECONDS = 0.25
const AGREEMENT_SHARE = 0.1
const MAX_DURATION_MS = 360_000_000
const MAX_CHANNELS = 32
const MAX_SAMPLE_RATE_HZ = 768_000

const within = (value: number, most: number): boolean => value > 0 && value <= most

/**
 * First packet before last: where there is no first one, mediabunny 1.61 looks for a FLAC file's
 * last one for ever.
 */
async function hasPackets(track: InputAudioTrack): Promise<boolean> {
  const packets = new EncodedPacketSink(track)
  return (await packets.getFirstPacket()) !== null && (await packets.getPacket(Infinity)) !== null
}

/**
 * The packets' own duration; but the header's where both agree, since it is exact, and the packets'
 * leaves out the last one's length in some containers.
 */
async function durationOf(input: Input, track: InputAudioTrack): Promise<number> {
  const counted = await track.computeDuration()
  const claimed = await input.getDurationFromMetadata()
  const slack = Math.min(AGREEMENT_SECONDS, AGREEMENT_SHARE * counted)
  const agree = claimed !== null && Math.abs(claimed - counted) <= slack
  return Math.round((agree ? claimed : counted) * 1000)
}

async function describe(input: Input): Promise<Result<Probed, ProbeFailure>> {
  if (!(await input.canRead())) return fail('file-unsupported')
  const format = await input.getFormat()
  const container = CONTAINERS.find((each) => each.format === format)
  const tracks = await input.getTracks()
  if (!container || tracks.length === 0) return fail('file-broken')
  const track = await input.getPrimaryAudioTrack()
  const codec = await track?.getCodec()
  if (!track || !codec || !PLAYABLE.has(codec)) return fail('file-unsupported')
  if (!(await hasPackets(track))) return fail('file-broken')
  const durationMs = await durationOf(input, track)
  const channels = await track.getNumberOfChannels()
  const sampleRateHz = await track.getSampleRate()
  const plausible =
    within(durationMs, MAX_DURATION_MS) &&
    within(channels, MAX_CHANNELS) &&
    within(sampleRateHz, MAX_SAMPLE_RATE_HZ)
  if (!plausible) return fail('file-broken')
  const { id, mediaType } = container
  return ok({ container: id, codec, mediaType, durationMs, channels, sampleRateHz })
}

/** Reads through the vault, so that nothing plain touches the disk; refuses once time is up. */
const sourceOf = (file: Readable, signal: AbortSignal): CustomSource =>
  new CustomSource({
    getSize: () => file.size,
    read(start, end) {
      signal.throwIfAborted()
      return file.read(start, end)
    },
    prefetchProfile: 'network',
    maxCacheSize: CACHE_BYTES,
    handleUnhandledError: () => {},
  })

/**
 * Finds out what a recording is from its content alone, and that its first and last packets are
 * there. What can't be read to the end within `limitMs` counts as broken.
 */
export async function probe(
  file: Readable,
  limitMs = LIMIT_MS,
): Promise<Result<Probed, ProbeFailure>> {
  if (file.size === 0) return fail('file-broken')
  const limit = new AbortController()
  const formats = CONTAINERS.map((each) => each.format)
  const input = new Input({ formats, source: sourceOf(file, limit.signal) })
  const timer = setTimeout(() => {
    limit.abort()
    input.dispose()
  }, limitMs)
  const timeUp = new Promise<Result<Probed, ProbeFailure>>((resolve) => {
    limit.signal.addEventListener('abort', () => resolve(fail('file-broken')), { once: true })
  })
  try {
    return await Promise.race([describe(input), timeUp])
  } catch {
    return fail('file-broken')
  } finally {
    clearTimeout(timer)
    input.dispose()
  }
}
