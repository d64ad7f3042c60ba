import { describe, expect, it } from 'vitest'
import { pcmReader } from '../../../src/core/audio/pcm.ts'

/** A quarter, minus a half and nothing, as each layout writes them. */
const LAYOUTS: readonly (readonly [string, readonly number[]])[] = [
  ['pcm-u8', [160, 64, 128]],
  ['pcm-s8', [32, 192, 0]],
  ['pcm-s16', [0, 0x20, 0, 0xc0, 0, 0]],
  ['pcm-s16be', [0x20, 0, 0xc0, 0, 0, 0]],
  ['pcm-s24', [0, 0, 0x20, 0, 0, 0xc0, 0, 0, 0]],
  ['pcm-s24be', [0x20, 0, 0, 0xc0, 0, 0, 0, 0, 0]],
  ['pcm-s32', [0, 0, 0, 0x20, 0, 0, 0, 0xc0, 0, 0, 0, 0]],
  ['pcm-s32be', [0x20, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0]],
  ['pcm-f32', [0, 0, 0x80, 0x3e, 0, 0, 0, 0xbf, 0, 0, 0, 0]],
  ['pcm-f32be', [0x3e, 0x80, 0, 0, 0xbf, 0, 0, 0, 0, 0, 0, 0]],
]

describe('PCM', () => {
  it.each(LAYOUTS)('%s is read', (codec, bytes) => {
    const reader = pcmReader(codec, 1)
    const samples = new Float32Array(3)
    reader?.read(Uint8Array.from(bytes), [samples], 0)
    expect(reader?.samplesIn(bytes.length)).toBe(3)
    expect([...samples]).toEqual([0.25, -0.5, 0])
  })

  it('parts channels, goes on where it is told, and stops where there is no room or no frame', () => {
    const reader = pcmReader('pcm-s8', 2)
    const [left, right] = [new Float32Array(3), new Float32Array(3)]
    reader?.read(Uint8Array.from([64, 0, 0, 64, 64]), [left, right], 1)
    expect([[...left], [...right]]).toEqual([
      [0, 0.5, 0],
      [0, 0, 0.5],
    ])
    reader?.read(Uint8Array.from([1, 1, 2, 2, 3, 3, 4, 4]), [left, right], 2)
    expect(left).toHaveLength(3)
  })

  it('is told from what needs a decoder', () => {
    expect(pcmReader('mp3', 2)).toBeNull()
    expect(pcmReader('__proto__', 2)).toBeNull()
  })
})
