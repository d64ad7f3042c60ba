import { formatMillis } from '../transcript/timecode.ts'
import { cuesOf, type Cue } from './cues.ts'
import { transcriptExporter, utf8 } from './exporter.ts'
import { oneParagraph } from './turns.ts'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string): string => text.replace(/[&<>]/g, (char) => ESCAPES[char] ?? char)

function block({ segment, startMs, endMs }: Cue): string {
  const voice = segment.speaker === null ? '' : `<v ${escaped(segment.speaker)}>`
  const text = escaped(oneParagraph(segment.text))
  return `${formatMillis(startMs)} --> ${formatMillis(endMs)}\n${voice}${text}\n`
}

/** WebVTT with a voice a cue; times of untimed segments by the rule of `cuesOf`. */
export const vtt = transcriptExporter({
  id: 'vtt',
  extension: 'vtt',
  mediaType: 'text/vtt',
  title: { es: 'Subtítulos WebVTT', en: 'WebVTT subtitles' },
  for: ['ATLAS.ti', 'NVivo', 'VLC'],
  scope: 'transcript',
  write: async ({ segments }) => utf8(['WEBVTT\n', ...cuesOf(segments).map(block)].join('\n')),
})
