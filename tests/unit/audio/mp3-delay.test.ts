import { expect, test } from 'vitest'
import { id3v2Bytes, mp3StartDelay } from '../../../src/core/audio/mp3-delay.ts'

const bytesOf = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

function frame(encoder: string, tag = 'Info', at = 21, flags = 0b1111): Uint8Array {
  const bytes = new Uint8Array(417)
  bytes.set([0xff, 0xfb, 0x90, 0xc4])
  bytes.set([...bytesOf(tag), 0, 0, 0, flags], at)
  const lame = at + 8 + (flags === 0b1111 ? 112 : 8)
  bytes.set(bytesOf(encoder), lame)
  bytes.set([0x24, 0x05, 0x39], lame + 21)
  return bytes
}

test.each([
  ['LAME3.100', 'Info', 21, 0b1111],
  ['Lavc60.31', 'Xing', 36, 0b1111],
  ['Lavf', 'Info', 13, 0b0011],
])('the delay %s wrote is taken with the decoder’s own', (encoder, tag, at, flags) => {
  expect(mp3StartDelay(frame(encoder, tag, at, flags))).toBe(576 + 529)
})

test('no tag, no encoder, or a cut frame: no delay', () => {
  expect(mp3StartDelay(new Uint8Array(417))).toBe(0)
  expect(mp3StartDelay(frame('\0\0\0\0'))).toBe(0)
  expect(mp3StartDelay(frame('LAME3.100').subarray(0, 40))).toBe(0)
  expect(mp3StartDelay(new Uint8Array())).toBe(0)
})

test('an ID3v2 tag is as long as it says, 0 where there is none', () => {
  expect(id3v2Bytes(Uint8Array.of(...bytesOf('ID3'), 4, 0, 0, 0, 0, 2, 1))).toBe(10 + 257)
  expect(id3v2Bytes(Uint8Array.of(...bytesOf('ID3'), 4, 0, 0x10, 0, 0, 2, 1))).toBe(20 + 257)
  expect(id3v2Bytes(Uint8Array.of(0xff, 0xfb, 0, 0, 0, 0, 0, 0, 0, 0))).toBe(0)
  expect(id3v2Bytes(Uint8Array.of(0x49))).toBe(0)
})
