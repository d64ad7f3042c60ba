import { fail } from '../result.ts'
import { formatMillis } from '../transcript/timecode.ts'
import type { Archive } from './archive.ts'
import type { PackageImporter } from './importer.ts'
import { layoutByContent, layoutByHeader, segmentsOfRows, type Row } from './rows.ts'
import { alone, transcriptOfSaid } from './said.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  readXml,
  textOf,
  type XmlNode,
  MOST_PACKED_PARTS,
} from './xml.ts'

const SHEET = /^xl\/worksheets\/[^/]{1,60}\.xml$/
const MOST_SHEETS = 20
/** Beyond them nothing of a transcript stands; a cell may claim to be in the 16,384th. */
const MOST_COLUMNS = 64
const DAY_MS = 86_400_000

/** A part's root; some programs give the main names a prefix (`x:row`), which is taken away. */
function rootOf(archive: Archive, path: string, root: string): XmlNode | null {
  const xml = archive.text(path)?.trimEnd() ?? ''
  const prefix = new RegExp(`</(\\w{1,20}:)${root}>$`).exec(xml)?.[1] ?? ''
  const plain =
    prefix === '' ? xml : xml.replaceAll(`<${prefix}`, '<').replaceAll(`</${prefix}`, '</')
  return readXml(plain, root, MOST_PACKED_PARTS)
}

const HIDDEN = /_x([\da-f]{4})_/gi

/** The text of a cell or shared text: its runs joined, without how a word is pronounced. */
function richText(node: XmlNode): string {
  const runs = childrenOf(node).filter(({ name }) => name === 't' || name === 'r')
  const text = runs.map((run) => textOf(run.name === 't' ? run : childOf(run, 't'))).join('')
  return text.replace(HIDDEN, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Formats of times in Excel, and signs of hours, minutes and seconds in a format of one's own. */
const TIME_FORMATS = new Set([18, 19, 20, 21, 22, 45, 46, 47])
const TIME_SIGNS = /h|s|m+:|:m+/i
const NOT_SIGNS = /"[^"]*"|\\.|\[[^\]]{3,}\]|general|standard/gi

/** Which of the styles of cells show a time. */
function timeStyles(archive: Archive): readonly boolean[] {
  const styles = rootOf(archive, 'xl/styles.xml', 'styleSheet')
  if (!styles) return []
  const own = new Set(
    childrenOf(childOf(styles, 'numFmts'), 'numFmt')
      .filter((one) =>
        TIME_SIGNS.test((attributeOf(one, 'formatCode') ?? '').replace(NOT_SIGNS, '')),
      )
      .map((one) => Number(attributeOf(one, 'numFmtId'))),
  )
  return childrenOf(childOf(styles, 'cellXfs'), 'xf').map((xf) => {
    const id = Number(attributeOf(xf, 'numFmtId'))
    return TIME_FORMATS.has(id) || own.has(id)
  })
}

/** What cells refer to. */
interface Book {
  readonly texts: readonly string[]
  readonly areTimes: readonly boolean[]
}

/** A cell as it is shown: times are kept as parts of a day. A formula is what it came to. */
function cellText(cell: XmlNode, { texts, areTimes }: Book): string {
  const type = attributeOf(cell, 't')
  if (type === 'inlineStr') return richText(childOf(cell, 'is'))
  const value = textOf(childOf(cell, 'v'))
  if (type === 's') return texts[Number(value)] ?? ''
  const isTime = type === null || type === 'n' ? areTimes[Number(attributeOf(cell, 's'))] : false
  const days = Number(value)
  return isTime && value !== '' && days >= 0 ? formatMillis(days * DAY_MS) : value
}

/** A column's place, from 0, of a reference such as `AB12`; or null. */
function columnOf(cell: XmlNode): number | null {
  const letters = /^[A-Z]{1,3}/.exec(attributeOf(cell, 'r') ?? '')?.[0]
  if (letters === undefined) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function rowOf(row: XmlNode, book: Book): Row {
  const cells: string[] = []
  for (const cell of childrenOf(row, 'c')) {
    const at = columnOf(cell) ?? cells.length
    if (at >= MOST_COLUMNS) continue
    while (cells.length < at) cells.push('')
    cells[at] = cellText(cell, book)
  }
  return cells
}

function rowsOf(sheet: XmlNode, book: Book): Row[] {
  const rows = childrenOf(childOf(sheet, 'sheetData'), 'row')
  return rows.map((row) => rowOf(row, book)).filter((row) => row.some((cell) => cell.trim() !== ''))
}

/** Excel: the first sheet that is a transcript. */
export const xlsx: PackageImporter = {
  id: 'xlsx',
  extensions: ['xlsx', 'xlsm'],
  part: /^xl\/workbook\.xml$/,
  read(archive) {
    const shared = rootOf(archive, 'xl/sharedStrings.xml', 'sst')
    const texts = shared ? childrenOf(shared, 'si').map(richText) : []
    const book = { texts, areTimes: timeStyles(archive) }
    const paths = archive.names.filter((name) => SHEET.test(name)).toSorted(byNumber)
    let isRead = false
    for (const path of paths.slice(0, MOST_SHEETS)) {
      const sheet = rootOf(archive, path, 'worksheet')
      const rows = sheet ? rowsOf(sheet, book) : []
      const layout = layoutByHeader(rows) ?? layoutByContent(rows)
      if (layout) return alone(transcriptOfSaid(segmentsOfRows(rows, layout)))
      isRead ||= sheet !== null
    }
    return fail(isRead ? 'file-empty' : 'file-broken')
  },
}

/** `sheet2` before `sheet10`. */
const byNumber = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1)
