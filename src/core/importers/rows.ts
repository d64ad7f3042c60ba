import { fold } from '../deid/names.ts'
import { parseTimecode } from '../transcript/timecode.ts'
import type { ImportedSegment } from './importer.ts'
import { speakerTest, splitSpeaker } from './speakers.ts'

export type Row = readonly string[]

/** What the columns of a transcript in a table are called, in Spanish and English, folded. */
const NAMES = {
  speaker: `speaker|speaker name|speaker label|speaker id|participant|participante|name|nombre|
    hablante|persona|person|voice|voz|interlocutor|who|quien|role|rol|entrevistado`,
  start: `start|start time|starttime|begin|begin time|from|in|desde|inicio|comienzo|tiempo inicial|
    tiempo inicio|tiempo de inicio|hora inicial|hora de inicio|time in`,
  end: `end|end time|endtime|stop|to|out|hasta|fin|final|termino|tiempo final|tiempo fin|
    tiempo de fin|tiempo de termino|hora final|hora de fin|time out`,
  timespan: `timespan|time span|time|times|timestamp|timestamps|time stamp|timecode|time code|
    tiempo|tiempos|intervalo|intervalo de tiempo|marca de tiempo|marca temporal|codigo de tiempo|
    hora|minuto|lapso|periodo de tiempo`,
  text: `text|texto|content|contents|contenido|transcript|transcription|transcripcion|utterance|
    said|sentence|dialogue|dialogo|intervencion|enunciado|message|mensaje|words|speech|habla`,
} as const
type Column = keyof typeof NAMES

const columnEntries = Object.entries(NAMES) as readonly (readonly [Column, string])[]
const COLUMNS: ReadonlyMap<string, Column> = new Map(
  columnEntries.flatMap(([column, names]) =>
    names.split('|').map((name) => [name.trim(), column] as const),
  ),
)

const UNITS_MS: Readonly<Record<string, number>> = {
  'ms msec milliseconds milisegundos': 1,
  's sec secs seconds seg segundos': 1000,
}
const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries(UNITS_MS).flatMap(([names, ms]) =>
    names.split(' ').map((name) => [name, ms] as const),
  ),
)

/** Where a table says what. */
interface Layout {
  readonly columns: ReadonlyMap<Column, number>
  /** Milliseconds in one, for times that are mere numbers; null where no header says so. */
  readonly unitMs: number | null
  /** The header, whose repetitions on later pages say nothing. */
  readonly header: Row | null
  readonly first: number
}

const LONGEST_HEADER = 60
/** Some tables have titles above their header. */
const HEADER_WITHIN = 10
const MOST_COLUMNS = 64
const SAMPLE = 50

/** A header as words without accents, case and signs; with the unit of time it ends in. */
function headerWords(cell: string): { name: string; unitMs: number | null } {
  const words = fold(cell.slice(0, LONGEST_HEADER)).match(/[a-z]+/g) ?? []
  const unitMs = words.length > 1 ? (UNITS.get(words.at(-1) ?? '') ?? null) : null
  return { name: (unitMs === null ? words : words.slice(0, -1)).join(' '), unitMs }
}

function headerLayout(header: Row, at: number): Layout | null {
  const columns = new Map<Column, number>()
  let unitMs: number | null = null
  for (const [i, cell] of header.slice(0, MOST_COLUMNS).entries()) {
    const words = headerWords(cell)
    const column = COLUMNS.get(words.name)
    if (column === undefined || columns.has(column)) continue
    columns.set(column, i)
    unitMs ??= words.unitMs
  }
  return columns.has('text') && columns.size > 1 ? { columns, unitMs, header, first: at + 1 } : null
}

/** The layout that a header among a table's first rows tells. */
export function layoutByHeader(rows: readonly Row[]): Layout | null {
  for (const [at, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const layout = headerLayout(row, at)
    if (layout) return layout
  }
  return null
}

const NUMBER = /^\d{1,9}(?:[.,]\d{1,9})?$/
const DECIMAL = /[.,]/
const SPAN = /\s*(?:-->|->|–|—|-|\ba\b|\bto\b)\s*/
const LONGEST_TIME = 60
const BRACKETS = /[[\](){}#]/g

const numberIn = (cell: string): number | null =>
  NUMBER.test(cell) ? Number(cell.replace(',', '.')) : null

const timeIn = (cell: string, unitMs: number): number | null => {
  const number = numberIn(cell)
  return number === null ? parseTimecode(cell) : number * unitMs
}

const bareTime = (cell: string): string => cell.slice(0, LONGEST_TIME).replace(BRACKETS, '').trim()

/** A time, or two that a dash joins; null for what is none. */
function timesIn(cell: string, unitMs: number): readonly (number | null)[] {
  const shown = bareTime(cell)
  const alone = timeIn(shown, unitMs)
  return alone === null ? shown.split(SPAN).map((part) => timeIn(part, unitMs)) : [alone, null]
}

/** A time or two and nothing else: «00:01:02-3 Bueno» begins with one. */
function isTimeCell(cell: string): boolean {
  const shown = bareTime(cell)
  const parts = shown.split(SPAN)
  const isTime = (text: string) => timeIn(text, 1000) !== null
  return !/^\d+$/.test(shown) && (isTime(shown) || (parts.length === 2 && parts.every(isTime)))
}

const LONGEST_NAME = 60
/** Rows in which nobody need speak twice. */
const FEW = 3

const areShort = (cells: readonly string[]): boolean =>
  cells.every((cell) => cell.length <= LONGEST_NAME)

const comeAgain = (cells: readonly string[]): boolean => new Set(cells).size < cells.length

const lengthOf = (cells: readonly string[]): number =>
  cells.reduce((sum, { length }) => sum + length, 0)

/** The layout of a table without a header: columns of times, of names, and the longest, the text. */
export function layoutByContent(rows: readonly Row[]): Layout | null {
  const sample = rows.slice(0, SAMPLE)
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...sample.map(({ length }) => length)))
  const filled = Array.from({ length: width }, (_, column) => ({
    column,
    cells: sample.flatMap((row) => row[column]?.trim() || []),
  })).filter(({ cells }) => cells.length > 0)
  const times = filled.filter(({ cells }) => cells.every(isTimeCell))
  const [text, ...others] = filled
    .filter((one) => !times.includes(one))
    .toSorted((a, b) => lengthOf(b.cells) - lengthOf(a.cells))
  const mayBeNew = times.length > 0 && sample.length <= FEW
  const speaker = others.find(({ cells }) => areShort(cells) && (mayBeNew || comeAgain(cells)))
  if (!text || (times.length === 0 && !speaker)) return null
  const columns = new Map<Column, number>([['text', text.column]])
  if (speaker) columns.set('speaker', speaker.column)
  const [start, end] = times
  if (start) columns.set(end ? 'start' : 'timespan', start.column)
  if (end) columns.set('end', end.column)
  return { columns, unitMs: null, header: null, first: 0 }
}

/** Whole numbers that grow by more than this a row are milliseconds: no row takes three minutes. */
const MOST_SECONDS_A_ROW = 200

/** What a mere number counts, in milliseconds: as the header says, or as its size and form tell. */
function unitOf({ unitMs, columns }: Layout, rows: readonly Row[]): number {
  if (unitMs !== null) return unitMs
  const at = (['start', 'end', 'timespan'] as const).flatMap((name) => columns.get(name) ?? [])
  let largest = 0
  for (const row of rows) {
    for (const column of at) {
      const cell = row[column]?.trim() ?? ''
      const number = numberIn(cell) ?? 0
      if (number > 0 && DECIMAL.test(cell)) return 1000
      largest = Math.max(largest, number)
    }
  }
  return largest > MOST_SECONDS_A_ROW * rows.length ? 1 : 1000
}

/** What a spreadsheet takes as text and no formula has this sign before it, as our own tables do. */
const HARMLESS = /^'(?=\s*[=+\-@])/

/** A row's cell in a column; empty where the table has no such column. */
const cellOf = (row: Row, { columns }: Layout, column: Column): string => {
  const at = columns.get(column)
  return at === undefined ? '' : (row[at] ?? '').replace(HARMLESS, '')
}

function segmentOf(row: Row, layout: Layout, unitMs: number): ImportedSegment {
  const [from = null, to = null] = timesIn(cellOf(row, layout, 'timespan'), unitMs)
  const startMs = timesIn(cellOf(row, layout, 'start'), unitMs)[0] ?? from
  const endMs = timesIn(cellOf(row, layout, 'end'), unitMs)[0] ?? to
  const speaker = cellOf(row, layout, 'speaker').trim() || null
  return { speaker, startMs, endMs, text: cellOf(row, layout, 'text').trim() }
}

const sameRow = (a: Row, b: Row): boolean =>
  a.length === b.length && a.every((cell, i) => cell === b[i])

/** Turns of a table's rows; without a column for speakers, `Name: text` tells them. */
export function segmentsOfRows(rows: readonly Row[], layout: Layout): ImportedSegment[] {
  const { header, first } = layout
  const said = rows.slice(first).filter((row) => !header || !sameRow(row, header))
  const unitMs = unitOf(layout, said)
  const segments = said.map((row) => segmentOf(row, layout, unitMs))
  if (layout.columns.has('speaker')) return segments
  const isSpeaker = speakerTest(segments.map(({ text }) => text))
  return segments.map((segment) => ({ ...segment, ...splitSpeaker(segment.text, isSpeaker) }))
}
