import type { Mention, Segment, Speaker, Transcript } from './model.ts'

/** Rows to insert or replace by id, and ids to remove. */
export interface RowChanges<Row> {
  readonly put: readonly Row[]
  readonly drop: readonly string[]
}

/**
 * One edit of a transcript, as the page sends it and the store applies it. `order` lists every
 * segment id in reading order when the order or the set of segments changed, else it is null.
 */
export interface TranscriptPatch {
  readonly speakers: RowChanges<Speaker>
  readonly segments: RowChanges<Segment>
  readonly mentions: RowChanges<Mention>
  readonly order: readonly string[] | null
}

const NOTHING: RowChanges<never> = { put: [], drop: [] }

/** A patch that changes only what is given. */
export const patchOf = (parts: Partial<TranscriptPatch>): TranscriptPatch => ({
  speakers: NOTHING,
  segments: NOTHING,
  mentions: NOTHING,
  order: null,
  ...parts,
})

const KEYS = ['speakers', 'segments', 'mentions'] as const

export const isEmptyPatch = (patch: TranscriptPatch): boolean =>
  patch.order === null && KEYS.every((key) => !patch[key].put.length && !patch[key].drop.length)

type Row = { readonly id: string }
const byId = <R extends Row>(rows: readonly R[]): Map<string, R> =>
  new Map(rows.map((row) => [row.id, row]))

function sameRow<R extends Row>(a: R, b: R): boolean {
  if (a === b) return true
  return (Object.keys(a) as (keyof R)[]).every(
    (key) => a[key] === b[key] || JSON.stringify(a[key]) === JSON.stringify(b[key]),
  )
}

function diffRows<R extends Row>(before: readonly R[], after: readonly R[]): RowChanges<R> {
  const old = byId(before)
  const kept = new Set(after.map((row) => row.id))
  return {
    put: after.filter((row) => {
      const was = old.get(row.id)
      return !was || !sameRow(was, row)
    }),
    drop: before.filter((row) => !kept.has(row.id)).map((row) => row.id),
  }
}

const idsOf = (rows: readonly Row[]): string[] => rows.map((row) => row.id)
const sameOrder = (a: readonly Row[], b: readonly Row[]): boolean =>
  a.length === b.length && a.every((row, i) => row.id === b[i]?.id)

/** The patch that turns `before` into `after`; its inverse is the same call the other way round. */
export function diffTranscripts(before: Transcript, after: Transcript): TranscriptPatch {
  return {
    speakers: diffRows(before.speakers, after.speakers),
    segments: diffRows(before.segments, after.segments),
    mentions: diffRows(before.mentions, after.mentions),
    order: sameOrder(before.segments, after.segments) ? null : idsOf(after.segments),
  }
}

function patchRows<R extends Row>(rows: readonly R[], changes: RowChanges<R>): R[] {
  const next = byId(rows)
  for (const id of changes.drop) next.delete(id)
  for (const row of changes.put) next.set(row.id, row)
  return [...next.values()]
}

/** Applies a patch whose `order`, if any, names exactly the segments that are left. */
export function applyPatch(transcript: Transcript, patch: TranscriptPatch): Transcript {
  const segments = byId(patchRows(transcript.segments, patch.segments))
  const order = patch.order ?? [...segments.keys()]
  return {
    ...transcript,
    speakers: patchRows(transcript.speakers, patch.speakers),
    segments: order.flatMap((id) => segments.get(id) ?? []),
    mentions: patchRows(transcript.mentions, patch.mentions),
  }
}
