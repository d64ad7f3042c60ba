import { cleanText, oneLine } from '../transcript/clean.ts'
import type { Segment, Speaker } from '../transcript/model.ts'
import type { Times } from '../transcript/timing.ts'
import type { ImportedSegment, ImportedTranscript } from './importer.ts'

/** Where imported segments go: among what is there by time, behind it, or in its stead. */
export const PLACEMENTS = ['byTime', 'after', 'replace'] as const
export type Placement = (typeof PLACEMENTS)[number]

/** Which of a transcript's speakers each speaker of a file is, by id; null for nobody. */
export type SpeakerIds = ReadonlyMap<string, string | null>

export interface ImportOptions {
  readonly speakerIds: SpeakerIds
  /** Added to all times. */
  readonly shiftMs: number
  /** Of the recording, within which times are kept. */
  readonly durationMs: number
  readonly newId: () => string
}

/** What one should know of a file before it is imported; counts of segments. */
export interface ImportWarnings {
  readonly untimed: number
  /** Begin before the recording or end after it. */
  readonly outside: number
  /** Begin before one above them ends. */
  readonly overlapping: number
}

/** Segments put before the one that has an index now; that of the count is the end. */
export interface Place {
  readonly index: number
  readonly segments: readonly Segment[]
}

/** What a transcript is stored with in one step: above, a call would be refused as a whole. */
const MOST_SEGMENTS = 100_000
const MOST_CHARACTERS = 10_000_000
const LONGEST_TEXT = 1_000_000
const LONGEST_NAME = 100

/** Text as the model holds it: clean, with single line feeds. */
const segmentText = (text: string): string =>
  cleanText(text)
    .replace(/\s*\n\s*/g, '\n')
    .trim()

/** A file's name of a speaker as a transcript may hold it; empty where nothing is left. */
export const speakerText = (name: string): string =>
  oneLine(name).slice(0, LONGEST_NAME).toWellFormed().trim()

/** True for more than can be stored in one step, with `before` segments there already. */
export function isTooMuch({ segments }: ImportedTranscript, before: number): boolean {
  const characters = segments.reduce((sum, { text }) => sum + text.length, 0)
  return (
    segments.length + before > MOST_SEGMENTS ||
    characters > MOST_CHARACTERS ||
    segments.some(({ text }) => text.length > LONGEST_TEXT)
  )
}

/** The transcript's speaker that one of a file's is taken for unasked: the one of the same name. */
export function sameNamed(name: string, speakers: readonly Speaker[]): Speaker | undefined {
  const key = (text: string) => speakerText(text).toLowerCase()
  return speakers.find((speaker) => key(speaker.name) === key(name))
}

function timesWithin(
  { startMs, endMs }: Times,
  { shiftMs, durationMs }: Pick<ImportOptions, 'shiftMs' | 'durationMs'>,
): Times {
  const move = (ms: number | null) =>
    ms === null ? null : Math.round(Math.min(durationMs, Math.max(0, ms + shiftMs)))
  const [start, end] = [move(startMs), move(endMs)]
  const isBackwards = start !== null && end !== null && end < start
  return { startMs: start, endMs: isBackwards ? start : end }
}

/** A file's segments as a transcript holds them. Those without text are left out. */
export function importedSegments(
  { segments }: ImportedTranscript,
  options: ImportOptions,
): readonly Segment[] {
  const { speakerIds, newId } = options
  return segments.flatMap(({ speaker, text, ...times }) => {
    const clean = segmentText(text)
    const speakerId = speaker === null ? null : (speakerIds.get(speaker) ?? null)
    const { startMs, endMs } = timesWithin(times, options)
    return clean === '' ? [] : [{ id: newId(), speakerId, startMs, endMs, text: clean }]
  })
}

/** Counts what may surprise once a file's times are shifted and kept within the recording. */
export function importWarnings(
  segments: readonly ImportedSegment[],
  { shiftMs, durationMs }: Pick<ImportOptions, 'shiftMs' | 'durationMs'>,
): ImportWarnings {
  const found = { untimed: 0, outside: 0, overlapping: 0 }
  let reachedMs = -Infinity
  for (const { startMs, endMs } of segments) {
    if (startMs === null || endMs === null) found.untimed++
    else {
      if (startMs + shiftMs < 0 || endMs + shiftMs > durationMs) found.outside++
      if (startMs < reachedMs) found.overlapping++
      reachedMs = Math.max(reachedMs, endMs)
    }
  }
  return found
}

/** Runs that stay together: what has no time goes with the timed segment above it, else below it. */
function runsOf(segments: readonly Segment[]): Segment[][] {
  const runs: Segment[][] = []
  let isTimed = false
  for (const segment of segments) {
    const opens = runs.length === 0 || (segment.startMs !== null && isTimed)
    if (opens) runs.push([segment])
    else runs.at(-1)?.push(segment)
    isTimed ||= segment.startMs !== null
  }
  return runs
}

const startOf = (run: readonly Segment[]): number =>
  run.find(({ startMs }) => startMs !== null)?.startMs ?? Infinity

/** `insertIndex` for starts in rising order, in one walk. */
function indexFinder(before: readonly Times[]): (atMs: number) => number {
  let index = 0
  return (atMs) => {
    while (index < before.length && (before[index]?.startMs ?? -Infinity) <= atMs) index++
    return index
  }
}

/**
 * Where segments go among those that are there, in rising order of the index. By time, each stands
 * before the first one that starts later; what is there keeps its order.
 */
export function placesOf(
  before: readonly Times[],
  added: readonly Segment[],
  placement: Exclude<Placement, 'replace'>,
): readonly Place[] {
  if (added.length === 0) return []
  if (placement === 'after') return [{ index: before.length, segments: added }]
  const runs = runsOf(added).toSorted((a, b) => startOf(a) - startOf(b))
  const indexAt = indexFinder(before)
  const places = Map.groupBy(runs, (run) => indexAt(startOf(run)))
  return [...places].map(([index, members]) => ({ index, segments: members.flat() }))
}
