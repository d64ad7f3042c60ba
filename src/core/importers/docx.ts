import { fail } from '../result.ts'
import type { Archive } from './archive.ts'
import { transcriptOfBlocks, type Block } from './document.ts'
import type { PackageImporter } from './importer.ts'
import type { Row } from './rows.ts'
import { alone } from './said.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  readXml,
  textOf,
  type XmlNode,
  MOST_PACKED_PARTS,
} from './xml.ts'

/** What stands for itself in a run; `w:t` holds text, all else holds these. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '-'],
])
/** What is no running text: properties, what was deleted or moved away, pictures, other versions. */
const UNREAD = new Set(
  'w:pPr w:rPr w:tblPr w:del w:moveFrom w:drawing w:pict w:object mc:Fallback w:rt'.split(' '),
)

function saidIn(node: XmlNode): string {
  if (node.name === 'w:t') return textOf(node)
  if (UNREAD.has(node.name)) return ''
  return SIGNS.get(node.name) ?? childrenOf(node).map(saidIn).join('')
}

/** What a style makes of a paragraph: the level of a heading, or a title, which is no part of the talk. */
type Look = number | 'title'

const HEADING = /^heading ([1-9])$/i
const TITLE = /^(?:title|subtitle)$/i

const valueOf = (node: XmlNode, child: string): string | null =>
  attributeOf(childOf(node, child), 'w:val')

function outlineLevel(properties: XmlNode): number {
  const level = Number(valueOf(properties, 'w:outlineLvl') ?? 9)
  return level >= 0 && level < 9 ? level + 1 : 0
}

function lookOf(style: XmlNode): Look {
  const name = valueOf(style, 'w:name') ?? ''
  if (TITLE.test(name)) return 'title'
  return Number(HEADING.exec(name)?.[1] ?? outlineLevel(childOf(style, 'w:pPr')))
}

/** What each style looks like, by its id; names are English in every language of Word. */
function looksIn(archive: Archive, path: string): Map<string, Look> {
  const styles = readXml(archive.text(path) ?? '', 'w:styles', MOST_PACKED_PARTS)
  return new Map(
    (styles ? childrenOf(styles, 'w:style') : []).map((style) => {
      return [attributeOf(style, 'w:styleId') ?? '', lookOf(style)]
    }),
  )
}

function paragraphOf(node: XmlNode, looks: ReadonlyMap<string, Look>): Block[] {
  const text = saidIn(node)
  if (text.trim() === '') return []
  const properties = childOf(node, 'w:pPr')
  const look = looks.get(valueOf(properties, 'w:pStyle') ?? '') ?? 0
  if (look === 'title') return []
  return [{ kind: 'paragraph', text, level: look || outlineLevel(properties) }]
}

/** Elements of a name, wherever they stand below a node, but not within each other. */
const within = (node: XmlNode, name: string): XmlNode[] =>
  childrenOf(node).flatMap((child) => (child.name === name ? [child] : within(child, name)))

const cellOf = (cell: XmlNode): string => within(cell, 'w:p').map(saidIn).join('\n')

const rowOf = (row: XmlNode): Row => within(row, 'w:tc').map(cellOf)

/** Paragraphs and tables, also those in content controls and the like. */
function blocksIn(node: XmlNode, looks: ReadonlyMap<string, Look>): Block[] {
  return childrenOf(node).flatMap((child) => {
    if (child.name === 'w:p') return paragraphOf(child, looks)
    if (child.name === 'w:tbl') return [{ kind: 'table', rows: within(child, 'w:tr').map(rowOf) }]
    return UNREAD.has(child.name) ? [] : blocksIn(child, looks)
  })
}

/**
 * Word: paragraphs, headings and tables of the body as they are shown with all changes accepted.
 * Headers, notes, comments, text boxes and automatic numbers are left out, and so is the title.
 * Word on the web numbers the parts: `document2.xml`, `styles2.xml`.
 */
export const docx: PackageImporter = {
  id: 'docx',
  extensions: ['docx'],
  part: /^word\/document\d{0,2}\.xml$/,
  read(archive, main) {
    const document = readXml(archive.text(main) ?? '', 'w:document', MOST_PACKED_PARTS)
    if (!document) return fail('file-broken')
    const looks = looksIn(archive, main.replace('document', 'styles'))
    return alone(transcriptOfBlocks(blocksIn(childOf(document, 'w:body'), looks)))
  },
}
