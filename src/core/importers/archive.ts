import { Inflate } from 'fflate'
import { decodeText } from './decode.ts'

/** Of one part, unpacked: three times a long interview with all of Word's markup. */
const MOST_BYTES = 12_000_000
/** Of all parts that are read of one file. */
const MOST_BYTES_IN_ALL = 40_000_000
/** Office documents shrink to a twentieth; what is small may shrink as it likes. */
const MOST_RATIO = 200
const SMALL_BYTES = 1_000_000
/** Compressed bytes that are unpacked at a time; they may grow to a thousand times as many. */
const STEP = 16_384

/** Marks and fields of a zip's records, after PKWARE's APPNOTE.TXT 6.3. */
const LOCAL = { mark: 0x04034b50, bytes: 30, nameBytes: 26, extraBytes: 28 } as const
const ENTRY = { mark: 0x02014b50, bytes: 46, nameBytes: 28, extraBytes: 30, notes: 32 } as const
const END = { mark: 0x06054b50, bytes: 22, entries: 10, directory: 16 } as const
const LONGEST_COMMENT = 0xffff
const ENCRYPTED = 1
const [STORED, DEFLATED] = [0, 8]

interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly bytes: number
  readonly at: number
}

/** A zip's parts. Names only find parts: none is ever a path, and no part is opened as a zip. */
export interface Archive {
  readonly names: readonly string[]
  /** A part's text; null where it is not there, damaged, not text, or larger than any should be. */
  text(name: string): string | null
}

export const isZip = (bytes: Uint8Array): boolean =>
  viewOf(bytes).byteLength > END.bytes && viewOf(bytes).getUint32(0, true) === LOCAL.mark

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength)

function entryAt(view: DataView, bytes: Uint8Array, at: number): Entry {
  const nameAt = at + ENTRY.bytes
  const name = bytes.subarray(nameAt, nameAt + view.getUint16(at + ENTRY.nameBytes, true))
  return {
    name: new TextDecoder().decode(name),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    bytes: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  }
}

function endOf(view: DataView): number {
  const last = view.byteLength - END.bytes
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END.mark) return at
  }
  return -1
}

/** The directory at a zip's end; the first of two entries of a name counts, up to where it is broken. */
function directoryOf(bytes: Uint8Array): Map<string, Entry> {
  const view = viewOf(bytes)
  const entries = new Map<string, Entry>()
  const end = endOf(view)
  if (end < 0) return entries
  let at = view.getUint32(end + END.directory, true)
  for (let left = view.getUint16(end + END.entries, true); left > 0; left--) {
    if (at + ENTRY.bytes > end || view.getUint32(at, true) !== ENTRY.mark) break
    const entry = entryAt(view, bytes, at)
    if (!entries.has(entry.name)) entries.set(entry.name, entry)
    const sizes = [ENTRY.nameBytes, ENTRY.extraBytes, ENTRY.notes]
    at += ENTRY.bytes + sizes.reduce((sum, field) => sum + view.getUint16(at + field, true), 0)
  }
  return entries
}

/** An entry's bytes as they stand in the zip. */
function packedOf(bytes: Uint8Array, { at, packedBytes }: Entry): Uint8Array | null {
  const view = viewOf(bytes)
  if (at + LOCAL.bytes > bytes.length || view.getUint32(at, true) !== LOCAL.mark) return null
  const sizes = [LOCAL.nameBytes, LOCAL.extraBytes]
  const named = sizes.reduce((sum, field) => sum + view.getUint16(at + field, true), 0)
  const from = at + LOCAL.bytes + named
  return from + packedBytes > bytes.length ? null : bytes.subarray(from, from + packedBytes)
}

/** Unpacks to the size that was declared; what grows on beyond it is stopped and refused. */
function inflated(packed: Uint8Array, size: number): Uint8Array | null {
  const whole = new Uint8Array(size)
  let reached = 0
  const stream = new Inflate((part) => {
    if (reached + part.length <= size) whole.set(part, reached)
    reached += part.length
  })
  try {
    for (let at = 0; at < packed.length && reached <= size; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length)
    }
  } catch {
    return null
  }
  return reached === size ? whole : null
}

const CRCS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRCS[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}

const isModest = ({ bytes, packedBytes }: Entry): boolean =>
  bytes <= SMALL_BYTES || (bytes <= MOST_BYTES && bytes <= packedBytes * MOST_RATIO)

function unpacked(bytes: Uint8Array, entry: Entry): Uint8Array | null {
  const packed = (entry.flags & ENCRYPTED) === 0 ? packedOf(bytes, entry) : null
  if (packed === null) return null
  if (entry.method === DEFLATED) return inflated(packed, entry.bytes)
  return entry.method === STORED && packed.length === entry.bytes ? packed : null
}

/**
 * Opens a zip by the directory at its end; without one it has no parts. Each part is unpacked when
 * it is asked for, within bounds, and must have the size and the checksum that the directory says.
 */
export function openArchive(bytes: Uint8Array): Archive {
  const entries = directoryOf(bytes)
  let left = MOST_BYTES_IN_ALL
  return {
    names: [...entries.keys()],
    text(name) {
      const entry = entries.get(name)
      if (!entry || !isModest(entry) || entry.bytes > left) return null
      left -= entry.bytes
      const part = unpacked(bytes, entry)
      return part && crcOf(part) === entry.crc ? decodeText(part) : null
    },
  }
}
