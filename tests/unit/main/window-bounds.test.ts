import { describe, expect, it } from 'vitest'
import { placeWindow } from '../../../src/main/hosts/electron/window-bounds.ts'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const beside = { x: 1440, y: 0, width: 1920, height: 1080 }

describe('the place of the window', () => {
  it('is the middle of the first screen at first', () => {
    expect(placeWindow(null, [beside, laptop])).toEqual({
      x: 1680,
      y: 90,
      width: 1440,
      height: 900,
    })
    expect(placeWindow(null, [laptop])).toEqual({ x: 0, y: 25, width: 1440, height: 875 })
  })

  it('is where it was, while that screen is there', () => {
    const saved = { x: 1500, y: 40, width: 1200, height: 900 }
    expect(placeWindow(saved, [laptop, beside])).toEqual(saved)
    expect(placeWindow(saved, [laptop])).toEqual({ x: 0, y: 25, width: 1440, height: 875 })
  })

  it('lies inside the screen that it was partly on', () => {
    const saved = { x: -300, y: -50, width: 1200, height: 2000 }
    expect(placeWindow(saved, [laptop])).toEqual({ x: 0, y: 25, width: 1200, height: 875 })
  })

  it('is never smaller than the page needs, nor larger than the screen', () => {
    const saved = { x: 10, y: 30, width: 1, height: 1 }
    expect(placeWindow(saved, [laptop])).toEqual({ x: 10, y: 30, width: 900, height: 600 })
    const tiny = { x: 0, y: 0, width: 640, height: 480 }
    expect(placeWindow(saved, [tiny])).toEqual({ x: 0, y: 0, width: 640, height: 480 })
  })
})
