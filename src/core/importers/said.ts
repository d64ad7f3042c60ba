import { fail, ok, type Result } from '../result.ts'
import { completed } from './complete-times.ts'
import type { ImportedSegment, ImportedTranscript, ImportError } from './importer.ts'
import { speakersOf } from './speakers.ts'
import { nameOf, tidy, timeOf } from './tiers.ts'

/** A hundred times those of a long interview. */
const MOST_SEGMENTS = 200_000
/** A part of a file can be named time and again, so that a small file says more than any person. */
const MOST_CHARACTERS = 20_000_000
/** What a text takes besides its characters. */
const TEXT_CHARACTERS = 8

/** Are these few enough texts, and short enough, to be a transcript? */
export function areBounded(texts: Iterable<string | null>): boolean {
  let characters = 0
  for (const text of texts) {
    characters += TEXT_CHARACTERS + (text?.length ?? 0)
    if (characters > MOST_CHARACTERS) return false
  }
  return true
}

const wholeMs = (ms: number | null): number | null => (ms === null ? null : timeOf(ms))

/** A transcript of what a document says, in the document's order; blank segments are left out. */
export function transcriptOfSaid(
  said: readonly ImportedSegment[],
): Result<ImportedTranscript, ImportError> {
  const texts = said.flatMap(({ speaker, text }) => [speaker, text])
  if (said.length > MOST_SEGMENTS || !areBounded(texts)) return fail('file-broken')
  const tidied = said.flatMap(({ speaker, startMs, endMs, text }) => {
    const times = { startMs: wholeMs(startMs), endMs: wholeMs(endMs) }
    const clean = tidy(text)
    return clean === '' ? [] : [{ speaker: nameOf(speaker), ...times, text: clean }]
  })
  const segments = completed(tidied)
  return segments.length > 0 ? ok({ speakers: speakersOf(segments), segments }) : fail('file-empty')
}

/** What was read as the only transcript in its file. */
export const alone = (
  read: Result<ImportedTranscript, ImportError>,
): Result<readonly ImportedTranscript[], ImportError> => (read.ok ? ok([read.value]) : read)
