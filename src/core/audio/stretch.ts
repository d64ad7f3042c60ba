/** A stretch of the recording, in milliseconds. */
export interface Stretch {
  readonly startMs: number
  readonly endMs: number
}

/** What is left of stretches where others lie on them; both in order and free of overlaps. */
export function without(stretches: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = []
  let next = 0
  for (const { startMs, endMs } of stretches) {
    while ((taken[next]?.endMs ?? Infinity) <= startMs) next++
    let from = startMs
    for (let i = next; i < taken.length; i++) {
      const over = taken[i]
      if (!over || over.startMs >= endMs) break
      if (over.startMs > from) left.push({ startMs: from, endMs: over.startMs })
      from = Math.max(from, over.endMs)
    }
    if (from < endMs) left.push({ startMs: from, endMs })
  }
  return left
}

/** Stretches in order, those that touch or overlap made one. */
export function united(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  for (const stretch of stretches.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = result.at(-1)
    if (last && stretch.startMs <= last.endMs) {
      const endMs = Math.max(last.endMs, stretch.endMs)
      result[result.length - 1] = { ...last, endMs }
    } else if (stretch.endMs > stretch.startMs) result.push(stretch)
  }
  return result
}
