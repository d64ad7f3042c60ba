/** The two laws of ITU-T G.711, by which telephone sound takes 8 bits a sample. */
export type Law = 'alaw' | 'ulaw'

const MULAW_BIAS = 0x84

function muLaw(byte: number): number {
  const bits = ~byte & 0xff
  const size = ((((bits & 15) << 3) + MULAW_BIAS) << ((bits >> 4) & 7)) - MULAW_BIAS
  return (bits & 0x80) === 0 ? size : -size
}

function aLaw(byte: number): number {
  const bits = byte ^ 0x55
  const exponent = (bits >> 4) & 7
  const mantissa = ((bits & 15) << 4) + 8
  const size = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1)
  return (bits & 0x80) === 0 ? -size : size
}

const tableOf = (decode: (byte: number) => number) =>
  Int16Array.from({ length: 256 }, (_, byte) => decode(byte))

/** The 16-bit sample of each byte. */
export const G711: Readonly<Record<Law, Int16Array>> = {
  alaw: tableOf(aLaw),
  ulaw: tableOf(muLaw),
}

/** Sound as 16-bit little-endian PCM. */
export function expandG711(law: Law, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const table = G711[law]
  const view = new DataView(new ArrayBuffer(bytes.length * 2))
  for (let at = 0; at < bytes.length; at++) view.setInt16(at * 2, table[bytes[at] ?? 0] ?? 0, true)
  return new Uint8Array(view.buffer)
}
