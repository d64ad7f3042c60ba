import { fail, ok, type Result } from '../result.ts'
import { parseTimecode, TIMECODE } from '../transcript/timecode.ts'
import { completed } from './complete-times.ts'
import type { ImportedSegment, ImportedTranscript, Importer, ImportError } from './importer.ts'
import { speakersOf, speakerTest, splitSpeaker } from './speakers.ts'

const F4 = String.raw`#(\d{1,2}:\d{2}:\d{2}-\d)#`
const LEADING = new RegExp(
  String.raw`^(?:[[({](${TIMECODE})[\])}]|${F4}|#(${TIMECODE})#|(\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?)(?=\s|$))(?:[ \t]*[-–][ \t])?[ \t]*`,
)
const TRAILING = new RegExp(String.raw`(?:${F4}|#(${TIMECODE})#)[ \t]*$`)

/** One line of the file: where it starts and ends in time, as far as its stamps tell. */
export interface Line {
  readonly startMs: number | null
  readonly endMs: number | null
  readonly text: string
  /** Belongs to the paragraph of the line before, whoever speaks there. */
  readonly goesOn?: boolean
}

const stamp = (match: RegExpExecArray | null): number | null =>
  parseTimecode(match?.slice(1).find((group) => group !== undefined) ?? '')

/** A line or paragraph without the stamps before or after it, and what they say. */
export function readLine(line: string): Line {
  const [leading, trailing] = [LEADING.exec(line), TRAILING.exec(line)]
  const [startMs, endMs] = [stamp(leading), stamp(trailing)]
  const cut = endMs === null ? line : line.replace(TRAILING, '')
  return { startMs, endMs, text: (startMs === null ? cut : cut.replace(LEADING, '')).trim() }
}

/** Paragraphs and lines as turns: a line without a speaker goes on with the turn before it. */
function turnsOf(lines: readonly Line[]): ImportedSegment[] {
  const isSpeaker = speakerTest(lines.map(({ text }) => text).filter((text) => text !== ''))
  const turns: ImportedSegment[] = []
  let speaker: string | null = null
  let open = false
  for (const line of lines) {
    if (line.text === '') {
      open = false
      continue
    }
    const said = splitSpeaker(line.text, isSpeaker)
    const last = turns.at(-1)
    speaker = said.speaker ?? speaker
    const isSame = said.speaker === null && line.startMs === null
    const goesOn = open && isSame && (speaker !== null || line.goesOn === true)
    if (last && goesOn && last.endMs === null) {
      const text = last.text === '' ? said.text : `${last.text}\n${said.text}`
      turns[turns.length - 1] = { ...last, text, endMs: line.endMs }
    } else {
      turns.push({ speaker, startMs: line.startMs, endMs: line.endMs, text: said.text })
    }
    open = true
  }
  return turns.filter(({ text }) => text !== '')
}

/** A stamp that stands alone is that of the next line that says something. */
export function withStampsAlone<One extends Line>(lines: readonly One[]): One[] {
  let alone: number | null = null
  return lines.map((line) => {
    const startMs: number | null = line.startMs ?? alone
    alone = line.text === '' ? startMs : null
    return line.text === '' ? line : { ...line, startMs }
  })
}

/** A transcript of lines that tell their times, an empty one between paragraphs. */
export function transcriptOfLines(lines: readonly Line[]): Result<ImportedTranscript, ImportError> {
  const segments = completed(turnsOf(withStampsAlone(lines)))
  return segments.length ? ok({ speakers: speakersOf(segments), segments }) : fail('file-empty')
}

/** Twenty times those of a long interview, if each of its turns had a line before and after it. */
export const MOST_LINES = 500_000

export function countLines(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

/**
 * Plain text: `Name: text`, a turn a line or paragraph, with stamps such as `[00:01:02]`,
 * `[01:02.5] - ` or `#00:01:02.5#` before it, or f4's `#00:01:02-5#` after it. Without names every
 * line is a turn of nobody's.
 */
export const plainTurns: Importer = {
  id: 'plain-turns',
  extensions: ['txt'],
  detect: (head) => !/^\s*(?:<\?xml|<!doctype|<html|\{\\rtf|\{\s*"|%PDF|PK)/i.test(head),
  read(text) {
    if (countLines(text) > MOST_LINES) return fail('file-broken')
    return transcriptOfLines(text.split('\n').map((line) => readLine(line.trim())))
  },
}
