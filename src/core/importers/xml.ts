import { XMLParser } from 'fast-xml-parser'
import { unescaped } from '../markup.ts'

const ATTRIBUTES = ':@'
const TEXT = '#text'
/** The formats that are read nest six deep; a file that nests on and on is none of them. */
const DEEPEST = 32
/** Tags, and blanks and `=` in them, in a file: twice those of a long interview with times for its words. */
const MOST_PARTS = 1_600_000
/** The same for a part of a package, which is held beside what it is unpacked from. */
export const MOST_PACKED_PARTS = 800_000
/** What a stretch of text counts for; most become a segment or a word. */
const TEXT_PARTS = 3
const LONGEST_RUN = 200_000
/** What holds signs of tags that are none. */
const WHOLE = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const
const SIGN = /[>"']/g
const [BLANK, EQUALS] = [32, 61]

/** An element, or a stretch of text (then its name is `#text`). */
export interface XmlNode {
  readonly name: string
  readonly attributes: unknown
  readonly content: unknown
}

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/**
 * Nothing is made of entities, so a file can neither read others nor grow; numbers stay text; the
 * tree is in lists, so names can't reach an object's prototype, and the parser refuses such names.
 */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  jPath: false,
  maxNestedTags: DEEPEST,
})

function nodeOf(raw: Fields): XmlNode | null {
  for (const name in raw) {
    if (name !== ATTRIBUTES) return { name, attributes: raw[ATTRIBUTES], content: raw[name] }
  }
  return null
}

/** Children in order, text among them; or those of one name. */
export function childrenOf({ content }: Pick<XmlNode, 'content'>, name?: string): XmlNode[] {
  const children: XmlNode[] = []
  for (const raw of Array.isArray(content) ? content : []) {
    const child = isFields(raw) ? nodeOf(raw) : null
    if (child && (name === undefined || child.name === name)) children.push(child)
  }
  return children
}

/** The first child of a name; an empty one where there is none, so that paths need no checks. */
export const childOf = (node: XmlNode, name: string): XmlNode =>
  childrenOf(node, name)[0] ?? { name, attributes: null, content: [] }

export function attributeOf({ attributes }: XmlNode, name: string): string | null {
  if (!isFields(attributes) || !Object.hasOwn(attributes, name)) return null
  const value = attributes[name]
  return typeof value === 'string' ? unescaped(value) : null
}

/** All text in a node. */
export function textOf(node: XmlNode): string {
  if (node.name !== TEXT) return childrenOf(node).map(textOf).join('')
  return typeof node.content === 'string' ? unescaped(node.content) : ''
}

export const isText = ({ name }: XmlNode): boolean => name === TEXT

/** Does a file's beginning look like a document with that root? */
export const startsWithRoot = (head: string, root: string): boolean =>
  head.trimStart().startsWith('<') && new RegExp(`<${root}[\\s>]`).test(head)

/** Where a tag ends, or what begins like one; -1 where it doesn't. A `>` in quotes ends nothing. */
function endOf(text: string, at: number): number {
  for (const [start, end] of WHOLE) if (text.startsWith(start, at)) return text.indexOf(end, at)
  for (SIGN.lastIndex = at; SIGN.test(text);) {
    const i = SIGN.lastIndex - 1
    if (text[i] === '>') return i - at > LONGEST_RUN ? -1 : i
    const close = text.indexOf(text[i] ?? '', i + 1)
    if (close < 0 || close - at > LONGEST_RUN) return -1
    SIGN.lastIndex = close + 1
  }
  return -1
}

/** What there may be an attribute for, with a value or without. */
function attributeSigns(text: string, from: number, to: number): number {
  let signs = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code <= BLANK || code === EQUALS) signs++
  }
  return signs
}

/** Few enough parts, and no tag or text beyond measure: what the parser reads in two seconds and 300 MB. */
function isBounded(text: string, most: number): boolean {
  let [parts, reached] = [0, 0]
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', reached)) {
    const end = endOf(text, at)
    if (end < 0 || at - reached > LONGEST_RUN) return false
    parts += attributeSigns(text, at, end) + (at > reached ? TEXT_PARTS + 1 : 1)
    if (parts > most) return false
    reached = end + 1
  }
  return true
}

/** Blanks between tags that only set out the file; those on one line may belong to what is said. */
const withoutLayout = (text: string): string =>
  text.replace(/>\s+</g, (between) => (between.includes('\n') ? '><' : between))

/**
 * The root of a document, or null: another root, cut before its end, entities of its own, nested
 * or filled beyond all measure, or no XML at all.
 */
export function readXml(text: string, root: string, mostParts = MOST_PARTS): XmlNode | null {
  const whole = withoutLayout(text.trim())
  if (!whole.endsWith(`</${root}>`) || whole.includes('<!ENTITY')) return null
  if (!isBounded(whole, mostParts)) return null
  try {
    const parsed: unknown = parser.parse(whole)
    return childrenOf({ content: parsed }, root)[0] ?? null
  } catch {
    return null
  }
}
