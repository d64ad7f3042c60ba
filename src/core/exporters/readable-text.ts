import { strFromU8, unzipSync } from 'fflate'
import { unescaped } from '../markup.ts'
import { PROGRAM } from './exporter.ts'

/**
 * What a piece of a file is to its reader; decides how it is searched and how a leak in it is told.
 * `file` is the file's own name, `part` that of a file inside a package.
 */
export type PieceKind = 'text' | 'file' | 'part' | 'property' | 'audio' | 'bytes'

/** Something that can be read in a file: its text, a name in it, a property, or what can't be read. */
export interface Piece {
  readonly kind: PieceKind
  readonly text: string
  /** For `bytes`: what is neither text nor sound. */
  readonly bytes?: Uint8Array
}

const MEDIA = /\.(?:mp3|m4a|mp4|aac|wav|flac|ogg|oga|opus|webm|wma|amr|aiff?|mov|mkv|avi)$/i
const MARKUP = /\.(?:xml|rels|qde|eaf|exb)$/i
/** Markup whose text is what was said. */
const SPOKEN = /\.(?:eaf|exb)$/i
const PLAIN = /\.(?:txt|vtt|srt|csv|tsv|json|html?|md)$/i
const PACKAGE = /\.(?:docx|qdpx|zip|odt|xlsx)$/i

/** Parts that the formats themselves name. */
const OWN_NAME = new RegExp(
  '^(?:\\[Content_Types\\]\\.xml|(?:word/)?_rels/[\\w.]+\\.rels|docProps/(?:core|app|custom)\\.xml' +
    '|word/(?:document|styles|settings|webSettings|numbering|fontTable|footnotes|endnotes|comments)\\.xml' +
    '|word/theme/theme\\d+\\.xml|project\\.qde|Sources/)$',
)
/** Parts that hold the look of a document, in the words of the format. */
const LOOKS =
  /^(?:\[Content_Types\]\.xml|word\/(?:styles|settings|numbering|fontTable|theme\/.*)\.xml|.*\.rels)$/

const GUID = /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/gi
/** A time and what follows it up to the text: `[00:01:02] - `, `0:01.0 - 0:04.5`, `a --> b`, `a,b,`. */
const STAMP =
  /^[ \t]*\[?(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?\]?(?:[ \t]*(?:-->|-|,)[ \t]*(?:(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)?)?[ \t,]*/gm
/** When a part was written: the program's doing, and no date that somebody said. */
const WRITTEN_AT = /\b\d{4}-\d\d-\d\dT[\d:.]+Z?\b/g
/** What stands in properties for the program and its own paths. */
const OWN_PROPERTY = new RegExp(`^${PROGRAM}$|^internal://`, 'gm')
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g

/** A subtitle's or a note's text without the marks of its format: header, cue numbers, times, voices. */
function plainPiece(text: string): Piece {
  const readable = text
    .replace(/^\uFEFF?WEBVTT/, '')
    .replace(/^\d+(?=\r?\n[\d:,]+ -->)/gm, '')
    .replace(STAMP, '')
    .replace(/^<v ([^>\n]*)>/gm, '$1: ')
  return { kind: 'text', text: unescaped(readable).replace(INVISIBLE, '') }
}

const QUOTED = /"((?:[^"]|"")*)"/g
const OWN_QUOTED = /^(?:ooTextFile|TextGrid|IntervalTier)$/

/** The texts and names in a TextGrid, which are all that stands in quotes. */
function quotedPiece(text: string): Piece {
  const quoted = Array.from(text.matchAll(QUOTED), ([, value = '']) => value.replaceAll('""', '"'))
  const said = quoted.filter((value) => value !== '' && !OWN_QUOTED.test(value))
  return { kind: 'text', text: said.join('\n').replace(INVISIBLE, '') }
}

/** What CHAT's lines say, and the names of participants, without codes, bullets and the headers of the format. */
function chatPiece(text: string): Piece {
  const readable = text
    .replace(/^@(?:UTF8|Begin|End)$|^@(?:Languages|Options|ID):\t.*$/gm, '')
    .replace(/^@Participants:\t(.*)$/gm, (_, names: string) =>
      names.split(', ').map(nameIn).join('\n'),
    )
    .replace(/^\*\w{1,7}:\t/gm, '')
    .replace(/\p{Cc}\d+_\d+\p{Cc}$/gmu, '')
  return { kind: 'text', text: readable.replace(INVISIBLE, '').trim() }
}

/** The name between code and role. */
const nameIn = (entry: string): string =>
  entry.split(' ').slice(1, -1).join(' ').replaceAll('_', ' ')

/** Plain formats in which more than times and tags is not what was said. */
const READERS: readonly (readonly [RegExp, (text: string) => Piece])[] = [
  [/\.TextGrid$/i, quotedPiece],
  [/\.cha$/i, chatPiece],
  [PLAIN, plainPiece],
]

const TOKEN =
  /<!--([\s\S]*?)-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>|([^<]+)/g
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
/** Where a word document's lines end; between all its other tags a word goes on. */
const LINE_END = new Set(['w:p', 'w:br', 'w:cr', 'w:tab', 'w:tc', 'w:tr'])
/** Attributes in which a person's or a file's name can stand. */
const NAMING =
  /(?:^|:)(?:name|author|initials|title|descr|alt|userId|id|TIER_ID|PARTICIPANT|AUTHOR|display-name|path|\w+Path|origin|basePath|\w*User)$/

/** The running text of a part of a package, and what its attributes and comments name. */
function markupPieces(path: string, xml: string): Piece[] {
  const flows = path.startsWith('word/')
  let text = ''
  const named: string[] = []
  for (const match of xml.matchAll(TOKEN)) {
    const [, comment, cdata, , tag, attributes = '', plain] = match
    if (comment !== undefined) named.push(comment)
    else if (cdata !== undefined) text += cdata
    else if (plain !== undefined) text += unescaped(plain)
    else if (tag !== undefined) {
      if (!flows || LINE_END.has(tag)) text += '\n'
      if (!LOOKS.test(path)) named.push(...namesIn(attributes))
    }
  }
  const running = text
    .replace(/\n{2,}/g, '\n')
    .replace(STAMP, '')
    .replace(WRITTEN_AT, '')
    .replace(INVISIBLE, '')
    .trim()
  const isText = flows || SPOKEN.test(path)
  const properties = isText ? named : [running, ...named]
  const property: Piece = { kind: 'property', text: withoutOwn(properties.join('\n')) }
  return isText ? [{ kind: 'text', text: running }, property] : [property]
}

const withoutOwn = (properties: string): string =>
  properties.replace(GUID, '').replace(OWN_PROPERTY, '').trim()

function namesIn(attributes: string): string[] {
  return Array.from(attributes.matchAll(ATTRIBUTE))
    .filter(([, name = '']) => NAMING.test(name))
    .map(([, , double, single]) => unescaped(double ?? single ?? ''))
}

/** A source in a project that is no text is taken for a recording, whatever its name. */
function contentOf(path: string, bytes: Uint8Array): Piece[] {
  if (MEDIA.test(path)) return [{ kind: 'audio', text: path }]
  if (MARKUP.test(path)) return markupPieces(path, strFromU8(bytes))
  const reader = READERS.find(([names]) => names.test(path))?.[1]
  if (reader) return [reader(strFromU8(bytes))]
  return path.startsWith('Sources/') ? [{ kind: 'audio', text: path }] : [raw(bytes)]
}

const raw = (bytes: Uint8Array): Piece => ({ kind: 'bytes', text: '', bytes })

function partPieces(path: string, bytes: Uint8Array): Piece[] {
  const content = contentOf(path, bytes)
  return OWN_NAME.test(path)
    ? content
    : [{ kind: 'part', text: path.replace(GUID, '') }, ...content]
}

/**
 * Everything that a file says, from its bytes: its own name, text as a reader sees it (runs joined,
 * lines kept, no times), properties, names of parts. Compressed packages are opened. What can't be
 * read stays as bytes, and the whole file is given as bytes too unless it holds a recording.
 */
export function piecesOf(name: string, bytes: Uint8Array): Piece[] {
  const own: Piece = { kind: 'file', text: name.replace(/\.[^.]+$/, '').replaceAll('_', ' ') }
  if (!PACKAGE.test(name)) return [own, ...contentOf(name, bytes), raw(bytes)]
  const parts = Object.entries(unzipSync(bytes))
  const pieces = parts.flatMap(([path, part]) => partPieces(path, part))
  return [own, ...pieces, ...(pieces.some(({ kind }) => kind === 'audio') ? [] : [raw(bytes)])]
}
