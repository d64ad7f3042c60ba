import { readFile, writeFile } from 'node:fs/promises'
import * as z from 'zod'

const bounds = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() })

/** A rectangle in screen coordinates (device-independent pixels). */
export type Bounds = z.infer<typeof bounds>

/** The smallest window that the page is laid out for. */
export const MIN_SIZE = { width: 900, height: 600 }
const DEFAULT_SIZE = { width: 1440, height: 900 }

/**
 * Where the window goes: where it was, as far as a screen still shows that; else in the middle of
 * the first. `workAreas` are the screens without their bars, the primary one first.
 */
export function placeWindow(saved: Bounds | null, workAreas: readonly Bounds[]): Bounds {
  const home = workAreas.find((area) => saved && overlap(saved, area)) ?? workAreas[0]
  if (!home) return saved ?? { x: 0, y: 0, ...DEFAULT_SIZE }
  const wanted = saved && overlap(saved, home) ? saved : centred(home)
  const width = clamp(wanted.width, Math.min(MIN_SIZE.width, home.width), home.width)
  const height = clamp(wanted.height, Math.min(MIN_SIZE.height, home.height), home.height)
  return {
    x: clamp(wanted.x, home.x, home.x + home.width - width),
    y: clamp(wanted.y, home.y, home.y + home.height - height),
    width,
    height,
  }
}

/** The bounds in the file; null where there are none that can be read. */
export async function readBounds(file: string): Promise<Bounds | null> {
  try {
    return bounds.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return null
  }
}

/** Losing the window's place is no fault worth telling. */
export async function writeBounds(file: string, value: Bounds): Promise<void> {
  await writeFile(file, JSON.stringify(value)).catch(() => {})
}

const overlap = (a: Bounds, b: Bounds) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high))

function centred(area: Bounds): Bounds {
  const width = Math.min(DEFAULT_SIZE.width, area.width)
  const height = Math.min(DEFAULT_SIZE.height, area.height)
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
    width,
    height,
  }
}
