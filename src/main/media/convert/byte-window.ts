import type { MediaFile } from '../media-file.ts'

/** Bytes of a recording that can be read from anywhere. */
export type Readable = Pick<MediaFile, 'size' | 'read'>

const WINDOW_BYTES = 1 << 20

/** Reads a file forward in small pieces, of which each costs no read of its own. */
export interface ByteWindow {
  readonly size: number
  /** The bytes from `position` on: `length` of them, or fewer where the file ends. */
  readonly at: (position: number, length: number) => Promise<Uint8Array>
}

export function openWindow(file: Readable): ByteWindow {
  let start = 0
  let bytes: Uint8Array = new Uint8Array()
  return {
    size: file.size,
    async at(position, length) {
      const from = Math.min(position, file.size)
      const end = Math.min(position + length, file.size)
      if (from < start || end > start + bytes.length) {
        start = from
        bytes = await file.read(from, Math.min(file.size, from + Math.max(length, WINDOW_BYTES)))
      }
      return bytes.subarray(from - start, end - start)
    },
  }
}

/** Collects where packets lie; grows as it is filled. */
export function createPacketList() {
  let offsets = new Float64Array(4096)
  let sizes = new Uint32Array(4096)
  let count = 0
  return {
    add(offset: number, size: number): void {
      if (count === sizes.length) {
        const [more, moreSizes] = [new Float64Array(count * 2), new Uint32Array(count * 2)]
        more.set(offsets)
        moreSizes.set(sizes)
        offsets = more
        sizes = moreSizes
      }
      offsets[count] = offset
      sizes[count] = size
      count += 1
    },
    count: () => count,
    table: () => ({ offsets: offsets.subarray(0, count), sizes: sizes.subarray(0, count) }),
  }
}
