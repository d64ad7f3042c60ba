/** A moment of a recording that somebody wants to find again; `label` may be empty and may name people. */
export interface Marker {
  readonly id: string
  readonly atMs: number
  readonly label: string
}

/** UTF-16 units of a label, and markers of one recording. */
export const LONGEST_LABEL = 200
export const MOST_MARKERS = 1_000

/** Closer than this two moments are one: a jump lands a little beside its aim. */
const SAME_MS = 50

const inOrder = (markers: readonly Marker[]): readonly Marker[] =>
  markers.toSorted((a, b) => a.atMs - b.atMs)

/** The marker that stands at a moment. */
export const markerAt = (markers: readonly Marker[], ms: number): Marker | undefined =>
  markers.find(({ atMs }) => Math.abs(atMs - ms) <= SAME_MS)

/** The first marker after a moment. */
export const markerAfter = (markers: readonly Marker[], ms: number): Marker | undefined =>
  inOrder(markers).find(({ atMs }) => atMs > ms + SAME_MS)

/** The last marker before a moment. */
export const markerBefore = (markers: readonly Marker[], ms: number): Marker | undefined =>
  inOrder(markers).findLast(({ atMs }) => atMs < ms - SAME_MS)
