/** Big-endian bytes of an unsigned value, `width` bytes wide (at most 6). */
export function be(value: number, width: 1 | 2 | 3 | 4): Uint8Array {
  const bytes = new Uint8Array(width)
  for (let at = width - 1, rest = value; at >= 0; at--, rest = Math.floor(rest / 256)) {
    bytes[at] = rest % 256
  }
  return bytes
}

/** Eight bytes big-endian; exact up to 2^53. */
export const be64 = (value: number): Uint8Array =>
  joined([be(Math.floor(value / 2 ** 32), 4), be(value % 2 ** 32, 4)])

export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0))

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
