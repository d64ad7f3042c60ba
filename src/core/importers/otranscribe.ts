import { parseTimecode } from '../transcript/timecode.ts'
import { htmlParts, isBreak } from './html.ts'
import type { JsonImporter } from './importer.ts'
import { field, has, string } from './json.ts'
import { transcriptOfLines, type Line } from './plain-turns.ts'
import { cleanLine, secondsMs } from './recognised-values.ts'

const EMPTY: Line = { startMs: null, endMs: null, text: '' }

/** The lines of a transcript's HTML; one begins at each time stamp, an empty one parts paragraphs. */
function linesOf(html: string): Line[] {
  const lines: Line[] = []
  let line = EMPTY
  let inStamp = false
  const begin = (next: Line): void => {
    if (line.startMs !== null || line.text !== '')
      lines.push({ ...line, text: cleanLine(line.text) })
    line = next
  }
  for (const part of htmlParts(html)) {
    if (part.kind === 'text') {
      const stampMs = inStamp ? parseTimecode(part.text) : null
      if (stampMs === null) line = { ...line, text: line.text + part.text }
      else line = { ...line, startMs: line.startMs ?? stampMs }
      continue
    }
    inStamp = part.kind === 'open' && (part.attributes.get('class') ?? '').includes('timestamp')
    if (inStamp && part.kind === 'open') {
      begin({ ...EMPTY, startMs: secondsMs(part.attributes.get('data-timestamp')) })
    } else if (part.name === 'br') begin(EMPTY)
    else if (isBreak(part)) {
      begin(EMPTY)
      lines.push(EMPTY)
    }
  }
  begin(EMPTY)
  return lines
}

/** oTranscribe (.otr): JSON that holds HTML with time stamps; `Name: text` are speakers. */
export const oTranscribe: JsonImporter = {
  id: 'otranscribe',
  extensions: ['otr'],
  detect: (value) =>
    typeof field(value, 'text') === 'string' && has(value, 'media', 'media-time', 'media-source'),
  read: (value) => transcriptOfLines(linesOf(string(field(value, 'text')))),
}
