import { fail, ok, type Result } from '../result.ts'
import type { Mention, Segment, Transcript } from './model.ts'
import { diffTranscripts, type TranscriptPatch } from './patch.ts'
import { mergeMeta, splitTimes, type Times } from './timing.ts'

export type EditError = 'no-segment' | 'no-neighbour' | 'no-speaker' | 'bad-offset' | 'bad-times'
export type Edit = Result<TranscriptPatch, EditError>

type Pieces = readonly (readonly [segmentId: string, from: number, to: number])[]

const isBlank = (text: string): boolean => text.trim() === ''

/** What stands between two texts that become one: a space, unless one is there or a side is blank. */
export const glue = (head: string, tail: string): '' | ' ' =>
  isBlank(head) || isBlank(tail) || /\s$/.test(head) || /^\s/.test(tail) ? '' : ' '

/** Where a text is cut for `offset`: white space around the cut belongs to neither part. */
export function cutAt(text: string, offset: number): { headEnd: number; tailStart: number } {
  const tail = text.slice(offset)
  return {
    headEnd: text.slice(0, offset).trimEnd().length,
    tailStart: offset + tail.length - tail.trimStart().length,
  }
}

/** True where the first part of a cut is blank and the second is not: the text keeps the id. */
export const tailKeepsId = (head: string, tail: string): boolean => isBlank(head) && !isBlank(tail)

/** The index at which a segment that starts at `atMs` belongs. */
export function insertIndex(segments: readonly Times[], atMs: number): number {
  const later = segments.findIndex(({ startMs }) => startMs !== null && startMs > atMs)
  return later < 0 ? segments.length : later
}

function findSegment(
  transcript: Transcript,
  id: string,
): { index: number; segment: Segment | undefined } {
  const index = transcript.segments.findIndex((segment) => segment.id === id)
  return { index, segment: transcript.segments[index] }
}

const patchTo = (before: Transcript, changes: Partial<Transcript>): Edit =>
  ok(diffTranscripts(before, { ...before, ...changes }))

/** A mention cut by a boundary becomes one a piece, so that none of the name is left unmarked. */
function cutMention(mention: Mention, pieces: Pieces, newId: () => string): Mention[] {
  const parts = pieces.flatMap(([segmentId, from, to]) => {
    const start = Math.max(mention.start, from)
    const end = Math.min(mention.end, to)
    return start < end ? [{ ...mention, segmentId, start: start - from, end: end - from }] : []
  })
  return parts.map((part, i) => (i === 0 ? part : { ...part, id: newId() }))
}

/** True for an offset inside a text that does not halve a surrogate pair. */
const isBoundary = (text: string, offset: number): boolean =>
  offset >= 0 && offset <= text.length && !/^[\uDC00-\uDFFF]/.test(text.slice(offset))

/**
 * Splits a segment before `offset`. Times are cut at the playhead where it lies inside the
 * segment, else in proportion to the characters. `newId` names the new segment first.
 */
export function splitSegment(
  transcript: Transcript,
  at: { readonly id: string; readonly offset: number; readonly playheadMs: number | null },
  newId: () => string,
): Edit {
  const { index, segment } = findSegment(transcript, at.id)
  if (!segment) return fail('no-segment')
  if (!isBoundary(segment.text, at.offset)) return fail('bad-offset')
  const { headEnd, tailStart } = cutAt(segment.text, at.offset)
  const head = segment.text.slice(0, headEnd)
  const tail = segment.text.slice(tailStart)
  const [headTimes, tailTimes] = splitTimes(segment, [head.length, tail.length], at.playheadMs)
  const added = newId()
  const [headId, tailId] = tailKeepsId(head, tail) ? [added, at.id] : [at.id, added]
  const parts = [
    { ...segment, ...headTimes, id: headId, text: head },
    { ...segment, ...tailTimes, id: tailId, text: tail },
  ]
  const pieces: Pieces = [
    [headId, 0, headEnd],
    [tailId, tailStart, segment.text.length],
  ]
  return patchTo(transcript, {
    segments: transcript.segments.toSpliced(index, 1, ...parts),
    mentions: transcript.mentions.flatMap((mention) =>
      mention.segmentId === at.id ? cutMention(mention, pieces, newId) : [mention],
    ),
  })
}

/** Joins a segment with the one after it; a blank one gives way to the other's id and speaker. */
export function mergeSegments(transcript: Transcript, id: string): Edit {
  const { index, segment } = findSegment(transcript, id)
  if (!segment) return fail('no-segment')
  const next = transcript.segments[index + 1]
  if (!next) return fail('no-neighbour')
  const between = glue(segment.text, next.text)
  const meta = mergeMeta(segment, next, tailKeepsId(segment.text, next.text) ? 'second' : 'first')
  const merged = { ...meta, text: segment.text + between + next.text }
  const shift = { [segment.id]: 0, [next.id]: segment.text.length + between.length }
  return patchTo(transcript, {
    segments: transcript.segments.toSpliced(index, 2, merged),
    mentions: transcript.mentions.map((mention) => {
      const by = shift[mention.segmentId]
      return by === undefined
        ? mention
        : { ...mention, segmentId: merged.id, start: mention.start + by, end: mention.end + by }
    }),
  })
}

/** A new, empty segment that starts at `atMs`, put before the first one that starts later. */
export function insertSegment(
  transcript: Transcript,
  added: { readonly id: string; readonly atMs: number; readonly speakerId: string | null },
): Edit {
  if (!Number.isInteger(added.atMs) || added.atMs < 0) return fail('bad-times')
  if (!knowsSpeaker(transcript, added.speakerId)) return fail('no-speaker')
  const segment = {
    id: added.id,
    speakerId: added.speakerId,
    startMs: added.atMs,
    endMs: null,
    text: '',
  }
  const index = insertIndex(transcript.segments, added.atMs)
  return patchTo(transcript, { segments: transcript.segments.toSpliced(index, 0, segment) })
}

/** Removes a segment with its mentions. */
export function deleteSegment(transcript: Transcript, id: string): Edit {
  const { index, segment } = findSegment(transcript, id)
  if (!segment) return fail('no-segment')
  return patchTo(transcript, {
    segments: transcript.segments.toSpliced(index, 1),
    mentions: transcript.mentions.filter((mention) => mention.segmentId !== id),
  })
}

const knowsSpeaker = ({ speakers }: Transcript, id: string | null): boolean =>
  id === null || speakers.some((speaker) => speaker.id === id)

function changeSegment(transcript: Transcript, id: string, change: Partial<Segment>): Edit {
  const { index, segment } = findSegment(transcript, id)
  if (!segment) return fail('no-segment')
  return patchTo(transcript, {
    segments: transcript.segments.with(index, { ...segment, ...change }),
  })
}

/** Says who speaks in a segment; null for nobody yet. */
export const setSpeaker = (transcript: Transcript, id: string, speakerId: string | null): Edit =>
  knowsSpeaker(transcript, speakerId)
    ? changeSegment(transcript, id, { speakerId })
    : fail('no-speaker')

/** Sets a segment's times in milliseconds. */
export function setTimes(transcript: Transcript, id: string, { startMs, endMs }: Times): Edit {
  const backwards = startMs !== null && endMs !== null && startMs > endMs
  const bad = [startMs, endMs].some((ms) => ms !== null && (!Number.isInteger(ms) || ms < 0))
  return bad || backwards ? fail('bad-times') : changeSegment(transcript, id, { startMs, endMs })
}
