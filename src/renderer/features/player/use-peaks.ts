import { useEffect, useState } from 'react'
import {
  createPeakAccumulator,
  decodePeaks,
  encodePeaks,
  PEAKS_PER_SECOND,
  type Peaks,
} from '../../../core/audio/peaks.ts'
import { computePeaks } from './compute-peaks.ts'
import { whenFree } from './decode-queue.ts'

/** Peaks as they come: `growing` while they are made, `failed` where the audio can't be decoded. */
export type PeaksState =
  | { readonly status: 'loading' }
  | { readonly status: 'growing'; readonly peaks: Peaks; readonly value: number }
  | { readonly status: 'ready'; readonly peaks: Peaks }
  | { readonly status: 'failed' }

const addressOf = (area: 'peaks' | 'media', recordingId: string) =>
  new URL(`/${area}/${recordingId}`, location.href).href

async function storedPeaks(recordingId: string): Promise<Peaks | null> {
  const response = await fetch(addressOf('peaks', recordingId)).catch(() => null)
  if (!response?.ok) return null
  const bytes = await response.arrayBuffer().catch(() => null)
  const decoded = bytes === null ? null : decodePeaks(new Uint8Array(bytes))
  return decoded?.ok === true ? decoded.value : null
}

/** A store that refuses only costs making the peaks again, so the answer is not looked at. */
async function storePeaks(url: string, peaks: Peaks): Promise<void> {
  const headers = { 'content-type': 'application/octet-stream' }
  await fetch(url, { method: 'PUT', headers, body: encodePeaks(peaks) }).catch(() => null)
}

interface EarlyPeaks {
  readonly recordingId: string
  readonly asked: Promise<Peaks | null>
  /** What came; undefined until then. */
  peaks?: Peaks | null
}

/** What was asked for ahead: of one recording at most. */
let early: EarlyPeaks | null = null

/** Asks for a recording's stored peaks before its screen is there to show them. */
export function fetchPeaksEarly(recordingId: string): void {
  const asked: EarlyPeaks = { recordingId, asked: storedPeaks(recordingId) }
  early = asked
  void asked.asked.then((peaks) => (asked.peaks = peaks))
}

const earlyOf = (recordingId: string): EarlyPeaks | null =>
  early?.recordingId === recordingId ? early : null

const NO_PEAKS = createPeakAccumulator(PEAKS_PER_SECOND, 0).view()

/** The stored peaks of a recording or, where there are none, newly made ones, which are stored. */
export function usePeaks(recordingId: string, durationMs: number): PeaksState {
  const [state, setState] = useState<PeaksState>(() => {
    const peaks = earlyOf(recordingId)?.peaks
    return peaks ? { status: 'ready', peaks } : { status: 'loading' }
  })
  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    const show = (next: PeaksState) => {
      if (!signal.aborted) setState(next)
    }
    async function obtain(): Promise<void> {
      const stored = await (ahead?.asked ?? storedPeaks(recordingId))
      if (stored !== null) return show({ status: 'ready', peaks: stored })
      show({ status: 'growing', peaks: NO_PEAKS, value: 0 })
      const media = addressOf('media', recordingId)
      const peaks = await whenFree(async () =>
        signal.aborted
          ? null
          : computePeaks(media, durationMs, (step) => show({ status: 'growing', ...step }), signal),
      )
      if (signal.aborted) return
      show(peaks === null ? { status: 'failed' } : { status: 'ready', peaks })
      if (peaks !== null) await storePeaks(addressOf('peaks', recordingId), peaks)
    }
    const ahead = earlyOf(recordingId)
    early = null
    if (ahead?.peaks) show({ status: 'ready', peaks: ahead.peaks })
    else {
      show({ status: 'loading' })
      void obtain()
    }
    return () => abort.abort()
  }, [recordingId, durationMs])
  return state
}
