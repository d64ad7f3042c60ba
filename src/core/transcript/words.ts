import type { Segment } from './model.ts'

const WORD = /[\p{L}\p{N}]+(?:['’.·-][\p{L}\p{N}]+)*/gu

/** Words as a person counts them: `a.m.`, `don't` and `tío-abuelo` are one each. */
export function countWords(text: string): number {
  let count = 0
  for (const _ of text.matchAll(WORD)) count++
  return count
}

export interface TranscriptTotals {
  readonly segments: number
  readonly words: number
  /** End of the last timed segment (its start where it has no end); 0 where none is timed. */
  readonly transcribedMs: number
}

/** What a recording's summary tells about its transcript. */
export function totalsOf(segments: readonly Segment[]): TranscriptTotals {
  let words = 0
  let transcribedMs = 0
  for (const { text, startMs, endMs } of segments) {
    words += countWords(text)
    transcribedMs = Math.max(transcribedMs, endMs ?? startMs ?? 0)
  }
  return { segments: segments.length, words, transcribedMs }
}
