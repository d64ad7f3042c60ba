import { invertedEffects } from '@codemirror/commands'
import {
  RangeSet,
  RangeValue,
  StateEffect,
  StateField,
  type ChangeDesc,
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

/** Replaces all mentions; positions are those after the transaction. */
export const replaceMentions = StateEffect.define<Mentions>({
  map: (mentions, changes) => mentions.map(changes),
})

function mapPlaced(placed: readonly Placed[], changes: ChangeDesc): readonly Placed[] {
  return placed
    .map((one) => ({
      ...one,
      from: changes.mapPos(one.from, 1),
      to: changes.mapPos(one.to, -1),
    }))
    .filter(({ from, to }) => from < to)
}

/** Puts mentions back where an undone change found them. */
const placeMentions = StateEffect.define<readonly Placed[]>({ map: mapPlaced })

/** The mentions that touch a range, its edges included. */
export function mentionsIn(mentions: Mentions, from: number, to: number): Range<MentionValue>[] {
  const found: Range<MentionValue>[] = []
  mentions.between(from, to, (start, end, value) => {
    found.push(value.range(start, end))
  })
  return found
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

/** Mentions after a change of the document; one that now spans lines is cut at their ends. */
function follow(mentions: Mentions, tr: Transaction): Mentions {
  let result = mentions.map(tr.changes)
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

function place(mentions: Mentions, placed: readonly Placed[]): Mentions {
  const current = new Map<string, MentionValue>()
  for (const cursor = mentions.iter(); cursor.value; cursor.next()) {
    current.set(cursor.value.mention.id, cursor.value)
  }
  const add = placed.flatMap(({ mention, from, to, returns }) => {
    const value = current.get(mention.id) ?? (returns ? new MentionValue(mention) : null)
    return value ? [value.range(from, to)] : []
  })
  const ids = new Set(add.map(({ value }) => value.mention.id))
  return mentions.update({
    filter: (from, to, value) =>
      !ids.has(value.mention.id) && !add.some((one) => one.from < to && from < one.to),
    add,
    sort: true,
  })
}

/** The mentions of the document, by position; never overlapping, never across lines. */
export const mentionsField = StateField.define<Mentions>({
  create: () => RangeSet.empty,
  update(mentions, tr) {
    let result = tr.docChanged ? follow(mentions, tr) : mentions
    for (const effect of tr.effects) {
      if (effect.is(replaceMentions)) result = effect.value
      else if (effect.is(placeMentions)) result = place(result, effect.value)
    }
    return result
  },
})

/** What undoing a transaction must put back: every mention that its changes touched. */
const inverted = invertedEffects.of((tr) => {
  if (!tr.docChanged) return []
  const before = tr.startState.field(mentionsField)
  const touched = new Map<string, Range<MentionValue>>()
  tr.changes.iterChangedRanges((from, to) => {
    for (const range of mentionsIn(before, from, to)) touched.set(range.value.mention.id, range)
  })
  if (!touched.size) return []
  const left = idsIn(tr.state.field(mentionsField))
  return [
    placeMentions.of(
      [...touched.values()].map(({ value: { mention }, from, to }) => ({
        mention,
        from,
        to,
        returns: !left.has(mention.id),
      })),
    ),
  ]
})

/** The ids of all mentions. */
export function idsIn(mentions: Mentions): Set<string> {
  const ids = new Set<string>()
  for (const cursor = mentions.iter(); cursor.value; cursor.next()) ids.add(cursor.value.mention.id)
  return ids
}

/** Mentions as ranges, kept through every change and restored by undo and redo. */
export const mentionRanges = (initial: Mentions): Extension => [
  mentionsField.init(() => initial),
  inverted,
]
