import { useComputedColorScheme, useMantineStyleNonce } from '@mantine/core'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '../../../core/audio/clock.ts'
import type { Marker } from '../../../core/audio/markers.ts'
import { clampZoom } from '../../../core/audio/zoom.ts'
import { Overview } from './Overview.tsx'
import { player, usePlayer } from './player-store.ts'
import { usePeaks, type PeaksState } from './use-peaks.ts'
import { useWavePointer } from './use-wave-pointer.ts'
import { readColors, type WaveColors } from './wave-colors.ts'
import { drawOverlay, flagAt, type WaveSpan } from './wave-overlay.ts'
import { useWaveView, waveView } from './wave-view.ts'
import { createWave, type Anchor, type VisibleRange, type Wave } from './wave.ts'
import classes from './waveform.module.css'

export interface WaveformProps {
  readonly recordingId: string
  readonly durationMs: number
  readonly segments: readonly WaveSpan[]
  readonly activeSegmentId: string | null
  /** Marked over the segments, e.g. what will be silenced. */
  readonly mentions?: readonly WaveSpan[]
  readonly markers?: readonly Marker[]
  /** Height of the wave itself in pixels; the ruler and the overview come on top. */
  readonly height?: number
}

const RULER_PX = 18
const NO_SPANS: readonly WaveSpan[] = []
const NO_MARKERS: readonly Marker[] = []
const WHEEL_ZOOM = 0.002

/** Selects from the playhead to the other end of what is selected. */
function selectFrom(end: 'startMs' | 'endMs'): void {
  const { selection } = useWaveView.getState()
  const here = player.positionMs()
  const { durationMs } = player.store.getState()
  const other = end === 'startMs' ? (selection?.endMs ?? durationMs) : (selection?.startMs ?? 0)
  waveView.select(here, other)
}

/** Keys of the wave as a slider, milliseconds or a deed. */
const SLIDER_KEYS: Readonly<Record<string, () => void>> = {
  ArrowLeft: () => player.jump(-1_000),
  ArrowRight: () => player.jump(1_000),
  ArrowDown: () => player.jump(-1_000),
  ArrowUp: () => player.jump(1_000),
  PageDown: () => player.jump(-10_000),
  PageUp: () => player.jump(10_000),
  Home: () => player.seek(0),
  End: () => player.seek(player.store.getState().durationMs),
  '+': waveView.zoomIn,
  '-': waveView.zoomOut,
  '[': () => selectFrom('startMs'),
  ']': () => selectFrom('endMs'),
  Escape: () => waveView.select(0, 0),
  ' ': player.playPause,
}

function onSliderKey(event: KeyboardEvent): void {
  const run = Object.hasOwn(SLIDER_KEYS, event.key) ? SLIDER_KEYS[event.key] : undefined
  if (run === undefined || event.ctrlKey || event.altKey || event.metaKey) return
  event.preventDefault()
  event.stopPropagation()
  waveView.resumeFollow()
  run()
}

const peaksOf = (state: PeaksState) => ('peaks' in state ? state.peaks : null)

/** What is to be said about the wave: that it is being made, or why there is none. */
function Note({ state }: { readonly state: PeaksState }) {
  const { t } = useTranslation()
  const error = usePlayer((now) => now.error)
  const text =
    (error !== null && t(`player.error.${error}`)) ||
    (state.status === 'failed' && t('player.peaksFailed')) ||
    (state.status === 'growing' &&
      t('player.peaksGrowing', { percent: Math.floor(state.value * 100) }))
  return text ? (
    <div className={classes.note} role="status">
      {text}
    </div>
  ) : null
}

const NOTHING_SEEN: VisibleRange = { startMs: 0, endMs: 0, pxPerSecond: 1 }

/** The recording as a wave with ruler, segments, mentions and overview; a click seeks. */
export function Waveform(props: WaveformProps) {
  const {
    recordingId,
    durationMs,
    segments,
    activeSegmentId,
    mentions = NO_SPANS,
    markers = NO_MARKERS,
    height = 96,
  } = props
  const { t } = useTranslation()
  const scheme = useComputedColorScheme('light')
  const cspNonce = useMantineStyleNonce()?.()
  const peaksState = usePeaks(recordingId, durationMs)
  const peaks = peaksOf(peaksState)
  const pxPerSecond = useWaveView((view) => view.pxPerSecond)
  const selection = useWaveView((view) => view.selection)
  const seconds = usePlayer((state) => Math.floor(state.positionMs / 1000))
  const host = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const anchor = useRef<Anchor | null>(null)
  const [wave, setWave] = useState<Wave | null>(null)
  const [view, setView] = useState<VisibleRange>(NOTHING_SEEN)
  const [colors, setColors] = useState<WaveColors | null>(null)

  // Not before it is known what there is: to draw a wave twice takes twice as long.
  const isLoading = peaksState.status === 'loading'
  const peaksAtStart = useRef(peaks)
  peaksAtStart.current = peaks
  useEffect(() => {
    const container = host.current
    if (container === null || durationMs <= 0 || isLoading) return
    const made = createWave({
      container,
      durationMs,
      peaks: peaksAtStart.current,
      height,
      pxPerSecond: useWaveView.getState().pxPerSecond,
      cspNonce,
      onView: setView,
    })
    const place = (ms: number) => {
      made.showPosition(ms)
      if (useWaveView.getState().follow === 'on') made.follow()
    }
    place(player.positionMs())
    const unsubscribe = player.subscribePosition(place)
    setWave(made)
    return () => {
      unsubscribe()
      made.destroy()
      setWave(null)
    }
  }, [recordingId, durationMs, height, cspNonce, isLoading])

  useEffect(() => {
    if (host.current) setColors(readColors(host.current, scheme))
  }, [scheme])

  useEffect(() => {
    if (wave && colors) wave.setColors(colors)
  }, [wave, colors])

  useEffect(() => {
    if (wave && peaks) wave.setPeaks(peaks)
  }, [wave, peaks])

  useEffect(() => {
    wave?.zoom(pxPerSecond, anchor.current ?? wave.anchor())
    anchor.current = null
  }, [wave, pxPerSecond])

  useEffect(() => {
    const container = host.current
    if (container === null) return
    const observer = new ResizeObserver(() =>
      waveView.setMinZoom(clampZoom(0, durationMs, container.clientWidth)),
    )
    observer.observe(container)
    return () => observer.disconnect()
  }, [durationMs])

  // React's own wheel listeners are passive; this one keeps the page from scrolling and zooming.
  useEffect(() => {
    const container = host.current
    if (container === null || wave === null) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      if (!event.ctrlKey && !event.metaKey) {
        waveView.pauseFollow()
        return wave.scrollBy(event.deltaX + event.deltaY)
      }
      const x = event.clientX - container.getBoundingClientRect().left
      anchor.current = { timeMs: wave.timeAt(x), x }
      const before = useWaveView.getState().pxPerSecond
      waveView.zoomBy(Math.exp(-event.deltaY * WHEEL_ZOOM))
      if (useWaveView.getState().pxPerSecond === before) anchor.current = null
    }
    container.addEventListener('wheel', onWheel, { passive: false })
    return () => container.removeEventListener('wheel', onWheel)
  }, [wave])

  useLayoutEffect(() => {
    if (!canvas.current || !host.current || !colors) return
    drawOverlay(canvas.current, {
      width: host.current.clientWidth,
      height: height + RULER_PX,
      waveHeight: height,
      startMs: view.startMs,
      pxPerSecond: view.pxPerSecond,
      durationMs,
      segments,
      activeSegmentId,
      mentions,
      markers,
      selection,
      colors,
    })
  }, [view, durationMs, segments, activeSegmentId, mentions, markers, selection, colors, height])

  const { flag, ...pointer } = useWavePointer({
    wave,
    durationMs,
    flagAt: (x, y) => flagAt({ ...view, waveHeight: height, markers }, x, y),
  })
  const scroll = (startMs: number) => {
    waveView.pauseFollow()
    wave?.scroll({ timeMs: startMs, x: 0 })
  }

  return (
    <div className={classes.root}>
      <Overview
        peaks={peaks}
        durationMs={durationMs}
        view={view}
        markers={markers}
        colors={colors}
        onScroll={scroll}
      />
      <div
        ref={host}
        className={classes.wave}
        data-on-flag={flag !== null || undefined}
        title={flag === null ? undefined : `${formatClock(flag.atMs)} ${flag.label}`.trim()}
        style={{ height: height + RULER_PX }}
        role="slider"
        tabIndex={0}
        aria-label={t('player.wave')}
        aria-valuemin={0}
        aria-valuemax={Math.floor(durationMs / 1000)}
        aria-valuenow={seconds}
        aria-valuetext={t('player.positionOf', {
          position: formatClock(seconds * 1000, false),
          duration: formatClock(durationMs, false),
        })}
        {...pointer}
        onKeyDown={onSliderKey}
      >
        <canvas ref={canvas} className={classes.overlay} />
        <Note state={peaksState} />
      </div>
    </div>
  )
}
