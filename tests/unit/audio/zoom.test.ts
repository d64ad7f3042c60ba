import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clampZoom, MAX_ZOOM, MIN_ZOOM, rulerStep, scrollTo } from '../../../src/core/audio/zoom.ts'

test('the scale stays within its limits and never leaves the view unfilled', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 10_000, noNaN: true }),
      fc.integer({ min: 1, max: 36_000_000 }),
      fc.integer({ min: 100, max: 4_000 }),
      (zoom, durationMs, width) => {
        const clamped = clampZoom(zoom, durationMs, width)
        expect(clamped).toBeGreaterThanOrEqual(MIN_ZOOM)
        expect(clamped).toBeLessThanOrEqual(MAX_ZOOM)
        if (clamped < MAX_ZOOM)
          expect(clamped * durationMs).toBeGreaterThanOrEqual(width * 1000 * 0.999)
      },
    ),
  )
})

test('the time under the pointer stays there when the scale changes', () => {
  expect(scrollTo(10_000, 300, 50)).toBe(200)
  expect(scrollTo(10_000, 300, 100)).toBe(700)
  expect(scrollTo(1_000, 300, 50)).toBe(0)
})

test('labels of the ruler never crowd', () => {
  for (let zoom = MIN_ZOOM; zoom <= MAX_ZOOM; zoom++) {
    expect(rulerStep(zoom) * zoom).toBeGreaterThanOrEqual(80)
    expect(rulerStep(zoom) * zoom).toBeLessThan(80 * 3)
  }
})
