import { fail } from '../result.ts'
import { transcriptOfBlocks, type Block } from './document.ts'
import type { PackageImporter } from './importer.ts'
import type { Row } from './rows.ts'
import { alone } from './said.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  isText,
  readXml,
  textOf,
  type XmlNode,
  MOST_PACKED_PARTS,
} from './xml.ts'

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['text:tab', '\t'],
  ['text:line-break', '\n'],
])
/** Notes, comments, pictures, what was deleted, and tables of contents. */
const UNREAD = new Set(
  `text:note office:annotation draw:frame text:tracked-changes text:table-of-content text:ruby-text`.split(
    /\s+/,
  ),
)
/** Blanks or cells that one element stands for; a file may claim millions. */
const MOST_REPEATED = 64

const countOf = (node: XmlNode, name: string): number =>
  Math.min(Math.max(Math.trunc(Number(attributeOf(node, name)) || 1), 1), MOST_REPEATED)

function saidIn(node: XmlNode): string {
  if (isText(node)) return textOf(node).replaceAll(/\s+/g, ' ')
  if (UNREAD.has(node.name)) return ''
  if (node.name === 'text:s') return ' '.repeat(countOf(node, 'text:c'))
  return SIGNS.get(node.name) ?? childrenOf(node).map(saidIn).join('')
}

const isTitle = (style: string | null): boolean => style === 'Title' || style === 'Subtitle'

/** Styles of titles, and those that a document derives of them for single paragraphs. */
function titleStyles(document: XmlNode): ReadonlySet<string | null> {
  const styles = childrenOf(childOf(document, 'office:automatic-styles'), 'style:style')
  const derived = styles.filter((style) => isTitle(attributeOf(style, 'style:parent-style-name')))
  return new Set(['Title', 'Subtitle', ...derived.map((one) => attributeOf(one, 'style:name'))])
}

type IsTitle = (node: XmlNode) => boolean

const rowsOf = (node: XmlNode): XmlNode[] =>
  childrenOf(node).flatMap((child) => (child.name === 'table:table-row' ? [child] : rowsOf(child)))

const cellText = (cell: XmlNode): string =>
  childrenOf(cell)
    .map((child) => (child.name === 'table:table' ? '' : saidIn(child)))
    .join('\n')

const cellsOf = (row: XmlNode): Row =>
  childrenOf(row).flatMap((cell) => {
    const repeated = countOf(cell, 'table:number-columns-repeated')
    return Array<string>(repeated).fill(cellText(cell))
  })

function blocksIn(node: XmlNode, isTitleNode: IsTitle): Block[] {
  return childrenOf(node).flatMap((child): Block[] => {
    if (UNREAD.has(child.name)) return []
    if (child.name === 'table:table') return [{ kind: 'table', rows: rowsOf(child).map(cellsOf) }]
    if (child.name === 'text:p') {
      return isTitleNode(child) ? [] : [{ kind: 'paragraph', text: saidIn(child), level: 0 }]
    }
    if (child.name !== 'text:h') return blocksIn(child, isTitleNode)
    const level = countOf(child, 'text:outline-level')
    return [{ kind: 'paragraph', text: saidIn(child), level }]
  })
}

/** OpenDocument, as LibreOffice writes it: texts, and the sheets of spreadsheets as tables. */
export const odt: PackageImporter = {
  id: 'odt',
  extensions: ['odt', 'ods'],
  part: /^content\.xml$/,
  read(archive, main) {
    const document = readXml(archive.text(main) ?? '', 'office:document-content', MOST_PACKED_PARTS)
    if (!document) return fail('file-broken')
    const titles = titleStyles(document)
    const isTitleNode: IsTitle = (node) => titles.has(attributeOf(node, 'text:style-name'))
    return alone(transcriptOfBlocks(blocksIn(childOf(document, 'office:body'), isTitleNode)))
  },
}
