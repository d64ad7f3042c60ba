import { invertedEffects } from '@codemirror/commands'
import {
  Facet,
  StateEffect,
  StateField,
  type Extension,
  type Text,
  type Transaction,
} from '@codemirror/state'
import { mergeMeta, shareTimes, type SegmentMeta } from '../../../../core/transcript/timing.ts'

export type Metas = readonly SegmentMeta[]

/** Makes ids for segments and for the pieces of cut mentions. */
export const idMaker = Facet.define<() => string, () => string>({
  combine: ([first]) => first ?? ((): string => crypto.randomUUID()),
})

/** Replaces `remove` segments' metas from line index `at` (from 0) on. */
interface Splice {
  readonly at: number
  readonly remove: number
  readonly insert: Metas
}

/**
 * Says outright what a transaction makes of the metas. Several are applied one after the other.
 * A transaction that carries one, and undo and redo, follow these alone.
 */
export const spliceMetas = StateEffect.define<Splice>()

/** Not by `toSpliced`, whose arguments a long transcript is too many for. */
const applySplice = (metas: Metas, { at, remove, insert }: Splice): Metas => [
  ...metas.slice(0, at),
  ...insert,
  ...metas.slice(at + remove),
]

export const isHistory = (tr: Transaction): boolean =>
  tr.isUserEvent('undo') || tr.isUserEvent('redo')

/** A run of old lines that a transaction turned into a run of new ones; indexes from 0. */
interface LineChange {
  oldFirst: number
  oldLast: number
  newFirst: number
  newLast: number
  /** Something of the first old line is left before the change, or of the last one after it. */
  headKept: boolean
  tailKept: boolean
}

/** The changed lines in order; changes that share a line are one. */
function lineChanges(before: Text, after: Text, tr: Transaction): LineChange[] {
  const found: LineChange[] = []
  tr.changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    const first = before.lineAt(fromA)
    const last = toA <= first.to ? first : before.lineAt(toA)
    const newFirst = after.lineAt(fromB)
    const newLast = toB <= newFirst.to ? newFirst : after.lineAt(toB)
    const previous = found.at(-1)
    const tail = { oldLast: last.number - 1, newLast: newLast.number - 1, tailKept: toA < last.to }
    if (previous?.oldLast === first.number - 1) Object.assign(previous, tail)
    else {
      found.push({
        oldFirst: first.number - 1,
        newFirst: newFirst.number - 1,
        headKept: fromA > first.from,
        ...tail,
      })
    }
  })
  return found
}

function joined(olds: Metas, { headKept, tailKept }: LineChange): SegmentMeta[] {
  const first = olds[0]
  const last = olds.at(-1)
  if (!first || !last) return []
  if (headKept !== tailKept) return [headKept ? first : last]
  return [mergeMeta(first, last, 'first')]
}

/** The last old line cut in `lengths.length` parts; its id stays with the text that was there. */
function parted(
  meta: SegmentMeta,
  lengths: readonly number[],
  keepLast: boolean,
  newId: () => string,
): SegmentMeta[] {
  const kept = keepLast ? lengths.length - 1 : 0
  return shareTimes(meta, lengths).map((times, i) => ({
    ...meta,
    ...times,
    id: i === kept ? meta.id : newId(),
  }))
}

function metasFor(olds: Metas, change: LineChange, after: Text, newId: () => string): Metas {
  const count = change.newLast - change.newFirst + 1
  if (count === olds.length) return olds
  if (count === 1) return joined(olds, change)
  if (count < olds.length) return [...olds.slice(0, count - 1), ...olds.slice(-1)]
  const lengths: number[] = []
  for (let line = change.newFirst + olds.length; line <= change.newLast + 1; line++) {
    lengths.push(after.line(line).length)
  }
  const keepLast = change.tailKept && (olds.length > 1 || !change.headKept)
  return [
    ...olds.slice(0, -1),
    ...olds.slice(-1).flatMap((last) => parted(last, lengths, keepLast, newId)),
  ]
}

/** Metas after any change of the document, with nothing said but the change itself. */
function followLines(metas: Metas, tr: Transaction): Metas {
  const after = tr.newDoc
  const moved = lineChanges(tr.startState.doc, after, tr).filter(
    (change) => change.oldLast > change.oldFirst || change.newLast > change.newFirst,
  )
  const newId = tr.startState.facet(idMaker)
  return moved.reduceRight<Metas>((result, change) => {
    const olds = metas.slice(change.oldFirst, change.oldLast + 1)
    const news = metasFor(olds, change, after, newId)
    return news === olds
      ? result
      : applySplice(result, { at: change.oldFirst, remove: olds.length, insert: news })
  }, metas)
}

/** One meta a document line, right after every transaction. */
export const metasField = StateField.define<Metas>({
  create: () => [],
  update(metas, tr) {
    const splices = tr.effects.filter((effect) => effect.is(spliceMetas))
    if (splices.length || isHistory(tr)) {
      return splices.reduce<Metas>((result, effect) => applySplice(result, effect.value), metas)
    }
    return tr.docChanged ? followLines(metas, tr) : metas
  },
})

/** The part in which two arrays differ: the equal start's length and both lengths of what follows it. */
export function changedPart(before: Metas, after: Metas): { at: number; olds: Metas; news: Metas } {
  const shorter = Math.min(before.length, after.length)
  let at = 0
  while (at < shorter && before[at] === after[at]) at++
  let end = 0
  while (end < shorter - at && before.at(-1 - end) === after.at(-1 - end)) end++
  return {
    at,
    olds: before.slice(at, before.length - end),
    news: after.slice(at, after.length - end),
  }
}

const inverted = invertedEffects.of((tr) => {
  const before = tr.startState.field(metasField)
  const after = tr.state.field(metasField)
  if (before === after) return []
  const { at, olds, news } = changedPart(before, after)
  return [spliceMetas.of({ at, remove: news.length, insert: olds })]
})

/** Segment metas, kept by line and restored by undo and redo. */
export const segmentMetas = (initial: Metas): Extension => [
  metasField.init(() => initial),
  inverted,
]
