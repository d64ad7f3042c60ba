/** Bits of a packet were asked for that it has not. */
export class OutOfBits extends Error {
  override readonly name = 'OutOfBits'
}

/** Reads unsigned numbers of 0 to 32 bits, the highest bit first. Throws OutOfBits past the end. */
export interface BitReader {
  readonly read: (bits: number) => number
  /** As `read`, in two's complement. */
  readonly readSigned: (bits: number) => number
  /** How many ones come before the next zero, at most `most`; takes them, not the zero. */
  readonly countOnes: (most: number) => number
  readonly skip: (bits: number) => void
  readonly position: () => number
  /** A second reader, from a place on. */
  readonly from: (position: number) => BitReader
}

export function createBitReader(bytes: Uint8Array, start = 0): BitReader {
  const end = bytes.length * 8
  let position = start

  function take(bits: number): void {
    position += bits
    if (position > end) throw new OutOfBits()
  }

  function read(bits: number): number {
    const from = position
    take(bits)
    if (bits === 0) return 0
    const first = from >> 3
    const last = (position - 1) >> 3
    let value = (bytes[first] ?? 0) & (0xff >> (from & 7))
    for (let at = first + 1; at <= last; at++) value = value * 256 + (bytes[at] ?? 0)
    return Math.floor(value / 2 ** (7 - ((position - 1) & 7)))
  }

  return {
    read,
    readSigned: (bits) => {
      const value = read(bits)
      return value >= 2 ** (bits - 1) ? value - 2 ** bits : value
    },
    countOnes(most) {
      let ones = 0
      while (ones < most && ((bytes[position >> 3] ?? 0) & (0x80 >> (position & 7))) !== 0) {
        ones += 1
        take(1)
      }
      return ones
    },
    skip: take,
    position: () => position,
    from: (place) => createBitReader(bytes, place),
  }
}
