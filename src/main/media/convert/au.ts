import type { Readable } from './byte-window.ts'
import { viewOf } from './chunks.ts'
import type { Encoding, RawSound } from './raw-sound.ts'

const HEADER_BYTES = 24
/** As a size: the sound goes on to the end of the file. */
const UNKNOWN = 0xffff_ffff
const int = (bytes: number): Encoding => ({ kind: 'int', bytes, bigEndian: true })
const float = (bytes: number): Encoding => ({ kind: 'float', bytes, bigEndian: true })

/** By the header's encoding number. */
const ENCODINGS: Readonly<Record<number, Encoding>> = {
  1: { kind: 'ulaw' },
  2: int(1),
  3: int(2),
  4: int(3),
  5: int(4),
  6: float(4),
  7: float(8),
  27: { kind: 'alaw' },
}

/** Reads Sun's .au. A string names a compression that can't be undone. */
export async function readAu(file: Readable): Promise<RawSound | string | null> {
  if (file.size < HEADER_BYTES) return null
  const view = viewOf(await file.read(0, HEADER_BYTES))
  const bytes = view.getUint32(8)
  const encoding = ENCODINGS[view.getUint32(12)]
  if (!encoding) return `encoding ${view.getUint32(12)}`
  return {
    dataStart: view.getUint32(4),
    dataBytes: bytes === UNKNOWN ? Number.MAX_SAFE_INTEGER : bytes,
    sampleRateHz: view.getUint32(16),
    channels: view.getUint32(20),
    encoding,
  }
}
