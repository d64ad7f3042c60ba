import { describe, expect, it } from 'vitest'
import { examine } from '../../../src/main/media/examine.ts'
import { mp4Head } from '../../../src/main/media/convert/mp4-head.ts'
import { indexMp3 } from '../../../src/main/media/convert/mp3-index.ts'
import { wavFile } from '../../../src/main/media/convert/wav-file.ts'
import { rangeResponse } from '../../../src/main/media/range.ts'

const GIB = 2 ** 30
const HOURS_10_MS = 36_000_000

/** A file of any size that is `head` and then zeros, of which nothing is kept. */
const sparse = (head: Uint8Array, size: number) => ({
  size,
  read: async (start: number, end: number) => {
    const bytes = new Uint8Array(end - start)
    if (start < head.length) bytes.set(head.subarray(start, Math.min(head.length, end)))
    return bytes
  },
})

/** A wav header, of 44 bytes or in RF64 of 80, for 16-bit stereo. */
async function wavHead(frames: number, sampleRateHz: number): Promise<Uint8Array> {
  const sound = { sampleRateHz, channels: 2, sample: 'int16', frames, blocks: nothing } as const
  for await (const first of wavFile(sound)) return first
  throw new Error('no header')
}
async function* nothing(): AsyncIterable<Uint8Array> {}

describe('recordings of up to 4 GiB and more', () => {
  it.each([
    ['10 h at 24 kHz', 24_000],
    ['10 h at 48 kHz, 6.4 GiB', 48_000],
  ])('wav of %s', async (_, sampleRateHz) => {
    const frames = sampleRateHz * 36_000
    const head = await wavHead(frames, sampleRateHz)
    const examined = await examine(sparse(head, head.length + frames * 4))
    expect(examined).toMatchObject({
      ok: true,
      value: { probed: { durationMs: HOURS_10_MS, channels: 2, sampleRateHz }, conversion: null },
    })
  })

  it('wav whose recorder lost its power: the size of its data is 0', async () => {
    const head = new Uint8Array((await wavHead(0, 8_000)).buffer.slice(0))
    const examined = await examine(sparse(head, head.length + 3 * GIB))
    const seconds = (3 * GIB) / 4 / 8_000
    expect(examined.ok && examined.value.probed.durationMs).toBe(Math.round(seconds * 1000))
    expect(examined.ok && examined.value.conversion?.bytes).toBe(3 * GIB)
  })

  it('sound of 5 GiB that is converted becomes an RF64 wav, piece by piece', async () => {
    const au = new Uint8Array(24)
    const numbers = [0x2e73_6e64, 24, 0xffff_ffff, 3, 44_100, 2]
    for (const [at, number] of numbers.entries()) new DataView(au.buffer).setUint32(at * 4, number)
    const examined = await examine(sparse(au, 24 + 5 * GIB))
    if (!examined.ok || !examined.value.conversion) throw new Error('not taken')
    const pieces = examined.value.conversion.run()[Symbol.asyncIterator]()
    const header = await pieces.next()
    const second = await pieces.next()
    await pieces.return?.()
    expect(Buffer.from(header.value).toString('latin1', 0, 16)).toContain('RF64')
    expect(Buffer.from(header.value).readBigUInt64LE(28)).toBe(BigInt(5 * GIB))
    expect(second.value.length).toBeLessThanOrEqual(2 ** 20)
  })

  it('an index of 10 h of mp3 points past 4 GiB, in few megabytes', () => {
    const count = 1_378_125
    const offsets = Float64Array.from({ length: count }, (_, at) => at * 4_000)
    const sizes = new Uint32Array(count).fill(4_000)
    const head = mp4Head({
      ...{ sampleRateHz: 44_100, channels: 2, samplesPerPacket: 1_152, objectType: 'mpeg1-audio' },
      ...{ packets: { offsets, sizes }, config: new Uint8Array(), skippedSamples: 1_105 },
      ...{ playedSamples: count * 1_152 - 2_000, fileBytes: count * 4_000 },
    })
    expect(head.length).toBeLessThan(6_000_000)
    const bytes = Buffer.from(head)
    // Chunks of 64 packets: mediabunny needs minutes for one of a million.
    expect(bytes.readUInt32BE(bytes.indexOf('co64') + 8)).toBe(Math.ceil(count / 64))
    const mdat = bytes.lastIndexOf('mdat')
    expect(bytes.readBigUInt64BE(mdat + 4)).toBe(BigInt(count * 4_000 + 16))
  })

  it('an mp3 is gone through in windows, and garbage in it costs no frames after it', async () => {
    const frame = Buffer.alloc(417)
    frame.set([0xff, 0xfb, 0x90, 0xc4])
    const part = Buffer.concat(Array<Buffer>(3_000).fill(frame))
    const file = Buffer.concat([part, Buffer.alloc(999, 0x11), part])
    const read = async (start: number, end: number) => file.subarray(start, end)
    const indexed = await indexMp3({ size: file.length, read })
    expect(indexed?.packets.sizes).toHaveLength(6_000)
    expect(indexed?.packets.offsets[3_000]).toBe(part.length + 999)
  })

  it('a range beyond 4 GiB is served', async () => {
    const stream = (start: number, end: number) => {
      expect([start, end]).toEqual([5 * GIB, 5 * GIB + 10])
      return new Blob([new Uint8Array(10)]).stream()
    }
    const request = new Request('http://localhost/', {
      headers: { range: `bytes=${5 * GIB}-${5 * GIB + 9}` },
    })
    const response = rangeResponse({ size: 6 * GIB, type: 'audio/wav', stream }, request)
    expect(response.headers.get('content-range')).toBe(`bytes ${5 * GIB}-${5 * GIB + 9}/${6 * GIB}`)
    await response.arrayBuffer()
  })
})
