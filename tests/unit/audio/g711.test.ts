import { expect, test } from 'vitest'
import { expandG711, G711 } from '../../../src/core/audio/g711.ts'

test('known values of both laws (ITU-T G.711, tables 1 and 2, scaled to 16 bits)', () => {
  expect([0x00, 0x80, 0x7f, 0xff].map((byte) => G711.ulaw[byte])).toEqual([-32_124, 32_124, 0, 0])
  expect([0xd5, 0x55, 0xaa, 0x2a].map((byte) => G711.alaw[byte])).toEqual([8, -8, 32_256, -32_256])
})

test('each law grows with its codes and is symmetric', () => {
  for (const table of Object.values(G711)) {
    expect([...table].reduce((sum, sample) => sum + sample, 0)).toBe(0)
    expect(new Set(table).size).toBeGreaterThanOrEqual(255)
  }
})

test('expanding gives little-endian samples', () => {
  expect([...expandG711('ulaw', Uint8Array.of(0x80, 0x00))]).toEqual([0x7c, 0x7d, 0x84, 0x82])
})
