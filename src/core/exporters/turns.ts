import type { RedactedSegment } from '../deid/redacted.ts'
import { formatSeconds } from '../transcript/timecode.ts'

/** `[00:01:02] `, or nothing where the segment is not timed. */
export const stampOf = ({ startMs }: RedactedSegment, after = ' '): string =>
  startMs === null ? '' : `[${formatSeconds(startMs)}]${after}`

/** A segment on one line with its speaker: `Participante: text`. */
export const saidBy = ({ speaker, text }: RedactedSegment): string =>
  speaker === null ? oneParagraph(text) : `${speaker}: ${oneParagraph(text)}`

/** A segment's text without empty lines, which would end a turn or a cue. */
export const oneParagraph = (text: string): string => text.trim().replace(/\n\s*\n/g, '\n')
