import { fail, ok, type Result } from '../result.ts'
import { united, without, type Stretch } from './stretch.ts'

/** What the model takes: 512 new samples at 16 kHz, after the 64 before them. */
export const SPEECH_RATE_HZ = 16_000
export const FRAME_SAMPLES = 512
export const CONTEXT_SAMPLES = 64
export const FRAME_MS = (FRAME_SAMPLES * 1000) / SPEECH_RATE_HZ

/** How likely somebody speaks: frame `i`, 32 ms long, starts at `i` × 32 ms; 0 for no, 255 for yes. */
export type SpeechMap = Uint8Array

export interface SpeechOptions {
  /** How likely speech must be to begin, from 0 to 1; it goes on a little below that. */
  readonly threshold: number
  /** A silence as long as this parts two stretches. */
  readonly minPauseMs: number
  /** Longer ones are cut where they are quietest. */
  readonly maxMs: number
}

/**
 * Threshold, the slack below it, the least length and the padding are those that Silero's own
 * utilities use (get_speech_timestamps: 0.5, 0.15, 250 ms, 30 ms; here padded more, so that no soft
 * first consonant is cut).
 */
export const USUAL_SPEECH: SpeechOptions = { threshold: 0.5, minPauseMs: 700, maxMs: 30_000 }
const SLACK = 0.15
const LEAST_SPEECH_MS = 250
const PAD_MS = 100

/** A cut is looked for in the part of the longest length that lies behind this share of it. */
const CUT_FROM = 0.4
/** Frames over which quietness is measured for a cut. */
const CUT_FRAMES = 5

interface Frames {
  readonly from: number
  readonly to: number
}

/** Runs of frames in which speech began above the threshold and has not fallen below the slack. */
function runs(map: SpeechMap, threshold: number): Frames[] {
  const [on, off] = [threshold * 255, Math.max(1, (threshold - SLACK) * 255)]
  const found: Frames[] = []
  let from = -1
  for (let i = 0; i <= map.length; i++) {
    const value = map[i] ?? 0
    if (from < 0 && value >= on) from = i
    else if (from >= 0 && value < off) {
      found.push({ from, to: i })
      from = -1
    }
  }
  return found
}

function bridged(parts: readonly Frames[], minPauseMs: number): Frames[] {
  const result: Frames[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (last && (part.from - last.to) * FRAME_MS < minPauseMs) {
      result[result.length - 1] = { from: last.from, to: part.to }
    } else result.push(part)
  }
  return result
}

/** The frame at which speech is least likely, in the later part of what may be one stretch. */
function quietest(map: SpeechMap, { from, to }: Frames): number {
  let best = to
  let least = Infinity
  for (let i = from; i + CUT_FRAMES <= to; i++) {
    let sum = 0
    for (let k = i; k < i + CUT_FRAMES; k++) sum += map[k] ?? 0
    // Of equals the later one, which leaves fewer pieces.
    if (sum <= least) [least, best] = [sum, i + Math.floor(CUT_FRAMES / 2)]
  }
  return best
}

function cut(map: SpeechMap, part: Frames, maxMs: number): Frames[] {
  const most = Math.max(2 * CUT_FRAMES, Math.floor(maxMs / FRAME_MS))
  const pieces: Frames[] = []
  let { from } = part
  while (part.to - from > most) {
    const to = quietest(map, { from: from + Math.floor(most * CUT_FROM), to: from + most })
    pieces.push({ from, to })
    from = to
  }
  return [...pieces, { from, to: part.to }]
}

/** Times of runs, each padded into at most half the silence beside it. */
function padded(parts: readonly Frames[], durationMs: number): Stretch[] {
  const ms = (frame: number) => frame * FRAME_MS
  return parts.map(({ from, to }, i) => {
    const before = ms(from - (parts[i - 1]?.to ?? 0))
    const after = i + 1 < parts.length ? ms((parts[i + 1]?.from ?? to) - to) : durationMs - ms(to)
    const startMs = ms(from) - Math.min(PAD_MS, before / (i === 0 ? 1 : 2))
    const endMs = ms(to) + Math.min(PAD_MS, Math.max(0, after / (i + 1 < parts.length ? 2 : 1)))
    return { startMs: Math.round(startMs), endMs: Math.min(durationMs, Math.round(endMs)) }
  })
}

/** Where somebody speaks, in order and free of overlaps. */
export function speechStretches(
  map: SpeechMap,
  durationMs: number,
  { threshold, minPauseMs, maxMs }: SpeechOptions = USUAL_SPEECH,
): Stretch[] {
  const parts = bridged(runs(map, threshold), minPauseMs)
    .filter(({ from, to }) => (to - from) * FRAME_MS >= LEAST_SPEECH_MS)
    .flatMap((part) => cut(map, part, maxMs))
  return padded(parts, durationMs).filter(({ startMs, endMs }) => startMs < endMs)
}

/** Speech that no segment covers yet; too short leftovers beside segments are left out. */
export const uncovered = (
  speech: readonly Stretch[],
  segments: readonly Stretch[],
): readonly Stretch[] =>
  without(speech, united(segments)).filter(
    ({ startMs, endMs }) => endMs - startMs >= LEAST_SPEECH_MS + 2 * PAD_MS,
  )

/** The first stretch that begins after a moment; undefined where there is none. */
export const speechAfter = (speech: readonly Stretch[], ms: number): Stretch | undefined =>
  speech.find(({ startMs }) => startMs > ms)

/** The last stretch that begins before a moment. */
export const speechBefore = (speech: readonly Stretch[], ms: number): Stretch | undefined =>
  speech.findLast(({ startMs }) => startMs < ms)

/** The silence around a moment, from the end of one stretch to the start of the next; null in speech. */
export function silenceAt(
  speech: readonly Stretch[],
  ms: number,
  durationMs: number,
): Stretch | null {
  const next = speech.findIndex(({ endMs }) => endMs > ms)
  const startMs = next < 0 ? (speech.at(-1)?.endMs ?? 0) : (speech[next - 1]?.endMs ?? 0)
  const endMs = next < 0 ? durationMs : (speech[next]?.startMs ?? durationMs)
  return endMs > ms ? { startMs, endMs } : null
}

export type SpeechMapError = 'not-speech' | 'newer-version' | 'damaged'

/** «SVSP» as stored: magic, version, a zero, number of frames; then a byte a frame. Little-endian. */
const MAGIC = 0x50_53_56_53
const VERSION = 1
const HEADER_BYTES = 12
/** A hundred hours. */
const MAX_FRAMES = 11_250_000

export function encodeSpeech(map: SpeechMap): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER_BYTES + map.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint16(4, VERSION, true)
  view.setUint32(8, map.length, true)
  bytes.set(map, HEADER_BYTES)
  return bytes
}

/** Reads bytes from the store; nothing in them is trusted. */
export function decodeSpeech(bytes: Uint8Array): Result<SpeechMap, SpeechMapError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) return fail('not-speech')
  if (view.getUint16(4, true) > VERSION) return fail('newer-version')
  const frames = view.getUint32(8, true)
  const sound =
    view.getUint16(4, true) === VERSION &&
    view.getUint16(6, true) === 0 &&
    frames <= MAX_FRAMES &&
    bytes.length === HEADER_BYTES + frames
  return sound ? ok(bytes.slice(HEADER_BYTES)) : fail('damaged')
}
