import { isRoleName } from '../deid/names.ts'
import type { ImportedSegment } from './importer.ts'

/** A name at a line's start: up to five words that begin with a letter or a bracket, then a colon. */
const PREFIX = /^([\p{L}[(<«"][^:\n]{0,59}?)[ \t]*:(?:[ \t]+|$)/u
const MOST_WORDS = 5
const OFTEN = 2

const prefixOf = (line: string): string | null => {
  const name = PREFIX.exec(line)?.[1]?.trim()
  return name !== undefined && name.split(/\s+/).length <= MOST_WORDS ? name : null
}

/**
 * Which words before a colon are speakers: roles and codes (`P01`, `Entrevistadora`), what stands
 * so at least twice, or anything if every line has a name. «Le dije: ven» once is no speaker.
 */
export function speakerTest(lines: readonly string[]): (name: string) => boolean {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const name = prefixOf(line)
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const everywhere = lines.every((line) => prefixOf(line) !== null)
  return (name) => everywhere || isRoleName(name) || (counts.get(name) ?? 0) >= OFTEN
}

/** A line as speaker and text; null where no speaker stands before a colon. */
export function splitSpeaker(
  line: string,
  isSpeaker: (name: string) => boolean,
): Pick<ImportedSegment, 'speaker' | 'text'> {
  const name = prefixOf(line)
  if (name === null || !isSpeaker(name)) return { speaker: null, text: line.trim() }
  return { speaker: name, text: line.replace(PREFIX, '').trim() }
}

/** The speakers of segments, in order of appearance. */
export const speakersOf = (segments: readonly ImportedSegment[]): string[] => [
  ...new Set(segments.flatMap(({ speaker }) => (speaker === null ? [] : [speaker]))),
]
