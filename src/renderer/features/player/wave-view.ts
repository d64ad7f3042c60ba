import { create } from 'zustand'
import { MAX_ZOOM, MIN_ZOOM } from '../../../core/audio/zoom.ts'
import type { Stretch } from '../../../core/audio/stretch.ts'

/** `paused`: somebody scrolled away while following; the next seek or resume takes it up again. */
export type Follow = 'on' | 'paused' | 'off'

export interface WaveViewState {
  readonly pxPerSecond: number
  /** The scale at which the whole recording fills the view, or the smallest one there is. */
  readonly minPxPerSecond: number
  /** Whether the view moves along with the playhead. */
  readonly follow: Follow
  /** A stretch that was dragged or keyed on the wave; null for none. */
  readonly selection: Stretch | null
}

const ZOOM_STEP = 1.5

/** How the wave is looked at; shared by the wave, the transport and the actions. */
export const useWaveView = create<WaveViewState>()(() => ({
  pxPerSecond: 50,
  minPxPerSecond: MIN_ZOOM,
  follow: 'on',
  selection: null,
}))

const { getState, setState } = useWaveView

function setZoom(pxPerSecond: number): void {
  setState({ pxPerSecond: Math.min(MAX_ZOOM, Math.max(getState().minPxPerSecond, pxPerSecond)) })
}

export const waveView = {
  setZoom,
  /** Selects a stretch, from its two ends in any order; the same time twice selects nothing. */
  select(fromMs: number, toMs: number): void {
    const [startMs, endMs] = [Math.min(fromMs, toMs), Math.max(fromMs, toMs)]
    setState({ selection: endMs > startMs ? { startMs, endMs } : null })
  },
  /** Zooms by a factor; the wave keeps a time of its choice where it is. */
  zoomBy: (factor: number): void => setZoom(getState().pxPerSecond * factor),
  zoomIn: (): void => setZoom(getState().pxPerSecond * ZOOM_STEP),
  zoomOut: (): void => setZoom(getState().pxPerSecond / ZOOM_STEP),
  setMinZoom: (minPxPerSecond: number): void => {
    setState({ minPxPerSecond })
    setZoom(getState().pxPerSecond)
  },
  toggleFollow: (): void => setState({ follow: getState().follow === 'on' ? 'off' : 'on' }),
  pauseFollow: (): void => {
    if (getState().follow === 'on') setState({ follow: 'paused' })
  },
  resumeFollow: (): void => {
    if (getState().follow === 'paused') setState({ follow: 'on' })
  },
}
