import { fail, ok, type Result } from '../result.ts'
import { cleanText, oneLine } from '../transcript/clean.ts'
import type { ImportedSegment, ImportedTranscript, ImportedWord, ImportError } from './importer.ts'

/** A hundred hours; what says more is no time. */
const LATEST_MS = 360_000_000
/** A hundred times those of a long interview. */
const MOST_SEGMENTS = 200_000
/** How far behind the last word the next is looked for, in characters. */
const WORD_GAP = 200

/** A number as files write it, or NaN. */
export const numberOf = (text: string | null): number =>
  text === null || text.trim() === '' ? Number.NaN : Number(text)

/** Whole milliseconds on the recording, not before its start; null for what is no time. */
export function timeOf(ms: number): number | null {
  const whole = Math.round(ms)
  return Number.isFinite(whole) && whole <= LATEST_MS ? Math.max(0, whole) : null
}

/** A text as segments hold it: NFC, clean, without empty lines and blanks around lines. */
export const tidy = (text: string): string =>
  cleanText(text)
    .normalize('NFC')
    .split('\n')
    .flatMap((line) => line.trim() || [])
    .join('\n')

/** A speaker's name on one line, or null for none. */
export const nameOf = (name: string | null): string | null =>
  oneLine(name ?? '').normalize('NFC') || null

/** Both times or none; an end before its start is moved to it. */
function timed(segment: ImportedSegment): ImportedSegment {
  const startMs = segment.startMs ?? segment.endMs
  if (startMs === null) return segment
  return { ...segment, startMs, endMs: Math.max(startMs, segment.endMs ?? startMs) }
}

interface Block {
  readonly startMs: number
  readonly rank: number
  readonly segments: ImportedSegment[]
}

/** By start, then by the order of speakers; a segment without times stays behind the one before it. */
function inReadingOrder(segments: readonly ImportedSegment[], speakers: readonly string[]) {
  const ranks = new Map(speakers.map((name, i) => [name, i]))
  const blocks: Block[] = []
  for (const segment of segments) {
    const last = blocks.at(-1)
    const rank = ranks.get(segment.speaker ?? '') ?? ranks.size
    if (segment.startMs === null && last) last.segments.push(segment)
    else blocks.push({ startMs: segment.startMs ?? -1, rank, segments: [segment] })
  }
  return blocks
    .toSorted((a, b) => a.startMs - b.startMs || a.rank - b.rank)
    .flatMap((block) => block.segments)
}

/**
 * A transcript of what tiers say, in reading order. `speakers` gives their order; those that say
 * nothing are left out, and so are segments without text.
 */
export function transcriptOfTiers(
  said: readonly ImportedSegment[],
  speakers: readonly (string | null)[],
): Result<ImportedTranscript, ImportError> {
  if (said.length > MOST_SEGMENTS) return fail('file-broken')
  const names = [...new Set(speakers.flatMap((name) => nameOf(name) ?? []))]
  const tidied = said.map((one) =>
    timed({ ...one, speaker: nameOf(one.speaker), text: tidy(one.text) }),
  )
  const segments = inReadingOrder(
    tidied.filter(({ text }) => text !== ''),
    names,
  )
  if (segments.length === 0) return fail('file-empty')
  const heard = new Set(segments.map(({ speaker }) => speaker))
  return ok({ speakers: names.filter((name) => heard.has(name)), segments })
}

/** Times of a timeline where some points have none: these share the way between their neighbours. */
export function interpolated(times: readonly (number | null)[]): (number | null)[] {
  const filled = [...times]
  let [known, at] = [0, -1]
  for (const [i, time] of times.entries()) {
    if (time === null) continue
    for (let k = at + 1; k < i; k++) {
      filled[k] = Math.round(known + ((time - known) * (k - at)) / (i - at))
    }
    ;[known, at] = [time, i]
  }
  return filled
}

/** A word of a tier below an utterance. */
export interface TierWord {
  readonly text: string
  readonly startMs: number
  readonly endMs: number
}

/** Where words stand in a text; those that don't stand in it, one after the other, are left out. */
function wordsIn(text: string, spoken: readonly TierWord[]): ImportedWord[] {
  const words: ImportedWord[] = []
  let [reached, reachedMs] = [0, 0]
  for (const word of spoken) {
    const near = text.slice(reached, reached + WORD_GAP + word.text.length)
    const at = word.text === '' ? -1 : near.indexOf(word.text)
    if (at < 0) continue
    const [start, startMs] = [reached + at, Math.max(reachedMs, word.startMs)]
    const endMs = Math.max(startMs, word.endMs)
    words.push({ start, end: start + word.text.length, startMs, endMs, confidence: null })
    ;[reached, reachedMs] = [start + word.text.length, endMs]
  }
  return words
}

type Utterance = Omit<ImportedSegment, 'speaker' | 'words'>
type Spoken = ReadonlyMap<Utterance, readonly TierWord[]>
const startOf = ({ startMs }: Pick<Utterance, 'startMs'>): number => startMs ?? -1
const byStart = (a: Utterance | TierWord, b: Utterance | TierWord) => startOf(a) - startOf(b)

/** The words that start within each utterance. */
function spokenIn(utterances: readonly Utterance[], words: readonly TierWord[]): Spoken {
  const sorted = utterances.toSorted(byStart)
  const spoken = new Map<Utterance, TierWord[]>()
  let i = 0
  for (const word of words.toSorted(byStart)) {
    for (let next = sorted[i + 1]; next && startOf(next) <= word.startMs; next = sorted[i + 1]) i++
    const one = sorted[i]
    if (!one || word.startMs < (one.startMs ?? Infinity) || word.startMs >= (one.endMs ?? 0))
      continue
    const own = spoken.get(one)
    if (own) own.push(word)
    else spoken.set(one, [word])
  }
  return spoken
}

/** Utterances with the times of their words; one without text says its words. */
export function withWords(
  speaker: string | null,
  utterances: readonly Utterance[],
  words: readonly TierWord[],
): ImportedSegment[] {
  const spoken = spokenIn(utterances, words)
  return utterances.map((utterance) => {
    const { startMs, endMs, text } = utterance
    const own = spoken.get(utterance) ?? []
    const said = tidy(text) || own.map((word) => word.text).join(' ')
    const placed = wordsIn(said, own)
    return { speaker, startMs, endMs, text: said, ...(placed.length > 0 && { words: placed }) }
  })
}
