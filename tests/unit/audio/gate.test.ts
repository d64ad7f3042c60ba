import { describe, expect, it } from 'vitest'
import { createGate } from '../../../src/core/audio/gate.ts'

const RATE = 16_000
const BLOCK = 128

/** Noise of a seed, from −1 to 1. */
function noise(length: number): Float32Array {
  let seed = 7
  return Float32Array.from({ length }, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 31 - 1
  })
}

const tone = (length: number) =>
  Float32Array.from({ length }, (_, i) => Math.sin((2 * Math.PI * 220 * i) / RATE))

/** The signal through a gate, block by block. */
function gated(signal: Float32Array): Float32Array {
  const gate = createGate(RATE)
  const out = new Float32Array(signal.length)
  for (let at = 0; at < signal.length; at += BLOCK) {
    gate([signal.subarray(at, at + BLOCK)], [out.subarray(at, at + BLOCK)])
  }
  return out
}

const rms = (signal: Float32Array, from: number, to: number): number => {
  const part = signal.subarray(from * RATE, to * RATE)
  return Math.sqrt(part.reduce((sum, x) => sum + x * x, 0) / part.length)
}

/** Four seconds of noise, one of a tone over it, four of noise. */
function scene(noiseLevel: number): Float32Array {
  const signal = noise(9 * RATE).map((x) => x * noiseLevel)
  tone(RATE).forEach((x, i) => (signal[4 * RATE + i] = (signal[4 * RATE + i] ?? 0) + x * 0.2))
  return signal
}

describe('the noise gate', () => {
  it.each([0.0004, 0.002, 0.005])('lowers noise of %d between words and leaves words', (level) => {
    const [before, after] = [scene(level), gated(scene(level))]
    const change = (from: number, to: number) => rms(after, from, to) / rms(before, from, to)
    expect(change(2.5, 3.9)).toBeLessThan(0.4)
    expect(change(4.1, 5)).toBeGreaterThan(0.97)
    expect(change(6.5, 9)).toBeLessThan(0.4)
  })

  it('stays open a moment after a word, so that its end is not cut', () => {
    const [before, after] = [scene(0.002), gated(scene(0.002))]
    expect(rms(after, 5, 5.2) / rms(before, 5, 5.2)).toBeGreaterThan(0.9)
  })

  it('moves all channels by one gain, and takes silence and no channel', () => {
    const gate = createGate(RATE)
    const [left, right] = [tone(BLOCK), tone(BLOCK).map((x) => x / 2)]
    const out = [new Float32Array(BLOCK), new Float32Array(BLOCK)] as const
    gate([left, right], out)
    for (const i of [1, 50, 100]) expect((out[1][i] ?? 0) * 2).toBeCloseTo(out[0][i] ?? 0, 6)
    expect(() => gate([], [])).not.toThrow()
    expect(gated(new Float32Array(RATE)).every((x) => x === 0)).toBe(true)
  })
})
