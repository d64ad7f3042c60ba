import { fail, ok, type Result } from '../../core/result.ts'
import { indexAdts } from './convert/adts-index.ts'
import { readAiff } from './convert/aiff.ts'
import { amrBand, streamAmrFile } from './convert/amr.ts'
import { readAu } from './convert/au.ts'
import type { Readable } from './convert/byte-window.ts'
import { readCaf } from './convert/caf.ts'
import { toCopy, toIndexed, toWav, type Conversion } from './convert/conversion.ts'
import { firstFrame, indexMp3 } from './convert/mp3-index.ts'
import { wholePages } from './convert/ogg-pages.ts'
import {
  indexVorbis,
  packetData,
  streamAlac,
  streamAmrTrack,
  streamPcmTrack,
} from './convert/packets.ts'
import { streamRaw, type Encoding, type RawSound } from './convert/raw-sound.ts'
import { codecName, SIGNATURE_BYTES, signatureName } from './convert/signatures.ts'
import type { SoundStream } from './convert/sound-stream.ts'
import { isWave64, readRiff, readWave64 } from './convert/wave.ts'
import { isPlausible, openSound, type OpenSound, type Probed } from './probe.ts'

/** Why a file is no recording of the study. `codec` names a sound that can't be played here. */
export type Refusal =
  | { readonly code: 'file-unsupported' | 'file-broken' }
  | { readonly code: 'codec-unsupported'; readonly codec: string }

/** A recording that is taken: as it is, or once it is converted. Closed when it is done with. */
export interface Examined {
  readonly probed: Probed
  readonly conversion: Conversion | null
  readonly close: () => void
}

type Examination = Result<Examined, Refusal>

const BROKEN = fail<Refusal>({ code: 'file-broken' })
const refuseCodec = (codec: string) =>
  fail<Refusal>({ code: 'codec-unsupported', codec: codecName(codec) })

/** What Chromium's audio element plays and keeps its times of; the decision is recorded in docs. */
const PLAYABLE = new Set([
  ...['aac', 'mp3', 'opus', 'flac', 'ulaw', 'alaw'],
  ...['pcm-u8', 'pcm-s16', 'pcm-s24', 'pcm-s32', 'pcm-f32', 'pcm-s16be', 'pcm-s24be'],
])

const nothing = () => {}

/** A sound that becomes a wav file, if it can. */
function asWav(container: string, codec: string, sound: SoundStream | null, close = nothing) {
  if (sound === null) return refuseCodec(codec)
  const conversion = toWav(sound)
  const { durationMs } = conversion
  const { channels, sampleRateHz } = sound
  const probed = {
    ...{ container, codec, channels, sampleRateHz },
    durationMs: Math.round(durationMs),
    mediaType: 'audio/wav',
  }
  return isPlausible(probed) ? ok({ probed, conversion, close }) : BROKEN
}

interface RawContainer {
  readonly id: string
  readonly matches: (head: Uint8Array) => boolean
  readonly read: (file: Readable) => Promise<RawSound | string | null>
}

const latin1 = (head: Uint8Array) => String.fromCharCode(...head.subarray(0, 16))

/** Containers of uncompressed sound that neither the element nor the demuxer reads. */
const RAW_CONTAINERS: readonly RawContainer[] = [
  { id: 'aiff', matches: (head) => /^FORM....AIF[FC]/s.test(latin1(head)), read: readAiff },
  { id: 'au', matches: (head) => latin1(head).startsWith('.snd'), read: readAu },
  { id: 'caf', matches: (head) => latin1(head).startsWith('caff'), read: readCaf },
  { id: 'w64', matches: isWave64, read: readWave64 },
]

const encodingName = (encoding: Encoding): string =>
  'bytes' in encoding ? `pcm-${encoding.kind}${encoding.bytes * 8}` : encoding.kind

async function examineRaw({ id, read }: Pick<RawContainer, 'id' | 'read'>, file: Readable) {
  const raw = await read(file)
  if (raw === null || typeof raw === 'string') return raw === null ? BROKEN : refuseCodec(raw)
  if (!(raw.channels > 0 && raw.dataBytes > 0 && raw.dataStart < file.size)) return BROKEN
  return asWav(id, encodingName(raw.encoding), streamRaw(file, raw))
}

/** The demuxer takes the sound that lies past 4 GiB in a wav file for chunks, and walks through it. */
const isLargeWave = (head: Uint8Array, file: Readable): boolean =>
  latin1(head).startsWith('RF64') && file.size > 2 ** 32

/** A large wav file is played as it is, if its samples can be. */
async function examineLargeWave(file: Readable): Promise<Examination> {
  const examined = await examineRaw({ id: 'wav', read: readRiff }, file)
  return examined.ok && examined.value.probed.codec !== 'pcm-float64'
    ? ok({ ...examined.value, conversion: null })
    : examined
}

async function examineAmr(band: 'narrow' | 'wide', file: Readable): Promise<Examination> {
  const codec = band === 'narrow' ? 'amr-nb' : 'amr-wb'
  return asWav('amr', codec, await streamAmrFile(band, file))
}

const PCM = /^pcm-([sfu])(8|16|24|32|64)(be)?$/

/** How samples are written, by mediabunny's name for it. */
function pcmEncoding(codec: string): Encoding | null {
  if (codec === 'alaw' || codec === 'ulaw') return { kind: codec }
  const [, kind, bits, end] = PCM.exec(codec) ?? []
  if (kind === undefined) return null
  if (kind === 'u') return { kind: 'uint8' }
  const bytes = Number(bits) / 8
  return { kind: kind === 'f' ? 'float' : 'int', bytes, bigEndian: end !== undefined }
}

/** What is made of sound that can't be played as it is: a stream for a wav file. */
async function streamOf(file: Readable, { probed, track }: OpenSound): Promise<SoundStream | null> {
  const encoding = pcmEncoding(probed.codec)
  if (encoding) return streamPcmTrack(track, encoding)
  switch (probed.codec) {
    case 'alac':
      return streamAlac(file, track)
    case 'samr':
      return streamAmrTrack(track, 'narrow')
    case 'sawb':
      return streamAmrTrack(track, 'wide')
    default:
      return null
  }
}

async function indexOf(file: Readable, { probed, track }: OpenSound): Promise<Conversion | null> {
  if (probed.codec === 'vorbis') {
    const sound = await indexVorbis(track)
    return sound && toIndexed(file, sound, () => packetData(track))
  }
  const indexers = { mp3: indexMp3, aac: indexAdts }
  const { container } = probed
  const sound = container === 'mp3' || container === 'aac' ? await indexers[container](file) : null
  return sound && toIndexed(file, sound)
}

const NEEDS_INDEX = new Set(['mp3', 'aac'])

/** Sound whose times the element would be off by; as it is where no index can be made of it. */
async function examineIndexed(file: Readable, sound: OpenSound): Promise<Examination> {
  const { probed, close } = sound
  const conversion = await indexOf(file, sound)
  if (conversion) {
    const durationMs = Math.round(conversion.durationMs)
    const indexed = { ...probed, durationMs, mediaType: 'audio/mp4' }
    return isPlausible(indexed) ? ok({ probed: indexed, conversion, close }) : BROKEN
  }
  if (probed.codec === 'vorbis') return BROKEN
  const layer = probed.container === 'mp3' ? (await firstFrame(file))?.layer : 3
  return layer === 3 ? ok({ probed, conversion, close }) : refuseCodec(`MP${layer ?? 2}`)
}

async function examineSound(file: Readable, sound: OpenSound): Promise<Examination> {
  const { probed, close } = sound
  if (probed.codec === 'vorbis' || NEEDS_INDEX.has(probed.container)) {
    return examineIndexed(file, sound)
  }
  if (PLAYABLE.has(probed.codec)) return ok({ probed, conversion: null, close })
  return asWav(probed.container, probed.codec, await streamOf(file, sound), close)
}

async function examineOpened(file: Readable, sound: OpenSound): Promise<Examination> {
  const examined = await examineSound(file, sound)
  if (!examined.ok) sound.close()
  return examined
}

/** An Ogg file that was cut, as where a telephone lost its power: what is whole of it is taken. */
async function examineCutOgg(file: Readable): Promise<Examination | null> {
  const whole = await wholePages(file)
  const sound = whole && (await openSound(whole))
  if (!whole || !sound?.ok) return null
  const examined = await examineOpened(whole, sound.value)
  if (!examined.ok) return examined
  const { probed, conversion, close } = examined.value
  return ok({ probed, close, conversion: conversion ?? toCopy(whole, probed.durationMs) })
}

/** A wav that the demuxer can't read: its sizes are wrong, or it holds mp3, or what we can't play. */
async function examineWave(file: Readable): Promise<Examination> {
  const raw = await readRiff(file)
  const sound = raw === 'MP3' ? await indexMp3(file) : null
  if (sound === null) return examineRaw({ id: 'wav', read: async () => raw }, file)
  const { channels, sampleRateHz } = sound
  const conversion = toIndexed(file, sound)
  const durationMs = Math.round(conversion.durationMs)
  const probed = { container: 'wav', codec: 'mp3', channels, sampleRateHz, durationMs }
  return ok({ probed: { ...probed, mediaType: 'audio/mp4' }, conversion, close: nothing })
}

/** A last look at what the demuxer can't read. */
async function examineUnread(
  file: Readable,
  head: Uint8Array,
  code: 'file-unsupported' | 'file-broken',
): Promise<Examination> {
  if (/^(RIFF|RF64)....WAVE/s.test(latin1(head))) return examineWave(file)
  const cut = await examineCutOgg(file)
  if (cut) return cut
  const name = signatureName(head)
  return name === null ? fail<Refusal>({ code }) : refuseCodec(name)
}

/**
 * Finds out what a file is and what is to become of it. A broken file may keep this busy for ever:
 * it runs in a thread that can be ended.
 */
export async function examine(file: Readable): Promise<Examination> {
  try {
    const head = await file.read(0, Math.min(SIGNATURE_BYTES, file.size))
    const band = amrBand(head)
    if (band) return await examineAmr(band, file)
    const raw = RAW_CONTAINERS.find(({ matches }) => matches(head))
    if (raw) return await examineRaw(raw, file)
    if (isLargeWave(head, file)) return await examineLargeWave(file)
    const sound = await openSound(file)
    if (!sound.ok) return await examineUnread(file, head, sound.error)
    return await examineOpened(file, sound.value)
  } catch {
    return BROKEN
  }
}
