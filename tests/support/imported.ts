import { expect } from 'vitest'
import type { ImportedSegment, ImportedTranscript } from '../../src/core/importers/index.ts'
import { LATEST_MS } from '../../src/core/importers/recognised-values.ts'
import { cleanText } from '../../src/core/transcript/clean.ts'

const isTime = (ms: number): boolean => Number.isInteger(ms) && ms >= 0 && ms <= LATEST_MS

const isCleanText = (text: string): boolean =>
  text !== '' && text === text.trim() && text === cleanText(text).normalize('NFC')

/** What is wrong with a segment that an importer has made; nothing for a sound one. */
function problems({ startMs, endMs, text, words = [] }: ImportedSegment): string[] {
  const rules: [boolean, string][] = [
    [isCleanText(text), 'text'],
    [(startMs === null) === (endMs === null), 'half a time'],
    [startMs === null || (isTime(startMs) && isTime(endMs ?? -1)), 'time'],
    [(startMs ?? 0) <= (endMs ?? 0), 'end before start'],
  ]
  let [at, reached] = [0, startMs ?? 0]
  for (const word of words) {
    const said = text.slice(word.start, word.end)
    rules.push(
      [word.start >= at && word.end > word.start && word.end <= text.length, 'word offsets'],
      [said === said.trim(), 'word blanks'],
      [isTime(word.startMs) && isTime(word.endMs) && word.endMs >= word.startMs, 'word time'],
      [word.startMs >= reached && word.endMs <= (endMs ?? LATEST_MS), 'word order'],
      [word.confidence === null || (word.confidence >= 0 && word.confidence <= 1), 'confidence'],
    )
    at = word.end
    reached = word.endMs
  }
  return rules.filter(([holds]) => !holds).map(([, name]) => name)
}

/** Fails where an imported transcript breaks a promise of its type. */
export function expectSound({ speakers, segments }: ImportedTranscript): void {
  const found = segments.flatMap((segment) => problems(segment))
  const named = [...new Set(segments.flatMap(({ speaker }) => speaker ?? []))]
  expect({ found, speakers }).toEqual({ found: [], speakers: named })
  expect(speakers.every(isCleanText)).toBe(true)
}
