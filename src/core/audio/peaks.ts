import { fail, ok, type Result } from '../result.ts'

/** Pairs a second of the stored level; fine enough for 100 px/s, 4.3 MB for three hours. */
export const PEAKS_PER_SECOND = 100

/**
 * The envelope of a recording, all channels together: pair `i` holds the lowest and the highest
 * sample of [i / perSecond, (i + 1) / perSecond) seconds, as int16 full scale. Zero always counts
 * as heard, so `min <= 0 <= max`, and what has not been decoded yet is flat.
 */
export interface Peaks {
  readonly perSecond: number
  readonly min: Int16Array
  readonly max: Int16Array
}

/** Collects peaks from decoded audio; pieces may come in any order and may overlap. */
export interface PeakAccumulator {
  /**
   * Takes samples in -1..1, one array a channel. `startSample` is where the first one stands on the
   * recording's timeline; samples before 0 are left out.
   */
  readonly add: (channels: readonly Float32Array[], startSample: number) => void
  /** What there is up to the furthest sample so far; a view that further samples write to. */
  readonly view: () => Peaks
}

const FULL_SCALE = 32_767

/**
 * Pair boundaries are worked out from sample positions, so a rate that is no multiple of 100 Hz
 * does not drift. `expectedMs` sizes the buffer; longer audio makes it grow.
 */
export function createPeakAccumulator(sampleRateHz: number, expectedMs = 60_000): PeakAccumulator {
  let min = new Int16Array(Math.ceil((expectedMs * PEAKS_PER_SECOND) / 1000) + 1)
  let max = new Int16Array(min.length)
  let length = 0
  const pairOf = (sample: number) => Math.floor((sample * PEAKS_PER_SECOND) / sampleRateHz)
  const firstSampleOf = (pair: number) => Math.ceil((pair * sampleRateHz) / PEAKS_PER_SECOND)

  function reserve(pairs: number): void {
    length = Math.max(length, pairs)
    if (length <= min.length) return
    min = grown(min, length)
    max = grown(max, length)
  }

  function addChannel(samples: Float32Array, startSample: number): void {
    let index = Math.max(0, -startSample)
    while (index < samples.length) {
      const pair = pairOf(startSample + index)
      const end = Math.min(samples.length, firstSampleOf(pair + 1) - startSample)
      let low = 0
      let high = 0
      for (; index < end; index++) {
        const value = samples[index] ?? 0
        if (value < low) low = value
        else if (value > high) high = value
      }
      min[pair] = Math.min(min[pair] ?? 0, Math.round(Math.max(low, -1) * FULL_SCALE))
      max[pair] = Math.max(max[pair] ?? 0, Math.round(Math.min(high, 1) * FULL_SCALE))
    }
  }

  return {
    add(channels, startSample) {
      const end = startSample + Math.max(0, ...channels.map((channel) => channel.length))
      if (end <= 0) return
      reserve(pairOf(end - 1) + 1)
      for (const channel of channels) addChannel(channel, startSample)
    },
    view: () => ({
      perSecond: PEAKS_PER_SECOND,
      min: min.subarray(0, length),
      max: max.subarray(0, length),
    }),
  }
}

function grown(from: Int16Array, atLeast: number): Int16Array<ArrayBuffer> {
  const larger = new Int16Array(Math.max(atLeast, from.length * 2))
  larger.set(from)
  return larger
}

/**
 * The coarse level for the overview: `columns` values from 0 to 1 over `durationMs`, each the mean
 * height of the wave there relative to the highest column. The extremes would be full everywhere.
 */
export function overview(peaks: Peaks, durationMs: number, columns: number): Float32Array {
  const sums = new Float64Array(columns)
  const counts = new Uint32Array(columns)
  const pairs = (durationMs / 1000) * peaks.perSecond
  for (let index = 0; index < Math.min(peaks.max.length, pairs); index++) {
    const column = Math.floor((index * columns) / pairs)
    sums[column] = (sums[column] ?? 0) + (peaks.max[index] ?? 0) - (peaks.min[index] ?? 0)
    counts[column] = (counts[column] ?? 0) + 1
  }
  const means = Float32Array.from(sums, (sum, column) => sum / Math.max(1, counts[column] ?? 0))
  const highest = means.reduce((most, value) => Math.max(most, value), 0)
  return highest === 0 ? means : means.map((value) => value / highest)
}

/** Why bytes are not taken as peaks. */
export type PeaksError = 'not-peaks' | 'newer-version' | 'damaged'

/**
 * Layout, little-endian: `SVPK`, uint16 version, uint16 pairs a second, uint32 number of pairs,
 * uint32 zero; then per pair int16 lowest, int16 highest. Nothing may follow.
 */
const MAGIC = 0x4b50_5653
const VERSION = 1
const HEADER_BYTES = 16
const PAIR_BYTES = 4
/** A hundred hours, the longest recording the program takes. */
const MAX_PAIRS = 100 * 3600 * PEAKS_PER_SECOND

/** The bytes that are kept in the store. */
export function encodePeaks(peaks: Peaks): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER_BYTES + peaks.max.length * PAIR_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint16(4, VERSION, true)
  view.setUint16(6, peaks.perSecond, true)
  view.setUint32(8, peaks.max.length, true)
  for (let index = 0; index < peaks.max.length; index++) {
    const at = HEADER_BYTES + index * PAIR_BYTES
    view.setInt16(at, peaks.min[index] ?? 0, true)
    view.setInt16(at + 2, peaks.max[index] ?? 0, true)
  }
  return bytes
}

/** Reads bytes from the store; nothing in them is trusted. */
export function decodePeaks(bytes: Uint8Array): Result<Peaks, PeaksError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) return fail('not-peaks')
  if (view.getUint16(4, true) > VERSION) return fail('newer-version')
  const length = view.getUint32(8, true)
  const sound =
    view.getUint16(4, true) === VERSION &&
    view.getUint16(6, true) === PEAKS_PER_SECOND &&
    view.getUint32(12, true) === 0 &&
    length <= MAX_PAIRS &&
    bytes.length === HEADER_BYTES + length * PAIR_BYTES
  return sound ? readPairs(view, length) : fail('damaged')
}

function readPairs(view: DataView, length: number): Result<Peaks, PeaksError> {
  const min = new Int16Array(length)
  const max = new Int16Array(length)
  for (let index = 0; index < length; index++) {
    const at = HEADER_BYTES + index * PAIR_BYTES
    const low = view.getInt16(at, true)
    const high = view.getInt16(at + 2, true)
    if (low > 0 || high < 0) return fail('damaged')
    min[index] = low
    max[index] = high
  }
  return ok({ perSecond: PEAKS_PER_SECOND, min, max })
}
