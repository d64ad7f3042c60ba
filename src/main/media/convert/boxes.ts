import type { Readable } from './byte-window.ts'
import { textAt, viewOf } from './chunks.ts'

interface Box {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** The boxes (ISO 14496-12, 4.2) in a stretch of a file, up to where they stop making sense. */
async function boxesIn(file: Readable, from: number, end: number): Promise<Box[]> {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= end;) {
    const view = viewOf(await file.read(at, Math.min(end, at + 16)))
    const size = view.getUint32(0)
    const isLarge = size === 1 && view.byteLength === 16
    const bytes = size === 0 ? end - at : isLarge ? Number(view.getBigUint64(8)) : size
    if (bytes < 8 || at + bytes > end) break
    boxes.push({ name: textAt(view, 4, 4), start: at + (isLarge ? 16 : 8), end: at + bytes })
    at += bytes
  }
  return boxes
}

/** All boxes at the end of a path of names, e.g. `moov/trak`. */
export async function findBoxes(file: Readable, path: string): Promise<readonly Box[]> {
  let found: readonly Box[] = [{ name: '', start: 0, end: file.size }]
  for (const name of path.split('/')) {
    const inside = await Promise.all(found.map(({ start, end }) => boxesIn(file, start, end)))
    found = inside.flat().filter((box) => box.name === name)
  }
  return found
}
