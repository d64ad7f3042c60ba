import type { Metas } from '../state/metas.ts'

interface Entry {
  readonly id: string
  readonly startMs: number
  readonly endMs: number
  /** The latest end of this entry and all before it. */
  readonly reachMs: number
}

/** Timed segments by start; one without an end lasts until the next one starts. */
function indexOf(metas: Metas): readonly Entry[] {
  const timed = metas
    .flatMap(({ id, startMs, endMs }) => (startMs === null ? [] : [{ id, startMs, endMs }]))
    .sort((a, b) => a.startMs - b.startMs)
  let reachMs = 0
  return timed.map(({ id, startMs, endMs }, i) => {
    const end = endMs ?? timed[i + 1]?.startMs ?? Infinity
    reachMs = Math.max(reachMs, end)
    return { id, startMs, endMs: end, reachMs }
  })
}

const indexes = new WeakMap<Metas, readonly Entry[]>()

function cached(metas: Metas): readonly Entry[] {
  const index = indexes.get(metas) ?? indexOf(metas)
  indexes.set(metas, index)
  return index
}

/** The segment that is spoken at a moment, the one that began last where several are; null in a gap. */
export function segmentAtTime(metas: Metas, ms: number): string | null {
  const index = cached(metas)
  let low = 0
  let high = index.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((index[middle]?.startMs ?? Infinity) <= ms) low = middle + 1
    else high = middle
  }
  for (let entry = index[--low]; entry && entry.reachMs > ms; entry = index[--low]) {
    if (entry.endMs > ms) return entry.id
  }
  return null
}
