import { describe, expect, it } from 'vitest'
import { plainFile } from '../../../src/core/audio/chunk-file.ts'

const packets = [Uint8Array.of(1, 2, 3), Uint8Array.of(4)]
const aac = (...description: readonly number[]) =>
  plainFile({ codec: 'aac', description: Uint8Array.from(description) })

describe('a stretch as a file of its own', () => {
  it('is its packets where each can stand alone', () => {
    const file = plainFile({ codec: 'mp3', description: null })?.(packets)
    expect([...(file ?? [])]).toEqual([1, 2, 3, 4])
  })

  it('has a head before each frame of AAC that says rate, channels and length', () => {
    // Low complexity, 44,100 Hz, two channels, as ffmpeg writes it with «no replication» behind.
    const file = aac(0x12, 0x10, 0x56, 0xe5, 0x00)?.(packets)
    expect([...(file ?? [])]).toEqual([
      ...[0xff, 0xf1, 0x50, 0x80, 1, 0x5f, 0xfc],
      ...[1, 2, 3],
      ...[0xff, 0xf1, 0x50, 0x80, 1, 0x1f, 0xfc],
      4,
    ])
  })

  it.each([
    ['spectral band replication', [0x12, 0x10, 0x56, 0xe5, 0x80]],
    ['another profile', [0x2a, 0x10]],
    ['a rate of its own', [0x17, 0x80, 0, 0, 0, 0]],
  ])('takes a container for AAC with %s', (_, description) => {
    expect(aac(...description)).toBeNull()
  })

  it('takes a container for other codecs', () => {
    expect(plainFile({ codec: 'opus', description: null })).toBeNull()
  })
})
