import { openWindow, type Readable } from './byte-window.ts'
import { textAt, viewOf } from './chunks.ts'

const HEADER_BYTES = 27
const MAX_SEGMENTS = 255

/** Bytes of the page that begins here (RFC 3533, 6); null where none does. */
function pageBytes(head: Uint8Array): number | null {
  if (head.length < HEADER_BYTES || textAt(viewOf(head), 0, 4) !== 'OggS') return null
  const segments = head[HEADER_BYTES - 1] ?? 0
  const table = head.subarray(HEADER_BYTES, HEADER_BYTES + segments)
  return HEADER_BYTES + segments + table.reduce((sum, bytes) => sum + bytes, 0)
}

/**
 * The file up to the end of its last whole page, for one that was cut while it was recorded. Null
 * where it is no Ogg file, or not cut.
 */
export async function wholePages(file: Readable): Promise<Readable | null> {
  const window = openWindow(file)
  let end = 0
  for (;;) {
    const bytes = pageBytes(await window.at(end, HEADER_BYTES + MAX_SEGMENTS))
    if (bytes === null || end + bytes > file.size) break
    end += bytes
  }
  return end > 0 && end < file.size ? { size: end, read: file.read } : null
}
