import type { RedactedSegment, RedactedTranscript } from '../deid/redacted.ts'
import { cuesOf, type Cue } from './cues.ts'
import { oneParagraph } from './turns.ts'

/** What is said in a stretch of time that is not empty; whole milliseconds. */
export interface Span {
  readonly startMs: number
  readonly endMs: number
  readonly text: string
}

/** Spans of one speaker, one after the other. */
export interface Tier {
  readonly speaker: string | null
  /** Counts a speaker's tiers from 1: who is heard twice at once has more than one. */
  readonly lane: number
  readonly spans: readonly Span[]
}

/** A cue's own times where it has any: tiers, other than subtitles, may go back in time. */
function spanOf({ segment, startMs, endMs }: Cue): Span {
  const text = oneParagraph(segment.text)
  if (segment.startMs === null || segment.startMs >= startMs) return { startMs, endMs, text }
  const own = Math.round(segment.startMs)
  return { startMs: own, endMs: Math.max(own + 1, Math.round(segment.endMs ?? own)), text }
}

const laneOf = (lanes: readonly (readonly Span[])[], { startMs }: Span): number => {
  const free = lanes.findIndex((lane) => (lane.at(-1)?.endMs ?? 0) <= startMs)
  return free < 0 ? lanes.length : free
}

/** Spans in as few lanes as hold them without overlaps. */
function lanesOf(spans: readonly Span[]): Span[][] {
  const lanes: Span[][] = []
  for (const span of spans.toSorted((a, b) => a.startMs - b.startMs)) {
    const at = laneOf(lanes, span)
    ;(lanes[at] ??= []).push(span)
  }
  return lanes
}

/** Segments with the times that `cuesOf` gives to those without any; blank ones are left out. */
export const spokenSpans = (
  segments: readonly RedactedSegment[],
): (Span & { readonly speaker: string | null })[] =>
  cuesOf(segments).map((cue) => ({ ...spanOf(cue), speaker: cue.segment.speaker }))

/** A transcript as tiers, in the order of its speakers; last, what nobody is said to have said. */
export function tiersOf({ speakers, segments }: RedactedTranscript): Tier[] {
  const bySpeaker = Map.groupBy(spokenSpans(segments), ({ speaker }) => speaker)
  return [...speakers, null].flatMap((speaker) =>
    lanesOf(bySpeaker.get(speaker) ?? []).map((spans, i) => ({ speaker, lane: i + 1, spans })),
  )
}

/** The times of all spans, each once, in order. */
export const timesOf = (tiers: readonly Tier[]): number[] => [
  ...new Set(
    tiers
      .flatMap(({ spans }) => spans.flatMap(({ startMs, endMs }) => [startMs, endMs]))
      .toSorted((a, b) => a - b),
  ),
]

/** Names that differ, with a number where one is taken. */
export function numbered(names: readonly string[], between: (n: number) => string): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let free = name
    for (let n = 2; taken.has(free); n++) free = name + between(n)
    taken.add(free)
    return free
  })
}
