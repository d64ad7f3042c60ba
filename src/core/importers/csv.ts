import Papa from 'papaparse'
import { fail } from '../result.ts'
import type { Importer } from './importer.ts'
import { layoutByContent, layoutByHeader, segmentsOfRows, type Row } from './rows.ts'
import { transcriptOfSaid } from './said.ts'

const SEPARATORS = [',', ';', '\t', '|'] as const
type Separator = (typeof SEPARATORS)[number]
/** A header and a few rows; what is longer tells no more. */
const HEAD = 4096
/** Excel's own line before the header. */
const SEPARATOR_LINE = /^sep=.\n/

function rowsOf(text: string, delimiter: Separator): Row[] {
  const { data } = Papa.parse<string[]>(text.replace(SEPARATOR_LINE, ''), {
    delimiter,
    newline: '\n',
    skipEmptyLines: 'greedy',
  })
  return data
}

/** Rows of one width that hold times: prose with commas has neither. */
const isGrid = (rows: readonly Row[]): boolean =>
  rows.length > 0 && rows.every((row) => row.length === rows[0]?.length && row.length > 1)

function layoutOf(rows: readonly Row[]) {
  const named = layoutByHeader(rows)
  if (named || !isGrid(rows)) return named
  const found = layoutByContent(rows)
  return found?.columns.has('start') || found?.columns.has('timespan') ? found : null
}

/** The separator by which a file's beginning is a transcript in a table, and the table's layout. */
function tableIn(text: string) {
  const head = text.slice(0, HEAD)
  for (const separator of SEPARATORS) {
    const rows = rowsOf(head, separator)
    const layout = layoutOf(head.length < HEAD ? rows : rows.slice(0, -1))
    if (layout) return { separator, layout }
  }
  return null
}

/**
 * Tables in text: comma, semicolon, tab or bar between cells, RFC 4180's quotes. A header tells the
 * columns, in any order; without one their content does, if there are times. Formulas are text.
 */
export const csv: Importer = {
  id: 'csv',
  extensions: ['csv', 'tsv'],
  detect: (head) => tableIn(head) !== null,
  read(text) {
    const table = tableIn(text)
    if (!table) return fail('file-broken')
    return transcriptOfSaid(segmentsOfRows(rowsOf(text, table.separator), table.layout))
  },
}
