import { useEffect, useRef, type PointerEvent } from 'react'
import type { Marker } from '../../../core/audio/markers.ts'
import { overview, type Peaks } from '../../../core/audio/peaks.ts'
import { player } from './player-store.ts'
import type { VisibleRange } from './wave.ts'
import type { WaveColors } from './wave-colors.ts'
import classes from './waveform.module.css'

interface OverviewProps {
  readonly peaks: Peaks | null
  readonly durationMs: number
  readonly view: VisibleRange
  readonly markers: readonly Marker[]
  readonly colors: WaveColors | null
  /** Asked to put this time at the left edge of the view. */
  readonly onScroll: (startMs: number) => void
}

/** Columns of the picture, each a pixel wide; it is stretched to the width it is given. */
const COLUMNS = 1200
const HEIGHT = 48

function draw(canvas: HTMLCanvasElement, peaks: Peaks, durationMs: number, color: string): void {
  const ink = canvas.getContext('2d')
  if (ink === null) return
  ink.clearRect(0, 0, COLUMNS, HEIGHT)
  ink.fillStyle = color
  const columns = Math.min(COLUMNS, Math.floor((durationMs / 1000) * peaks.perSecond))
  overview(peaks, durationMs, columns).forEach((value, column) => {
    const height = Math.max(1, value * HEIGHT)
    ink.fillRect((column * COLUMNS) / columns, (HEIGHT - height) / 2, COLUMNS / columns, height)
  })
}

const percent = (part: number, whole: number) => `${whole > 0 ? (100 * part) / whole : 0}%`

/** The whole recording at a glance; the part that can be seen below is a window that is dragged. */
export function Overview(props: OverviewProps) {
  const { peaks, durationMs, view, markers, colors, onScroll } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const playhead = useRef<HTMLDivElement>(null)
  const grabbedMs = useRef(0)

  useEffect(() => {
    if (canvas.current && peaks && colors) draw(canvas.current, peaks, durationMs, colors.wave)
  }, [peaks, durationMs, colors])

  useEffect(() => {
    const show = (ms: number) => {
      if (playhead.current) playhead.current.style.left = percent(ms, durationMs)
    }
    show(player.positionMs())
    return player.subscribePosition(show)
  }, [durationMs])

  const timeAt = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return ((event.clientX - left) / width) * durationMs
  }
  const spanMs = view.endMs - view.startMs

  return (
    <div
      className={classes.overview}
      aria-hidden
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        const at = timeAt(event)
        const inside = at >= view.startMs && at <= view.endMs
        grabbedMs.current = inside ? at - view.startMs : spanMs / 2
        onScroll(at - grabbedMs.current)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) {
          onScroll(timeAt(event) - grabbedMs.current)
        }
      }}
    >
      <canvas ref={canvas} width={COLUMNS} height={HEIGHT} />
      {markers.map(({ id, atMs }) => (
        <div key={id} className={classes.tick} style={{ left: percent(atMs, durationMs) }} />
      ))}
      <div
        className={classes.window}
        style={{ left: percent(view.startMs, durationMs), width: percent(spanMs, durationMs) }}
      />
      <div ref={playhead} className={classes.playhead} />
    </div>
  )
}
