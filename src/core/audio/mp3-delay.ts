const ID3_HEADER_BYTES = 10
/** Samples a layer 3 decoder adds before the first one it was given, as LAME's tag counts them. */
const DECODER_DELAY = 529

const ascii = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/** Bytes of the ID3v2 tag that a file's first ten bytes announce; 0 where there is none. */
export function id3v2Bytes(head: Uint8Array): number {
  if (head.length < ID3_HEADER_BYTES || ascii(head, 0, 3) !== 'ID3') return 0
  const size = head
    .subarray(6, ID3_HEADER_BYTES)
    .reduce((sum, byte) => (sum << 7) | (byte & 0x7f), 0)
  const footer = ((head[5] ?? 0) & 0x10) === 0 ? 0 : ID3_HEADER_BYTES
  return ID3_HEADER_BYTES + size + footer
}

/** Optional fields of the Xing/Info tag, by flag bit: frames, bytes, seek table, quality. */
const XING_FIELD_BYTES = [4, 4, 100, 4]
const ENCODERS = ['LAME', 'Lavf', 'Lavc']

/** Where the first frame may say what it is: after the side information, or in VBRI's fixed place. */
const TAG_PLACES = [36, 21, 13]
const VBRI_AT = 36

/** Samples that the encoder put before and after the sound, with the decoder's own delay. */
export interface Mp3Gaps {
  readonly startSamples: number
  readonly endSamples: number
}

/**
 * What an mp3's first frame says of the gaps around its sound (LAME tag revision 1: two times 12
 * bits at byte 21 of the Xing/Info tag's extension). Null where that frame is itself sound, since
 * there is no tag in it.
 */
export function mp3Gaps(frame: Uint8Array): Mp3Gaps | null {
  const xing = TAG_PLACES.find((at) => ['Xing', 'Info'].includes(ascii(frame, at, 4)))
  if (xing === undefined) {
    return ascii(frame, VBRI_AT, 4) === 'VBRI' ? { startSamples: 0, endSamples: 0 } : null
  }
  const flags = frame[xing + 7] ?? 0
  const fields = XING_FIELD_BYTES.filter((_, bit) => (flags & (1 << bit)) !== 0)
  const lame = xing + 8 + fields.reduce((sum, bytes) => sum + bytes, 0)
  if (!ENCODERS.includes(ascii(frame, lame, 4))) return { startSamples: 0, endSamples: 0 }
  const [high = 0, middle = 0, low = 0] = frame.subarray(lame + 21, lame + 24)
  const padding = ((middle & 15) << 8) | low
  return {
    startSamples: ((high << 4) | (middle >> 4)) + DECODER_DELAY,
    endSamples: Math.max(0, padding - DECODER_DELAY),
  }
}

/** Samples that a player leaves out at the start of an mp3, given the bytes of its first frame. */
export const mp3StartDelay = (frame: Uint8Array): number => mp3Gaps(frame)?.startSamples ?? 0
