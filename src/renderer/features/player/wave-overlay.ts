import { formatClock } from '../../../core/audio/clock.ts'
import { rulerStep } from '../../../core/audio/zoom.ts'
import type { Stretch } from '../../../core/audio/stretch.ts'
import type { WaveColors } from './wave-colors.ts'

/** A stretch of the recording drawn over the wave: a segment in its speaker's colour, a mention. */
export interface WaveSpan {
  readonly id: string
  readonly startMs: number
  readonly endMs: number
  /** Any CSS colour but a variable. */
  readonly color: string
}

/** What the overlay shows, on a canvas as wide as the view. */
export interface OverlayScene {
  readonly width: number
  readonly height: number
  /** Height of the wave; the ruler is below it. */
  readonly waveHeight: number
  readonly startMs: number
  readonly pxPerSecond: number
  readonly durationMs: number
  readonly segments: readonly WaveSpan[]
  readonly activeSegmentId: string | null
  readonly mentions: readonly WaveSpan[]
  /** Lit over everything. */
  readonly selection: Stretch | null
  readonly colors: WaveColors
}

type Ink = CanvasRenderingContext2D

const BAND_PX = 4
const TINT = 0.1
const ACTIVE_TINT = 0.2
const MENTION_TINT = 0.35
const SELECTION_TINT = 0.18
const LABEL_FONT_PX = 11

/** Left edge and width in pixels of the spans that can be seen. */
function placed(scene: OverlayScene, spans: readonly WaveSpan[]) {
  const toX = (ms: number) => ((ms - scene.startMs) * scene.pxPerSecond) / 1000
  return spans
    .map((span) => ({ span, x: toX(span.startMs), width: toX(span.endMs) - toX(span.startMs) }))
    .filter(({ x, width }) => x < scene.width && x + width > 0)
}

function drawSegments(ink: Ink, scene: OverlayScene): void {
  for (const { span, x, width } of placed(scene, scene.segments)) {
    const inner = Math.max(1, width - 1)
    ink.fillStyle = span.color
    ink.globalAlpha = span.id === scene.activeSegmentId ? ACTIVE_TINT : TINT
    ink.fillRect(x, 0, inner, scene.waveHeight)
    ink.globalAlpha = 1
    ink.fillRect(x, 0, inner, BAND_PX)
  }
}

function drawMentions(ink: Ink, scene: OverlayScene): void {
  for (const { span, x, width } of placed(scene, scene.mentions)) {
    const inner = Math.max(2, width)
    ink.fillStyle = span.color
    ink.globalAlpha = MENTION_TINT
    ink.fillRect(x, BAND_PX, inner, scene.waveHeight - 2 * BAND_PX)
    ink.globalAlpha = 1
    ink.fillRect(x, scene.waveHeight - BAND_PX, inner, BAND_PX)
  }
}

function drawSelection(ink: Ink, scene: OverlayScene): void {
  const { selection, colors } = scene
  if (selection === null) return
  for (const { x, width } of placed(scene, [{ ...selection, id: '', color: colors.label }])) {
    ink.fillStyle = colors.label
    ink.globalAlpha = SELECTION_TINT
    ink.fillRect(x, 0, width, scene.waveHeight)
    ink.globalAlpha = 1
    ink.fillRect(x, 0, 1, scene.waveHeight)
    ink.fillRect(x + width - 1, 0, 1, scene.waveHeight)
  }
}

function drawRuler(ink: Ink, scene: OverlayScene): void {
  const { pxPerSecond, startMs, durationMs, waveHeight, colors } = scene
  const stepS = rulerStep(pxPerSecond)
  const endS = Math.min(durationMs, startMs + (scene.width * 1000) / pxPerSecond) / 1000
  ink.font = `${LABEL_FONT_PX}px ${colors.font}`
  ink.textBaseline = 'middle'
  const middle = (waveHeight + scene.height) / 2 + 1
  for (let n = Math.floor(startMs / 1000 / stepS); n * stepS <= endS; n++) {
    const x = Math.round(n * stepS * pxPerSecond - (startMs * pxPerSecond) / 1000)
    ink.fillStyle = colors.tick
    ink.fillRect(x, waveHeight, 1, scene.height - waveHeight)
    ink.fillStyle = colors.label
    ink.fillText(formatClock(Math.round(n * stepS * 1000), stepS < 1), x + 5, middle)
  }
}

/** Draws the scene anew; the canvas takes its size from it. */
export function drawOverlay(canvas: HTMLCanvasElement, scene: OverlayScene): void {
  const ink = canvas.getContext('2d')
  if (ink === null) return
  const ratio = window.devicePixelRatio
  const [width, height] = [Math.round(scene.width * ratio), Math.round(scene.height * ratio)]
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  ink.setTransform(ratio, 0, 0, ratio, 0, 0)
  ink.clearRect(0, 0, scene.width, scene.height)
  drawSegments(ink, scene)
  drawMentions(ink, scene)
  drawSelection(ink, scene)
  ink.globalAlpha = 1
  drawRuler(ink, scene)
}
