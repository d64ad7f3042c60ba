/** Limits of the wave's scale, in pixels a second. */
export const MIN_ZOOM = 1
export const MAX_ZOOM = 500

/** The scale where `duration` just fills `width` pixels is the smallest that makes sense. */
export function clampZoom(pxPerSecond: number, durationMs: number, width: number): number {
  const fit = durationMs > 0 ? (width * 1000) / durationMs : MIN_ZOOM
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, Math.min(fit, MAX_ZOOM), pxPerSecond))
}

/** Scroll in pixels that puts `timeMs` at `x` pixels from the left edge of the view. */
export const scrollTo = (timeMs: number, x: number, pxPerSecond: number): number =>
  Math.max(0, (timeMs * pxPerSecond) / 1000 - x)

const STEPS_S = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600]
const LABEL_PX = 80

/** Seconds between the labels of the time ruler, so that they stand at least 80 px apart. */
export const rulerStep = (pxPerSecond: number): number =>
  STEPS_S.find((step) => step * pxPerSecond >= LABEL_PX) ?? 7200
