import { formatMillis } from '../transcript/timecode.ts'
import { transcriptExporter, utf8 } from './exporter.ts'

const HEADERS = {
  es: ['inicio', 'fin', 'hablante', 'texto'],
  en: ['start', 'end', 'speaker', 'text'],
} as const
const BOM = '\uFEFF'

/** A cell that spreadsheets take as text: a formula's first sign gets an apostrophe before it. */
function cell(value: string): string {
  const harmless = /^\s*[=+\-@]|^[\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

const row = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`
const time = (timeMs: number | null): string => (timeMs === null ? '' : formatMillis(timeMs))

/** RFC 4180, with the byte order mark by which Excel knows UTF-8; a row a segment. */
export const csv = transcriptExporter({
  id: 'csv',
  extension: 'csv',
  mediaType: 'text/csv',
  title: { es: 'Tabla CSV', en: 'CSV table' },
  for: ['Excel', 'R', 'Python', 'SPSS'],
  scope: 'transcript',
  write: async ({ language, segments }) => {
    const rows = segments.map(({ startMs, endMs, speaker, text }) =>
      row([time(startMs), time(endMs), speaker ?? '', text]),
    )
    return utf8(BOM + row(HEADERS[language]) + rows.join(''))
  },
})
