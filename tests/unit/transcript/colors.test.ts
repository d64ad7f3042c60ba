import { describe, expect, it } from 'vitest'
import { CATEGORY_HUES, SPEAKER_HUES } from '../../../src/renderer/features/editor/colors.ts'

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const hues = [...SPEAKER_HUES, ...Object.values(CATEGORY_HUES)]

describe('hues can be read on the page', () => {
  it.each(hues)('%s on white, %s on dark', (light, dark) => {
    expect(contrast(light, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(dark, '#242424')).toBeGreaterThanOrEqual(4.5)
  })
})
