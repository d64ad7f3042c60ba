import { useRef, useState, type PointerEvent } from 'react'
import type { Marker } from '../../../core/audio/markers.ts'
import { player } from './player-store.ts'
import { waveView } from './wave-view.ts'
import type { Wave } from './wave.ts'

const LEAST_DRAG_PX = 4

interface WavePointerOptions {
  readonly wave: Wave | null
  readonly durationMs: number
  /** The marker whose flag is at a point of the wave. */
  readonly flagAt: (x: number, y: number) => Marker | null
}

type WavePointer = PointerEvent<HTMLDivElement>

function pointOf({ clientX, clientY, currentTarget }: WavePointer) {
  const { left, top } = currentTarget.getBoundingClientRect()
  return { x: clientX - left, y: clientY - top }
}

/** A click on the wave seeks and selects nothing, one on a flag goes to its marker; a drag selects. */
export function useWavePointer({ wave, durationMs, flagAt }: WavePointerOptions) {
  const pressed = useRef<{ readonly x: number; readonly timeMs: number } | null>(null)
  const [flag, setFlag] = useState<Marker | null>(null)
  const markerAt = (event: WavePointer) => {
    const { x, y } = pointOf(event)
    return flagAt(x, y)
  }
  const timeOf = (event: WavePointer) => wave?.timeAt(pointOf(event).x) ?? 0
  const isClick = (event: WavePointer, from: { readonly x: number }) =>
    Math.abs(event.clientX - from.x) < LEAST_DRAG_PX
  return {
    /** The flag that is pointed at. */
    flag,
    onPointerDown(event: WavePointer): void {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      pressed.current = { x: event.clientX, timeMs: timeOf(event) }
    },
    onPointerMove(event: WavePointer): void {
      const from = pressed.current
      if (!from) return setFlag(markerAt(event))
      if (isClick(event, from)) return
      const toMs = Math.min(durationMs, Math.max(0, timeOf(event)))
      waveView.select(from.timeMs, toMs)
    },
    onPointerUp(event: WavePointer): void {
      const from = pressed.current
      pressed.current = null
      if (!from || wave === null || !isClick(event, from)) return
      waveView.select(0, 0)
      waveView.resumeFollow()
      player.seek(markerAt(event)?.atMs ?? timeOf(event))
    },
    onPointerLeave: (): void => setFlag(null),
    onPointerCancel(): void {
      pressed.current = null
    },
  }
}
