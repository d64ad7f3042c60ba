import { formatMillis } from '../transcript/timecode.ts'
import { cuesOf, type Cue } from './cues.ts'
import { transcriptExporter, utf8 } from './exporter.ts'
import { saidBy } from './turns.ts'

function block({ segment, startMs, endMs }: Cue, i: number): string {
  const times = `${formatMillis(startMs, ',')} --> ${formatMillis(endMs, ',')}`
  return `${i + 1}\n${times}\n${saidBy(segment)}\n`
}

/** SubRip, `Speaker: text`; times of untimed segments by the rule of `cuesOf`. */
export const srt = transcriptExporter({
  id: 'srt',
  extension: 'srt',
  mediaType: 'application/x-subrip',
  title: { es: 'Subtítulos SRT', en: 'SRT subtitles' },
  for: ['QualCoder', 'Taguette', 'VLC'],
  scope: 'transcript',
  write: async ({ segments }) => utf8(cuesOf(segments).map(block).join('\n')),
})
