import { RangeSet, type Range, type Text } from '@codemirror/state'
import type { Mention } from '../../../../core/transcript/model.ts'
import type { Metas } from './metas.ts'
import { apart, MentionValue, type Mentions } from './mentions.ts'

/** Line indexes (from 0) by segment id. */
export const lineIndexes = (metas: Metas): Map<string, number> =>
  new Map(metas.map(({ id }, index) => [id, index]))

/** The mentions that fit the document, as ranges; of two that overlap, the earlier in the text. */
export function rangesOf(mentions: readonly Mention[], doc: Text, metas: Metas): Mentions {
  const lines = lineIndexes(metas)
  const ranges = mentions.flatMap((mention): Range<MentionValue>[] => {
    const index = lines.get(mention.segmentId)
    if (index === undefined) return []
    const line = doc.line(index + 1)
    const { start, end } = mention
    const fits = start >= 0 && start < end && end <= line.length
    return fits ? [new MentionValue(mention).range(line.from + start, line.from + end)] : []
  })
  return RangeSet.of(apart(ranges))
}

/** A mention's row for where its range now is. */
export function rowOf({ value, from, to }: Range<MentionValue>, doc: Text, metas: Metas): Mention {
  const line = doc.lineAt(from)
  const segmentId = metas[line.number - 1]?.id ?? value.mention.segmentId
  return { ...value.mention, segmentId, start: from - line.from, end: to - line.from }
}
