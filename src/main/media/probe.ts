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
import type { Readable } from './convert/byte-window.ts'

/** What a recording is, by its content. `mediaType` is what the audio element is to be told. */
export interface Probed {
  readonly container: string
  /** As mediabunny calls it or, where it knows it not, as the container does, e.g. `alac`. */
  readonly codec: string
  readonly mediaType: string
  readonly durationMs: number
  readonly channels: number
  readonly sampleRateHz: number
}

export type ProbeFailure = 'file-unsupported' | 'file-broken'

interface Container {
  readonly id: string
  readonly format: InputFormat
  readonly mediaType: string
}

/** Those without a signature come last: an mp3's frames may be found inside of anything. */
const CONTAINERS: readonly Container[] = [
  { id: 'wav', format: WAVE, mediaType: 'audio/wav' },
  { id: 'mp4', format: MP4, mediaType: 'audio/mp4' },
  { id: 'mov', format: QTFF, mediaType: 'audio/mp4' },
  { id: 'ogg', format: OGG, mediaType: 'audio/ogg' },
  { id: 'flac', format: FLAC, mediaType: 'audio/flac' },
  { id: 'webm', format: WEBM, mediaType: 'audio/webm' },
  { id: 'mkv', format: MATROSKA, mediaType: 'audio/webm' },
  { id: 'mp3', format: MP3, mediaType: 'audio/mpeg' },
  { id: 'aac', format: ADTS, mediaType: 'audio/aac' },
]

const CACHE_BYTES = 4 * 1024 * 1024
const AGREEMENT_SECONDS = 0.25
const AGREEMENT_SHARE = 0.1
const MAX_DURATION_MS = 360_000_000
const MAX_CHANNELS = 32
/** What Chromium plays. */
const [MIN_SAMPLE_RATE_HZ, MAX_SAMPLE_RATE_HZ] = [3_000, 384_000]

/** Whether sound of this kind and length can be: no more than a hundred hours, and so on. */
export const isPlausible = (
  sound: Pick<Probed, 'durationMs' | 'channels' | 'sampleRateHz'>,
): boolean =>
  sound.durationMs > 0 &&
  sound.durationMs <= MAX_DURATION_MS &&
  sound.channels > 0 &&
  sound.channels <= MAX_CHANNELS &&
  sound.sampleRateHz >= MIN_SAMPLE_RATE_HZ &&
  sound.sampleRateHz <= MAX_SAMPLE_RATE_HZ

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

async function describe(
  input: Input,
): Promise<Result<Pick<OpenSound, 'probed' | 'track'>, ProbeFailure>> {
  if (!(await input.canRead())) return fail('file-unsupported')
  const format = await input.getFormat()
  const container = CONTAINERS.find((each) => each.format === format)
  const tracks = await input.getTracks()
  if (!container || tracks.length === 0) return fail('file-broken')
  const track = await input.getPrimaryAudioTrack()
  if (!track) return fail('file-unsupported')
  const codec = (await track.getCodec()) ?? String((await track.getInternalCodecId()) ?? '')
  if (!(await hasPackets(track))) return fail('file-broken')
  const durationMs = await durationOf(input, track)
  const channels = await track.getNumberOfChannels()
  const sampleRateHz = await track.getSampleRate()
  const { id, mediaType } = container
  const probed = { container: id, codec, mediaType, durationMs, channels, sampleRateHz }
  return isPlausible(probed) ? ok({ probed, track }) : fail('file-broken')
}

/** A recording's sound. Its packets can be read until it is closed. */
export interface OpenSound {
  readonly probed: Probed
  readonly track: InputAudioTrack
  readonly close: () => void
}

/** Reads through the vault, so that nothing plain touches the disk. */
const sourceOf = (file: Readable): CustomSource =>
  new CustomSource({
    getSize: () => file.size,
    read: (start, end) => file.read(start, end),
    prefetchProfile: 'network',
    maxCacheSize: CACHE_BYTES,
    handleUnhandledError: () => {},
  })

/**
 * Finds out what a recording is from its content alone, and that its first and last packets are
 * there. A broken file may keep this busy for ever: it belongs into a thread that can be ended.
 */
export async function openSound(file: Readable): Promise<Result<OpenSound, ProbeFailure>> {
  if (file.size === 0) return fail('file-broken')
  const formats = CONTAINERS.map((each) => each.format)
  const input = new Input({ formats, source: sourceOf(file) })
  const close = () => input.dispose()
  try {
    const described = await describe(input)
    if (described.ok) return ok({ ...described.value, close })
    close()
    return described
  } catch {
    close()
    return fail('file-broken')
  }
}

/** What a recording is, whether it can be played or not; as `openSound`, which is closed again. */
export async function probe(file: Readable): Promise<Result<Probed, ProbeFailure>> {
  const sound = await openSound(file)
  if (!sound.ok) return sound
  sound.value.close()
  return ok(sound.value.probed)
}
