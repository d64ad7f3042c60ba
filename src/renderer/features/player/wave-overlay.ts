import { formatClock } from '../../../core/audio/clock.ts'
import type { Marker } from '../../../core/audio/markers.ts'
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
  /** Moments, each a line over the wave and a flag in the ruler. */
  readonly markers: readonly Marker[]
  /** Lit over everything. */
  readonly selection: Stretch | null
  readonly colors: WaveColors
}

type Ink = CanvasRenderingContext2D

const BAND_PX = 4
const TINT = 0.1
const ACTIVE_TINT = 0.2
const MENTION_TINT = 0.22
const SELECTION_TINT = 0.18
const LABEL_FONT_PX = 11
/** Where a label would run into a flag there is none. */
const LABEL_ROOM_PX = 40
const MARKER_TINT = 0.55
const FLAG_WIDTH_PX = 9
const FLAG_HEIGHT_PX = 10
/** How far from its pole a flag is hit. */
const FLAG_REACH_PX = 12

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

/** What tells where a flag stands. */
type Flags = Pick<OverlayScene, 'startMs' | 'pxPerSecond' | 'waveHeight' | 'markers'>

const poleOf = ({ startMs, pxPerSecond }: Flags, { atMs }: Marker): number =>
  ((atMs - startMs) * pxPerSecond) / 1000

function drawRuler(ink: Ink, scene: OverlayScene): void {
  const { pxPerSecond, startMs, durationMs, waveHeight, colors } = scene
  const stepS = rulerStep(pxPerSecond)
  const endS = Math.min(durationMs, startMs + (scene.width * 1000) / pxPerSecond) / 1000
  ink.font = `${LABEL_FONT_PX}px ${colors.font}`
  ink.textBaseline = 'middle'
  const middle = (waveHeight + scene.height) / 2 + 1
  const poles = scene.markers.map((marker) => poleOf(scene, marker))
  for (let n = Math.floor(startMs / 1000 / stepS); n * stepS <= endS; n++) {
    const x = Math.round(n * stepS * pxPerSecond - (startMs * pxPerSecond) / 1000)
    ink.fillStyle = colors.tick
    ink.fillRect(x, waveHeight, 1, scene.height - waveHeight)
    ink.fillStyle = colors.label
    if (poles.some((pole) => pole > x - FLAG_WIDTH_PX && pole < x + LABEL_ROOM_PX)) continue
    ink.fillText(formatClock(Math.round(n * stepS * 1000), stepS < 1), x + 5, middle)
  }
}

/** The marker whose flag is at a point of the canvas, the nearest of several. */
export function flagAt(flags: Flags, x: number, y: number): Marker | null {
  if (y < flags.waveHeight) return null
  const distance = (marker: Marker) => Math.abs(poleOf(flags, marker) - x)
  const near = flags.markers.filter((marker) => distance(marker) <= FLAG_REACH_PX)
  return near.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}

/** A pennant at the pole's right, at its left where there is no room. */
function drawFlag(ink: Ink, scene: OverlayScene, x: number): void {
  const top = scene.waveHeight + 2
  const tip = x + FLAG_WIDTH_PX > scene.width ? x - FLAG_WIDTH_PX : x + FLAG_WIDTH_PX
  ink.beginPath()
  ink.moveTo(x, top)
  ink.lineTo(tip, top + FLAG_HEIGHT_PX / 2)
  ink.lineTo(x, top + FLAG_HEIGHT_PX)
  ink.fill()
  ink.fillRect(x, scene.waveHeight, 1, scene.height - scene.waveHeight)
}

function drawMarkers(ink: Ink, scene: OverlayScene): void {
  ink.fillStyle = scene.colors.marker
  for (const marker of scene.markers) {
    const x = Math.round(poleOf(scene, marker))
    if (x < -FLAG_WIDTH_PX || x > scene.width) continue
    ink.globalAlpha = MARKER_TINT
    ink.fillRect(x, 0, 1, scene.waveHeight)
    ink.globalAlpha = 1
    drawFlag(ink, scene, x)
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
  drawMarkers(ink, scene)
}
