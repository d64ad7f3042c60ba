import type { Mention, Transcript } from '../transcript/model.ts'

/** Which of two mentions that overlap stays: a decided one, then the longer, then the earlier. */
function byWeight(a: Mention, b: Mention): number {
  const decided = Number(b.status !== 'proposed') - Number(a.status !== 'proposed')
  return decided || b.end - b.start - (a.end - a.start) || a.start - b.start
}

/** True where two spans of one segment share a character. */
export const overlap = (
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean => a.start < b.end && b.start < a.end

/** The mentions that lie inside their segment's text and don't overlap a weightier one. */
export function soundMentions(transcript: Transcript): Mention[] {
  const lengths = new Map(transcript.segments.map(({ id, text }) => [id, text.length]))
  const bySegment = Map.groupBy(transcript.mentions, (mention) => mention.segmentId)
  return [...bySegment].flatMap(([segmentId, mentions]) => {
    const length = lengths.get(segmentId) ?? -1
    const kept: Mention[] = []
    for (const mention of mentions.toSorted(byWeight)) {
      const inside = mention.start < mention.end && mention.end <= length
      if (inside && !kept.some((other) => overlap(other, mention))) kept.push(mention)
    }
    return kept
  })
}
