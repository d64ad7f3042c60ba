import { useEffect, useRef, type PointerEvent } from 'react'
import { coarsen, type Peaks } from '../../../core/audio/peaks.ts'
import { player } from './player-store.ts'
import type { VisibleRange } from './wave.ts'
import type { WaveColors } from './wave-colors.ts'
import classes from './waveform.module.css'

interface OverviewProps {
  readonly peaks: Peaks | null
  readonly durationMs: number
  readonly view: VisibleRange
  readonly colors: WaveColors | null
  /** Asked to put this time at the left edge of the view. */
  readonly onScroll: (startMs: number) => void
}

/** Columns of the picture; it is stretched to the width it is given. */
const COLUMNS = 1200

function draw(canvas: HTMLCanvasElement, peaks: Peaks, durationMs: number, color: string): void {
  const ink = canvas.getContext('2d')
  if (ink === null) return
  const perColumn = Math.max(1, Math.ceil((durationMs / 1000) * (peaks.perSecond / COLUMNS)))
  const { min, max, perSecond } = coarsen(peaks, perColumn)
  const width = canvas.width / ((durationMs / 1000) * perSecond)
  const loudest = max.reduce((most, value, index) => Math.max(most, value, -(min[index] ?? 0)), 1)
  const middle = canvas.height / 2
  ink.clearRect(0, 0, canvas.width, canvas.height)
  ink.fillStyle = color
  max.forEach((value, index) => {
    const top = middle * (1 - value / loudest)
    const bottom = middle * (1 - (min[index] ?? 0) / loudest)
    ink.fillRect(index * width, top, Math.max(1, width), Math.max(1, bottom - top))
  })
}

const percent = (part: number, whole: number) => `${whole > 0 ? (100 * part) / whole : 0}%`

/** The whole recording at a glance; the part that can be seen below is a window that is dragged. */
export function Overview({ peaks, durationMs, view, colors, onScroll }: OverviewProps) {
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
      <canvas ref={canvas} width={COLUMNS} height={48} />
      <div
        className={classes.window}
        style={{ left: percent(view.startMs, durationMs), width: percent(spanMs, durationMs) }}
      />
      <div ref={playhead} className={classes.playhead} />
    </div>
  )
}
