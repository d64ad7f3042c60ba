import type { Recording } from '../store/recordings.ts'
import type { Readable } from './convert/byte-window.ts'
import { textAt, viewOf } from './convert/chunks.ts'
import { FTYP_BYTES, MDAT_HEADER_BYTES } from './convert/mp4-head.ts'

/** By codec, what a recording was before it got an index. Its bytes follow the index unchanged. */
const INDEXED: Readonly<Record<string, string>> = { mp3: 'mp3', aac: 'aac' }

/** Where the file begins that an index was put before; null where none was. */
async function startAfterIndex(file: Readable): Promise<number | null> {
  const afterFtyp = FTYP_BYTES + 8
  if (file.size < afterFtyp) return null
  const head = viewOf(await file.read(0, afterFtyp))
  const isOurs = head.getUint32(0) === FTYP_BYTES && textAt(head, 4, 4) === 'ftyp'
  const start = FTYP_BYTES + head.getUint32(FTYP_BYTES) + MDAT_HEADER_BYTES
  if (!isOurs || textAt(head, FTYP_BYTES + 4, 4) !== 'moov' || start > file.size) return null
  const mdat = viewOf(await file.read(start - MDAT_HEADER_BYTES, start))
  const bytes = Number(mdat.getBigUint64(8))
  const isWhole = bytes === file.size - start + MDAT_HEADER_BYTES
  return textAt(mdat, 4, 4) === 'mdat' && isWhole ? start : null
}

/**
 * The recording for programs that don't need our index: its extension, null where it is that of
 * its media type, and from which byte on it is to be read.
 */
export async function withoutIndex(
  recording: Pick<Recording, 'codec' | 'mediaType'>,
  file: Readable,
): Promise<{ readonly start: number; readonly extension: string | null }> {
  const extension = INDEXED[recording.codec]
  const isMp4 = recording.mediaType === 'audio/mp4'
  const start = extension && isMp4 ? await startAfterIndex(file) : null
  return start === null || !extension ? { start: 0, extension: null } : { start, extension }
}
