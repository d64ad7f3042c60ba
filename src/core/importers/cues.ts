import { fail, ok, type Result } from '../result.ts'
import { parseTimecode, TIMECODE } from '../transcript/timecode.ts'
import type { ImportedSegment, ImportedTranscript, ImportError } from './importer.ts'
import { speakersOf, speakerTest, splitSpeaker } from './speakers.ts'

const TIMES = new RegExp(`^(${TIMECODE})[ \\t]+-->[ \\t]+(${TIMECODE})(?:[ \\t].*)?$`)
export interface Cue {
  readonly startMs: number
  readonly endMs: number
  readonly payload: string
}

/** The cues of a subtitle file, blocks between empty lines; blocks without times are left out. */
export function readCues(text: string): Cue[] {
  return text.split(/\n[ \t]*\n+/).flatMap((block) => {
    const lines = block.split('\n')
    const at = lines.findIndex((line) => TIMES.test(line.trim()))
    const [, from = '', to = ''] = TIMES.exec(lines[at]?.trim() ?? '') ?? []
    const [startMs, endMs] = [parseTimecode(from), parseTimecode(to)]
    if (startMs === null || endMs === null) return []
    return [{ startMs, endMs: Math.max(startMs, endMs), payload: lines.slice(at + 1).join('\n') }]
  })
}

/** Turns of cues; `turnsOf` splits a cue's payload into who says what. */
export function transcriptOfCues(
  cues: readonly Cue[],
  turnsOf: (payload: string) => readonly Pick<ImportedSegment, 'speaker' | 'text'>[],
): Result<ImportedTranscript, ImportError> {
  if (cues.length === 0) return fail('file-broken')
  const segments = cues.flatMap(({ startMs, endMs, payload }) =>
    turnsOf(payload)
      .filter(({ text }) => text !== '')
      .map(({ speaker, text }) => ({ speaker, startMs, endMs, text })),
  )
  return segments.length ? ok({ speakers: speakersOf(segments), segments }) : fail('file-empty')
}

/** `Name: text` where the name is that of a speaker in this file; `clean` takes the markup away. */
export function namedTurns(cues: readonly Cue[], clean: (payload: string) => string) {
  const isSpeaker = speakerTest(cues.map(({ payload }) => clean(payload)))
  return (payload: string): readonly Pick<ImportedSegment, 'speaker' | 'text'>[] => [
    splitSpeaker(clean(payload), isSpeaker),
  ]
}
