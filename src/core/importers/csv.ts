import Papa from 'papaparse'
import { fail } from '../result.ts'
import type { Importer } from './importer.ts'
import { countLines, MOST_LINES, plainTurns } from './plain-turns.ts'
import { layoutByContent, layoutByHeader, segmentsOfRows, type Row } from './rows.ts'
import { transcriptOfSaid } from './said.ts'

const SEPARATORS = [',', ';', '\t', '|'] as const
type Separator = (typeof SEPARATORS)[number]
/** A header and a few rows; what is longer tells no more. */
const HEAD = 4096
/** Excel's own line before the header. */
const SEPARATOR_LINE = /^sep=.\n/

/** Stands for no quotes at all: a clean text does not hold it. */
const NO_QUOTE = '\u0000'

function parsed(text: string, delimiter: Separator, quoteChar: string) {
  const body = text.replace(SEPARATOR_LINE, '')
  const options = { delimiter, quoteChar, newline: '\n', skipEmptyLines: 'greedy' } as const
  return Papa.parse<string[]>(body, options)
}

/** A table's rows. Between tabs many programs quote nothing, and a quote is but what was said. */
function rowsOf(text: string, separator: Separator): Row[] {
  const { data, errors } = parsed(text, separator, '"')
  const isUnquoted = separator === '\t' && errors.some(({ type }) => type === 'Quotes')
  return isUnquoted ? parsed(text, separator, NO_QUOTE).data : data
}

/** Rows of one width, more than one: prose with commas has neither. */
const isGrid = (rows: readonly Row[]): boolean =>
  rows.length > 1 && rows.every((row) => row.length === rows[0]?.length && row.length > 1)

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
 * columns, in any order; without one their content does, if there are times and all rows alike: else it is plain text. Formulas are text.
 */
export const csv: Importer = {
  id: 'csv',
  extensions: ['csv', 'tsv'],
  detect: (head) => tableIn(head) !== null,
  read(text) {
    const table = tableIn(text)
    if (!table || countLines(text) > MOST_LINES) return fail('file-broken')
    const rows = rowsOf(text, table.separator)
    if (table.layout.header === null && !isGrid(rows)) return plainTurns.read(text)
    return transcriptOfSaid(segmentsOfRows(rows, table.layout))
  },
}
