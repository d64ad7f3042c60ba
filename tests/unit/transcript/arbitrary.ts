import fc from 'fast-check'
import type { Mention, Segment, Transcript } from '../../../src/core/transcript/model.ts'

/** Invented words, blanks and breaks, so that cuts fall on every kind of edge. */
const text = fc
  .array(fc.constantFrom('Ana', 'río', ' ', '  ', '\n', 'Dr. Sol', 'mañana', '👩‍🌾', '42', ','), {
    maxLength: 12,
  })
  .map((parts) => parts.join('').replace(/\n+/g, '\n'))

const times = fc.oneof(
  fc.constant({ startMs: null, endMs: null }),
  fc.nat(60_000).map((startMs) => ({ startMs, endMs: null })),
  fc
    .tuple(fc.nat(60_000), fc.nat(9_000))
    .map(([startMs, length]) => ({ startMs, endMs: startMs + length })),
)

const SPEAKERS = [
  { id: 'ana', name: 'Ana', participantId: null },
  { id: 'leo', name: 'Leo', participantId: 'p1' },
] as const

export function mentionOf(segment: Segment, start: number, end: number, n = 0): Mention {
  return {
    id: `m-${segment.id}-${n}`,
    segmentId: segment.id,
    start,
    end,
    category: 'PERSON',
    tier: 'certain',
    detector: 'user',
    reason: { es: 'marcado a mano', en: 'marked by hand' },
    status: 'accepted',
    entityId: 'e1',
  }
}

/** Mentions between pairs of the cut points, so that they never overlap. */
function mentionsFrom(segment: Segment, points: readonly number[]): Mention[] {
  const cuts = [...new Set(points.map((point) => point % (segment.text.length + 1)))].sort(
    (a, b) => a - b,
  )
  return cuts.flatMap((start, i) => {
    const end = cuts[i + 1]
    return i % 2 === 0 && end !== undefined ? [mentionOf(segment, start, end, i)] : []
  })
}

const part = fc.record({
  text,
  times,
  speakerId: fc.constantFrom('ana', 'leo', null),
  points: fc.array(fc.nat(40), { maxLength: 6 }),
})

/** Sound transcripts of up to six segments, some blank, some untimed, with mentions. */
export const transcripts: fc.Arbitrary<Transcript> = fc
  .array(part, { maxLength: 6 })
  .map((parts) => {
    const segments = parts.map(({ text, times, speakerId }, i) => ({
      id: `s${i}`,
      speakerId,
      ...times,
      text,
    }))
    return {
      id: 't1',
      title: 'Entrevista',
      language: 'es' as const,
      speakers: SPEAKERS,
      segments,
      mentions: segments.flatMap((segment, i) => mentionsFrom(segment, parts[i]?.points ?? [])),
    }
  })

/** Ids that count up, for results that can be compared. */
export function counter(prefix = 'n'): () => string {
  let count = 0
  return () => `${prefix}${count++}`
}

/** A transcript with its mentions, which are in no order, sorted for comparison. */
export const sorted = (transcript: Transcript): Transcript => ({
  ...transcript,
  mentions: transcript.mentions.toSorted((a, b) => a.id.localeCompare(b.id)),
})
