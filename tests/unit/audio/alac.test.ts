import { expect, test } from 'vitest'
import { decodeAlac, parseAlacConfig, type AlacConfig } from '../../../src/core/audio/alac.ts'
import { createBitReader, OutOfBits } from '../../../src/core/audio/bit-reader.ts'

/** Packs numbers of given widths. */
function packBits(...fields: readonly (readonly [value: number, bits: number])[]): Uint8Array {
  const text = fields.map(([value, bits]) =>
    (value >>> 0).toString(2).padStart(32, '0').slice(-bits),
  )
  const all = text.join('')
  return Uint8Array.from({ length: Math.ceil(all.length / 8) }, (_, at) =>
    Number.parseInt(all.slice(at * 8, at * 8 + 8).padEnd(8, '0'), 2),
  )
}

const CONFIG: AlacConfig = {
  frameLength: 4,
  bitDepth: 16,
  channels: 1,
  sampleRateHz: 44_100,
  rice: { historyMult: 40, initialHistory: 10, limit: 14 },
}
const SINGLE = [
  [0, 3],
  [0, 4],
  [0, 12],
] as const

test('a packet that is not compressed', () => {
  const samples = [
    [1, 16],
    [-1, 16],
    [32_767, 16],
    [-32_768, 16],
  ] as const
  const packet = packBits(...SINGLE, [0b0001, 4], ...samples, [7, 3])
  expect(decodeAlac(CONFIG, packet)).toEqual([Int32Array.of(1, -1, 32_767, -32_768)])
})

test('a last packet is as short as it says', () => {
  const packet = packBits(...SINGLE, [0b1001, 4], [2, 32], [5, 16], [6, 16], [7, 3])
  expect(decodeAlac(CONFIG, packet)).toEqual([Int32Array.of(5, 6)])
})

test('a run of zeros', () => {
  const prediction = [
    [0, 8],
    [0, 8],
    [0, 4],
    [0, 4],
    [4, 3],
    [0, 5],
  ] as const
  // With no history a number takes one bit; what follows a zero is a run, here of three.
  const quiet = { ...CONFIG, rice: { ...CONFIG.rice, initialHistory: 0 } }
  const packet = packBits(...SINGLE, [0, 4], ...prediction, [0, 1], [0, 1], [4, 8], [7, 3])
  expect(decodeAlac(quiet, packet)).toEqual([new Int32Array(4)])
})

test.each([
  ['nothing', new Uint8Array()],
  ['too little', packBits(...SINGLE, [0b0001, 4], [1, 16])],
  ['an end where channels should be', packBits([7, 3])],
  ['more samples than there may be', packBits(...SINGLE, [0b1001, 4], [5, 32])],
])('a packet of %s is refused', (_, packet) => {
  expect(() => decodeAlac(CONFIG, packet)).toThrow()
})

test('a description that lies is refused', () => {
  const good = new Uint8Array(24)
  new DataView(good.buffer).setUint32(0, 4096)
  good.set([16, 40, 10, 14, 2], 5)
  new DataView(good.buffer).setUint32(20, 48_000)
  expect(parseAlacConfig(good)).toMatchObject({ frameLength: 4096, channels: 2, bitDepth: 16 })
  const changes: readonly (readonly [number, number])[] = [
    [0, 0xff],
    [5, 17],
    [9, 0],
    [9, 9],
  ]
  for (const [at, value] of changes) {
    const bad = Uint8Array.from(good)
    bad[at] = value
    expect(parseAlacConfig(bad)).toBeNull()
  }
  expect(parseAlacConfig(good.subarray(0, 23))).toBeNull()
})

test('bits are read across bytes, and never past the end', () => {
  const reader = createBitReader(Uint8Array.of(0b1110_0101, 0xff, 0x00, 0x12, 0x34))
  expect(reader.countOnes(9)).toBe(3)
  expect(reader.read(5)).toBe(0b0_0101)
  expect(reader.readSigned(8)).toBe(-1)
  expect(reader.read(0)).toBe(0)
  expect(reader.read(24)).toBe(0x12_34)
  expect(() => reader.read(1)).toThrow(OutOfBits)
  expect(createBitReader(Uint8Array.of(1, 2, 3, 4, 5), 4).read(32)).toBe(0x10_20_30_40)
})
