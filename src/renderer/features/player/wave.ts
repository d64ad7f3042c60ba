import WaveSurfer from 'wavesurfer.js'
import { PEAKS_PER_SECOND, type Peaks } from '../../../core/audio/peaks.ts'
import { scrollTo } from '../../../core/audio/zoom.ts'
import type { WaveColors } from './wave-colors.ts'

/** The stretch of the recording that can be seen. */
export interface VisibleRange {
  readonly startMs: number
  readonly endMs: number
  readonly pxPerSecond: number
}

/** A time and how many pixels from the left edge of the view it stands. */
export interface Anchor {
  readonly timeMs: number
  readonly x: number
}

export interface WaveOptions {
  readonly container: HTMLElement
  readonly durationMs: number
  /** What there is so far; null for nothing. */
  readonly peaks: Peaks | null
  readonly height: number
  readonly pxPerSecond: number
  readonly cspNonce: string | undefined
  /** After every scroll, zoom and resize. */
  readonly onView: (range: VisibleRange) => void
}

/** Part of the view behind the playhead at which the view turns to the next page while following. */
const TURN_AT = 0.9
const TURN_TO = 0.1

/**
 * The drawn wave. wavesurfer gets no media: the player alone owns the audio element, and the wave
 * shows the position it is told. Its peaks are two arrays of the recording's full length that are
 * filled in place, so that growing costs one redraw of what can be seen.
 */
export function createWave(options: WaveOptions) {
  const { container, durationMs, onView } = options
  const durationS = durationMs / 1000
  const pairs = Math.max(1, Math.ceil(durationS * PEAKS_PER_SECOND))
  const [high, low] = [new Float32Array(pairs), new Float32Array(pairs)]
  /** Pairs that are filled; the last one may still grow. */
  let filled = 0
  let shown: Peaks | null = options.peaks

  function fill(peaks: Peaks): void {
    const length = Math.min(pairs, peaks.max.length)
    for (let index = Math.max(0, filled - 1); index < length; index++) {
      high[index] = (peaks.max[index] ?? 0) / 32_768
      low[index] = (peaks.min[index] ?? 0) / 32_768
    }
    filled = length
  }

  if (options.peaks) fill(options.peaks)
  const surfer = WaveSurfer.create({
    container,
    peaks: [high, low],
    duration: durationS,
    height: options.height,
    minPxPerSec: options.pxPerSecond,
    cursorWidth: 2,
    normalize: true,
    hideScrollbar: true,
    interact: false,
    autoScroll: false,
    ...(options.cspNonce === undefined ? {} : { cspNonce: options.cspNonce }),
  })
  let ready = false
  let positionMs = 0

  const pxPerSecond = () => Math.max(surfer.options.minPxPerSec, surfer.getWidth() / durationS)

  function range(): VisibleRange {
    const scale = pxPerSecond()
    const startMs = (surfer.getScroll() / scale) * 1000
    return { startMs, endMs: startMs + (surfer.getWidth() / scale) * 1000, pxPerSecond: scale }
  }

  const tellView = () => {
    if (ready) onView(range())
  }

  function scroll(anchor: Anchor): void {
    surfer.setScroll(scrollTo(anchor.timeMs, anchor.x, pxPerSecond()))
    tellView()
  }

  /** Brings the playhead back into the view, a page at a time. */
  function follow(): void {
    const { startMs, endMs } = range()
    const place = (positionMs - startMs) / (endMs - startMs)
    if (place < 0 || (place > TURN_AT && endMs < durationMs - 1)) {
      scroll({ timeMs: positionMs, x: surfer.getWidth() * TURN_TO })
    }
  }

  surfer.on('ready', () => {
    ready = true
    surfer.setTime(positionMs / 1000)
    follow()
    tellView()
  })
  surfer.on('scroll', tellView)
  surfer.on('resize', tellView)

  return {
    range,
    scroll,
    follow,
    /** Takes peaks of the one recording as they grow: what was there before stays as it is. */
    setPeaks(peaks: Peaks): void {
      if (peaks === shown) return
      shown = peaks
      fill(peaks)
      if (ready) surfer.zoom(surfer.options.minPxPerSec)
    },
    setColors(colors: WaveColors): void {
      surfer.setOptions({
        waveColor: colors.wave,
        progressColor: colors.played,
        cursorColor: colors.cursor,
      })
    },
    /** Scales the wave; the anchor's time stays where it is on the screen. */
    zoom(next: number, anchor: Anchor): void {
      if (ready) surfer.zoom(next)
      else surfer.setOptions({ minPxPerSec: next })
      scroll(anchor)
    },
    /** The playhead if it can be seen, else the middle of the view. */
    anchor(): Anchor {
      const { startMs, endMs, pxPerSecond: scale } = range()
      const seen = positionMs >= startMs && positionMs <= endMs
      const timeMs = seen ? positionMs : (startMs + endMs) / 2
      return { timeMs, x: ((timeMs - startMs) * scale) / 1000 }
    },
    timeAt: (x: number): number => range().startMs + (x / pxPerSecond()) * 1000,
    scrollBy: (pixels: number): void => surfer.setScroll(surfer.getScroll() + pixels),
    showPosition(ms: number): void {
      positionMs = ms
      if (ready) surfer.setTime(ms / 1000)
    },
    destroy: () => surfer.destroy(),
  }
}

export type Wave = ReturnType<typeof createWave>
