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

/** Computes the peaks of a recording while it can already be played. */
export async function computePeaks(
  url: string,
  durationMs: number,
  onProgress: (progress: PeaksProgress) => void,
  signal: AbortSignal,
): Promise<ComputedPeaks> {
  let accumulator: PeakAccumulator | null = null
  const view = () => accumulator?.view() ?? null
  const decoded = await decodeRecording(
    url,
    {
      onPiece({ channels, startSample, sampleRateHz, endS }) {
        accumulator ??= createPeakAccumulator(sampleRateHz, durationMs)
        accumulator.add(channels, startSample)
        const value = Math.min(1, (endS * 1000) / Math.max(1, durationMs))
        onProgress({ peaks: accumulator.view(), value })
      },
    },
    signal,
  )
  return decoded ? view() : null
}
