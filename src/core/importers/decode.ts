const decode = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte)

/**
 * A text file's text: UTF-8, UTF-16 by its byte order mark, else Windows-1252, which older Windows
 * programs write. Null for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xff, 0xfe])) return decode('utf-16le', bytes)
  if (startsWith(bytes, [0xfe, 0xff])) return decode('utf-16be', bytes)
  if (bytes.includes(0)) return null
  return decode('utf-8', bytes) ?? decode('windows-1252', bytes)
}
