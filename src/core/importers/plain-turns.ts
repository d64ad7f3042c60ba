import { fail, ok } from '../result.ts'
import { parseTimecode, TIMECODE } from '../transcript/timecode.ts'
import type { ImportedSegment, Importer } from './importer.ts'
import { speakersOf, speakerTest, splitSpeaker } from './speakers.ts'

const F4 = String.raw`#(\d{1,2}:\d{2}:\d{2}-\d)#`
const LEADING = new RegExp(
  String.raw`^(?:[[({](${TIMECODE})[\])}]|${F4}|#(${TIMECODE})#|(\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?)(?=\s))(?:[ \t]*[-–][ \t])?[ \t]*`,
)
const TRAILING = new RegExp(String.raw`[ \t]*(?:${F4}|#(${TIMECODE})#)[ \t]*$`)

/** One line of the file: where it starts and ends in time, as far as its stamps tell. */
interface Line {
  readonly startMs: number | null
  readonly endMs: number | null
  readonly text: string
}

const stamp = (match: RegExpExecArray | null): number | null =>
  parseTimecode(match?.slice(1).find((group) => group !== undefined) ?? '')

function readLine(line: string): Line {
  const [leading, trailing] = [LEADING.exec(line), TRAILING.exec(line)]
  const [startMs, endMs] = [stamp(leading), stamp(trailing)]
  const cut = endMs === null ? line : line.replace(TRAILING, '')
  return { startMs, endMs, text: (startMs === null ? cut : cut.replace(LEADING, '')).trim() }
}

/** About 15 characters a second; for a last turn that only has its start. */
const estimatedMs = (text: string): number => Math.max(1000, text.length * 67)

/**
 * Gives both times to segments that have one: a turn ends where the next timed one starts, and one
 * that has only its end (f4) starts where the one before it ends.
 */
function completed(segments: readonly ImportedSegment[]): ImportedSegment[] {
  let reached = 0
  return segments.map((segment, i) => {
    const { startMs, endMs } = segment
    if (startMs === null && endMs === null) return segment
    const start = startMs ?? Math.min(reached, endMs ?? reached)
    const next = segments.slice(i + 1).find((later) => later.startMs !== null)?.startMs
    const end = Math.max(start, endMs ?? next ?? start + estimatedMs(segment.text))
    reached = end
    return { ...segment, startMs: start, endMs: end }
  })
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
    const goesOn = open && said.speaker === null && line.startMs === null && speaker !== null
    if (last && goesOn && last.endMs === null) {
      const text = `${last.text}\n${said.text}`.trim()
      turns[turns.length - 1] = { ...last, text, endMs: line.endMs }
    } else {
      turns.push({ speaker, startMs: line.startMs, endMs: line.endMs, text: said.text })
    }
    open = true
  }
  return turns.filter(({ text }) => text !== '')
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
    const segments = completed(turnsOf(text.split('\n').map((line) => readLine(line.trim()))))
    return segments.length ? ok({ speakers: speakersOf(segments), segments }) : fail('file-empty')
  },
}
