import type { RedactedSegment, RedactedTranscript } from '../deid/redacted.ts'
import { formatTenths } from '../transcript/timecode.ts'
import { transcriptExporter } from './exporter.ts'
import { DOCX_MEDIA_TYPE, runsOf, wordDocument } from './office.ts'
import { oneParagraph } from './turns.ts'

const HEADERS = {
  es: ['Tiempo', 'Hablante', 'Contenido'],
  en: ['Timespan', 'Speaker', 'Content'],
} as const
/** Twentieths of a point; the sum fits a portrait A4 page. */
const WIDTHS = [2200, 1800, 5000] as const

function timespan({ startMs, endMs }: RedactedSegment): string {
  if (startMs === null) return ''
  return endMs === null
    ? formatTenths(startMs)
    : `${formatTenths(startMs)} - ${formatTenths(endMs)}`
}

async function table({ language, segments }: RedactedTranscript) {
  const { Paragraph, Table, TableCell, TableRow, WidthType } = await import('docx')
  const cells = async (texts: readonly string[]) =>
    Promise.all(
      texts.map(async (text, i) => {
        const width = { size: WIDTHS[i] ?? 0, type: WidthType.DXA }
        return new TableCell({ width, children: [new Paragraph({ children: await runsOf(text) })] })
      }),
    )
  const rows = segments.map(async (segment) => {
    const texts = [timespan(segment), segment.speaker ?? '', oneParagraph(segment.text)]
    return new TableRow({ children: await cells(texts) })
  })
  const header = new TableRow({ tableHeader: true, children: await cells(HEADERS[language]) })
  return new Table({ columnWidths: [...WIDTHS], rows: [header, ...(await Promise.all(rows))] })
}

/** Word with a table of timespan, speaker and content, the other layout that NVivo imports. */
export const docxTable = transcriptExporter({
  id: 'docx-table',
  extension: 'docx',
  suffix: '-table',
  mediaType: DOCX_MEDIA_TYPE,
  title: { es: 'Word, en tabla', en: 'Word, as a table' },
  for: ['NVivo', 'Word'],
  scope: 'transcript',
  write: async (transcript, context) => wordDocument([await table(transcript)], context),
})
