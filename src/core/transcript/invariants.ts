import { cleanText } from './clean.ts'
import type { Mention, Segment, Transcript } from './model.ts'
import { applyPatch, type TranscriptPatch } from './patch.ts'

export const PROBLEM_CODES = [
  'speaker-duplicate',
  'segment-duplicate',
  'segment-speaker-unknown',
  'segment-time-invalid',
  'segment-end-before-start',
  'segment-text-unclean',
  'mention-duplicate',
  'mention-segment-unknown',
  'mention-empty',
  'mention-outside-text',
  'mention-overlap',
  'order-incomplete',
] as const

/** One broken rule and the id of the row that breaks it. Holds no text. */
export interface Problem {
  readonly code: (typeof PROBLEM_CODES)[number]
  readonly id: string
}

type Row = { readonly id: string }

function duplicates(rows: readonly Row[], code: Problem['code']): Problem[] {
  const seen = new Set<string>()
  return rows.flatMap(({ id }) => {
    if (seen.has(id)) return [{ code, id }]
    seen.add(id)
    return []
  })
}

const validTime = (ms: number | null): boolean => ms === null || (Number.isInteger(ms) && ms >= 0)

function segmentProblems(segment: Segment, speakers: ReadonlySet<string>): Problem[] {
  const { id, speakerId, startMs, endMs, text } = segment
  const rules: readonly (readonly [boolean, Problem['code']])[] = [
    [speakerId !== null && !speakers.has(speakerId), 'segment-speaker-unknown'],
    [!validTime(startMs) || !validTime(endMs), 'segment-time-invalid'],
    [startMs !== null && endMs !== null && startMs > endMs, 'segment-end-before-start'],
    [cleanText(text) !== text, 'segment-text-unclean'],
  ]
  return rules.flatMap(([broken, code]) => (broken ? [{ code, id }] : []))
}

function mentionProblems(mention: Mention, segment: Segment | undefined): Problem[] {
  const { id, start, end } = mention
  if (!segment) return [{ code: 'mention-segment-unknown', id }]
  if (start >= end) return [{ code: 'mention-empty', id }]
  return start < 0 || end > segment.text.length ? [{ code: 'mention-outside-text', id }] : []
}

function overlaps(mentions: readonly Mention[]): Problem[] {
  const bySegment = Map.groupBy(mentions, (mention) => mention.segmentId)
  return [...bySegment.values()].flatMap((group) =>
    group
      .toSorted((a, b) => a.start - b.start)
      .flatMap((mention, i, sorted): Problem[] => {
        const previous = sorted[i - 1]
        return previous && previous.end > mention.start
          ? [{ code: 'mention-overlap', id: mention.id }]
          : []
      }),
  )
}

/**
 * Every rule of the model that a transcript breaks; none for a sound one. Segments may overlap in
 * time and start in any order: people talk at once, and imported times are as they are.
 */
export function checkTranscript(transcript: Transcript): readonly Problem[] {
  const { speakers, segments, mentions } = transcript
  const speakerIds = new Set(speakers.map(({ id }) => id))
  const segmentsById = new Map(segments.map((segment) => [segment.id, segment]))
  return [
    ...duplicates(speakers, 'speaker-duplicate'),
    ...duplicates(segments, 'segment-duplicate'),
    ...duplicates(mentions, 'mention-duplicate'),
    ...segments.flatMap((segment) => segmentProblems(segment, speakerIds)),
    ...mentions.flatMap((mention) => mentionProblems(mention, segmentsById.get(mention.segmentId))),
    ...overlaps(mentions),
  ]
}

/** What is wrong with the order itself: a segment left out, named twice or unknown. */
function orderProblems(before: Transcript, patch: TranscriptPatch): Problem[] {
  if (patch.order === null) return []
  const left = new Set([...before.segments, ...patch.segments.put].map(({ id }) => id))
  for (const id of patch.segments.drop) left.delete(id)
  const wrong = patch.order.filter((id) => !left.delete(id))
  return [...wrong, ...left].map((id) => ({ code: 'order-incomplete', id }))
}

/** What would be wrong after a patch; main refuses it unless there is nothing. */
export const checkPatch = (before: Transcript, patch: TranscriptPatch): readonly Problem[] => [
  ...orderProblems(before, patch),
  ...checkTranscript(applyPatch(before, patch)),
]
