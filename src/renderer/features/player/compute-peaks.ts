import {
  createPeakAccumulator,
  type PeakAccumulator,
  type Peaks,
} from '../../../core/audio/peaks.ts'
import { decodeRecording } from './decode-recording.ts'

export interface PeaksProgress {
  readonly peaks: Peaks
  /** From 0 to 1. */
  readonly value: number
}

/** Null: not one part of the file could be decoded. */
export type ComputedPeaks = Peaks | null

/** Drawing them takes longer than making them: the whole wave is looked at for its greatest height. */
const TELL_EVERY_MS = 500

/** Enough for what is drawn of speech; at a recording's own rate the page holds three times as much. */
const PEAKS_RATE_HZ = 16_000

/** Computes the peaks of a recording while it can already be played. */
export async function computePeaks(
  url: string,
  durationMs: number,
  onProgress: (progress: PeaksProgress) => void,
  signal: AbortSignal,
): Promise<ComputedPeaks> {
  let accumulator: PeakAccumulator | null = null
  let toldAt = -Infinity
  const view = () => accumulator?.view() ?? null
  const decoded = await decodeRecording(
    url,
    {
      mostHz: PEAKS_RATE_HZ,
      onPiece({ channels, startSample, sampleRateHz, endS }) {
        accumulator ??= createPeakAccumulator(sampleRateHz, durationMs)
        accumulator.add(channels, startSample)
        if (performance.now() - toldAt < TELL_EVERY_MS) return
        toldAt = performance.now()
        const value = Math.min(1, (endS * 1000) / Math.max(1, durationMs))
        onProgress({ peaks: accumulator.view(), value })
      },
    },
    signal,
  )
  return decoded ? view() : null
}
