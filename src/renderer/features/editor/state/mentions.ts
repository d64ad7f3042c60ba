import { invertedEffects } from '@codemirror/commands'
import {
  RangeSet,
  RangeValue,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
  type Range,
  type Text,
  type Transaction,
} from '@codemirror/state'
import type { Mention } from '../../../../core/transcript/model.ts'
import { idMaker } from './metas.ts'

/** A mention in the document; where it is, its range says, not the row's own offsets. */
export class MentionValue extends RangeValue {
  readonly mention: Mention
  override startSide = 1
  override endSide = -1
  constructor(mention: Mention) {
    super()
    this.mention = mention
  }
  override eq(other: RangeValue): boolean {
    return other instanceof MentionValue && other.mention === this.mention
  }
}

export type Mentions = RangeSet<MentionValue>

/** A mention at document positions. `returns`: it is put back even where there is none by its id. */
interface Placed {
  readonly mention: Mention
  readonly from: number
  readonly to: number
  readonly returns: boolean
}

/** Main's mentions: where they are after the transaction, and their rows by id. */
export interface MainMentions {
  readonly ranges: Mentions
  readonly rows: ReadonlyMap<string, Mention>
}

/** Replaces all mentions by main's. */
export const replaceMentions = StateEffect.define<MainMentions>()

/** Main's mentions as last told: a mention that undo brings back has what was decided since. */
const mainRows = StateField.define<ReadonlyMap<string, Mention>>({
  create: () => new Map(),
  update: (rows, tr) =>
    tr.effects.reduce(
      (result, effect) => (effect.is(replaceMentions) ? effect.value.rows : result),
      rows,
    ),
})

interface Restore {
  readonly placed: readonly Placed[]
  /** Ids of the mentions that the undone change made. */
  readonly made: readonly string[]
}

/** Puts mentions back where an undone change found them, and removes those that it made. */
const restoreMentions = StateEffect.define<Restore>({
  map: ({ placed, made }, changes) => ({
    placed: placed.map((one) => ({
      ...one,
      from: changes.mapPos(one.from, 1),
      to: changes.mapPos(one.to, -1),
    })),
    made,
  }),
})

/** The mentions that touch a range, its edges included. */
export function mentionsIn(mentions: Mentions, from: number, to: number): Range<MentionValue>[] {
  const found: Range<MentionValue>[] = []
  mentions.between(from, to, (start, end, value) => {
    found.push(value.range(start, end))
  })
  return found
}

/** Ranges by position; of two that overlap, the earlier in the text. */
export function apart(ranges: readonly Range<MentionValue>[]): Range<MentionValue>[] {
  let reached = 0
  return ranges
    .toSorted((a, b) => a.from - b.from)
    .filter(({ from, to }) => {
      if (from < reached) return false
      reached = to
      return true
    })
}

/** One range for every line that a mention has text on; all but the first get ids of their own. */
export function cutAtLines(
  { from, to, value }: Range<MentionValue>,
  doc: Text,
  newId: () => string,
): Range<MentionValue>[] {
  const pieces: Range<MentionValue>[] = []
  for (let pos = from; pos < to;) {
    const line = doc.lineAt(pos)
    const end = Math.min(to, line.to)
    const piece = pieces.length ? new MentionValue({ ...value.mention, id: newId() }) : value
    if (pos < end) pieces.push(piece.range(pos, end))
    pos = line.to + 1
  }
  return pieces
}

/** Cuts the mentions that a change of the document has made span lines. */
function cutSpanning(mentions: Mentions, tr: Transaction): Mentions {
  let result = mentions
  const doc = tr.newDoc
  const newId = tr.startState.facet(idMaker)
  tr.changes.iterChangedRanges((_fromA, _toA, from, to) => {
    if (to <= doc.lineAt(from).to) return
    const spanning = mentionsIn(result, from, to).filter(
      (range) => range.to > doc.lineAt(range.from).to,
    )
    if (!spanning.length) return
    const values = new Set(spanning.map(({ value }) => value))
    result = result.update({
      filter: (_from, _to, value) => !values.has(value),
      add: spanning.flatMap((range) => cutAtLines(range, doc, newId)),
      sort: true,
    })
  })
  return result
}

/** Several changes that are undone as one: the earliest says where a mention was, if it was at all. */
function combine(steps: readonly Restore[]): { placed: Map<string, Placed>; made: Set<string> } {
  const placed = new Map<string, Placed>()
  const made = new Set<string>()
  for (const step of steps) {
    for (const id of step.made) {
      placed.delete(id)
      made.add(id)
    }
    for (const one of step.placed) {
      const { id } = one.mention
      placed.set(id, { ...one, returns: one.returns || placed.get(id)?.returns === true })
      made.delete(id)
    }
  }
  return { placed, made }
}

/** Undoes what changes did to mentions; the undoing itself may have emptied some that were there. */
function restore(mentions: Mentions, steps: readonly Restore[], start: EditorState): Mentions {
  const { placed, made } = combine(steps)
  const rows = start.field(mainRows)
  const there = valuesIn(start.field(mentionsField))
  const back = [...placed].flatMap(([id, { mention, from, to, returns }]) => {
    const value = there.get(id) ?? (returns ? new MentionValue(rows.get(id) ?? mention) : null)
    return value && from < to ? [value.range(from, to)] : []
  })
  const add = apart(back)
  return mentions.update({
    filter: (from, to, { mention: { id } }) =>
      !placed.has(id) && !made.has(id) && !add.some((one) => one.from < to && from < one.to),
    add,
    sort: true,
  })
}

/** The mentions of the document, by position; never overlapping, never across lines. */
export const mentionsField = StateField.define<Mentions>({
  create: () => RangeSet.empty,
  update(mentions, tr) {
    let result = tr.docChanged ? mentions.map(tr.changes) : mentions
    const steps = tr.effects.flatMap((effect) => (effect.is(restoreMentions) ? [effect.value] : []))
    if (steps.length) result = restore(result, steps, tr.startState)
    for (const effect of tr.effects) {
      if (effect.is(replaceMentions)) result = effect.value.ranges
    }
    if (tr.docChanged) result = cutSpanning(result, tr)
    return result
  },
})

/** What undoing a transaction must put back: every mention that its changes touched. */
const inverted = invertedEffects.of((tr) => {
  if (!tr.docChanged) return []
  const before = tr.startState.field(mentionsField)
  const after = tr.state.field(mentionsField)
  const touched = new Map<string, Range<MentionValue>>()
  const left = new Set<string>()
  tr.changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    for (const range of mentionsIn(before, fromA, toA)) touched.set(range.value.mention.id, range)
    for (const { value } of mentionsIn(after, fromB, toB)) left.add(value.mention.id)
  })
  const made = [...left].filter((id) => !touched.has(id))
  if (!touched.size && !made.length) return []
  const placed = [...touched.values()].map(({ value: { mention }, from, to }) => ({
    mention,
    from,
    to,
    returns: !left.has(mention.id),
  }))
  return [restoreMentions.of({ placed, made })]
})

/** All mentions by id. */
export function valuesIn(mentions: Mentions): Map<string, MentionValue> {
  const values = new Map<string, MentionValue>()
  for (const cursor = mentions.iter(); cursor.value; cursor.next()) {
    values.set(cursor.value.mention.id, cursor.value)
  }
  return values
}

/** Mentions as ranges, kept through every change and restored by undo and redo. */
export const mentionRanges = (initial: Mentions): Extension => [
  mainRows,
  mentionsField.init(() => initial),
  inverted,
]
