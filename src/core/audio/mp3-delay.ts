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

/**
 * Samples that a player leaves out at the start of an mp3, given the bytes of its first frame:
 * the encoder's delay from the LAME extension of the Xing/Info tag, and the decoder's own.
 * 0 where the encoder left no such tag. (LAME tag revision 1: 12 bits at byte 21.)
 */
export function mp3StartDelay(frame: Uint8Array): number {
  const xing = [36, 21, 13].find((at) => ['Xing', 'Info'].includes(ascii(frame, at, 4)))
  if (xing === undefined) return 0
  const flags = frame[xing + 7] ?? 0
  const fields = XING_FIELD_BYTES.filter((_, bit) => (flags & (1 << bit)) !== 0)
  const lame = xing + 8 + fields.reduce((sum, bytes) => sum + bytes, 0)
  if (!ENCODERS.includes(ascii(frame, lame, 4))) return 0
  const [high = 0, low = 0] = frame.subarray(lame + 21, lame + 23)
  return ((high << 4) | (low >> 4)) + DECODER_DELAY
}
