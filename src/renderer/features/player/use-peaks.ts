import { useEffect, useState } from 'react'
import { decodePeaks, encodePeaks, type Peaks } from '../../../core/audio/peaks.ts'
import { computePeaks } from './compute-peaks.ts'
import { whenFree } from './decode-queue.ts'

/** Peaks as they come: `growing` while they are made, `failed` where the audio can't be decoded. */
export type PeaksState =
  | { readonly status: 'loading' }
  | { readonly status: 'growing'; readonly peaks: Peaks; readonly value: number }
  | { readonly status: 'ready'; readonly peaks: Peaks }
  | { readonly status: 'failed' }

async function storedPeaks(url: string, signal: AbortSignal): Promise<Peaks | null> {
  const response = await fetch(url, { signal }).catch(() => null)
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

/** The stored peaks of a recording or, where there are none, newly made ones, which are stored. */
export function usePeaks(recordingId: string, durationMs: number): PeaksState {
  const [state, setState] = useState<PeaksState>({ status: 'loading' })
  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    const show = (next: PeaksState) => {
      if (!signal.aborted) setState(next)
    }
    async function obtain(): Promise<void> {
      const url = new URL(`/peaks/${recordingId}`, location.href).href
      const stored = await storedPeaks(url, signal)
      if (stored !== null) return show({ status: 'ready', peaks: stored })
      const media = new URL(`/media/${recordingId}`, location.href).href
      const peaks = await whenFree(async () =>
        signal.aborted
          ? null
          : computePeaks(media, durationMs, (step) => show({ status: 'growing', ...step }), signal),
      )
      if (signal.aborted) return
      show(peaks === null ? { status: 'failed' } : { status: 'ready', peaks })
      if (peaks !== null) await storePeaks(url, peaks)
    }
    show({ status: 'loading' })
    void obtain()
    return () => abort.abort()
  }, [recordingId, durationMs])
  return state
}
