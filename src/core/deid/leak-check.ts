import { piecesOf, type PieceKind } from '../exporters/readable-text.ts'
import type { Category, Finding } from './finding.ts'
import { LABEL_PATTERN } from './labels.ts'
import { fold, isRoleName, knownMatcher, type KnownSurface } from './names.ts'

/** A file as it is about to be written. */
export interface CheckedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Something in a file that may identify somebody, with up to 40 characters of its line around it. */
export interface LeakFound {
  /** Unique in one call, and the same in every call on the same files. */
  readonly id: string
  readonly file: string
  readonly surface: string
  readonly before: string
  readonly after: string
  readonly category: Category
  readonly source: 'known' | 'detector' | 'file-name' | 'property' | 'audio'
  /** The line of the readable text, from 1, or 0 for bytes that can't be read; for messages that may not quote the text. */
  readonly line: number
}

type Found = Omit<LeakFound, 'id' | 'file'>
interface Hit {
  readonly start: number
  readonly end: number
  readonly category: Category
}

const AROUND = 40
const LONGEST_SURFACE = 400

/** What is read by people, and so by detectors; the names of parts are the program's. */
const DETECTED: ReadonlySet<PieceKind> = new Set(['text', 'file', 'property'])
const SOURCES: Readonly<Record<PieceKind, LeakFound['source']>> = {
  text: 'known',
  file: 'file-name',
  part: 'file-name',
  property: 'property',
  audio: 'audio',
  bytes: 'known',
}

/**
 * Looks through the bytes of files for known identifiers and their variants, and in their text,
 * properties and names for whatever `detect` still finds; our own labels and the `allowed` spans are no findings.
 * A recording is one leak in itself. Pure; the files are not changed.
 */
export function checkFiles(
  files: readonly CheckedFile[],
  known: readonly KnownSurface[],
  detect: (text: string) => readonly Finding[],
  allowed: readonly string[] = [],
): readonly LeakFound[] {
  const match = knownMatcher(known)
  const inNames = compactMatcher(known)
  const inBytes = bytesMatcher(known)
  const isOurs = replacedSpans(allowed)

  const leaksIn = ({ name, bytes }: CheckedFile): Found[] => {
    const read: string[] = []
    return piecesOf(name, bytes).flatMap((piece): readonly Found[] => {
      const { kind, text } = piece
      const source = SOURCES[kind]
      if (kind === 'audio') return [found(text, wholeOf(text), source)]
      if (kind === 'bytes') return piece.bytes ? inBytes(piece.bytes, read) : []
      const ours = isOurs(text)
      const all = match(text).map(({ start, end, item }) => ({
        start,
        end,
        category: item.category,
      }))
      const hits = all.filter((hit) => !ours(hit))
      read.push(...all.map(({ start, end }) => fold(text.slice(start, end))))
      const listed = hits.map((hit) => found(text, hit, source))
      if (source === 'file-name' && hits.length === 0) listed.push(...inNames(text))
      if (listed.length > 0 && kind !== 'text') return listed
      const more = DETECTED.has(kind) ? detect(text) : []
      const unknown = more.filter((finding) => !ours(finding) && !meetsAny(finding, hits))
      const how = kind === 'text' ? 'detector' : source
      return [...listed, ...unknown.map((finding) => found(text, finding, how))]
    })
  }

  return files
    .flatMap((file) => leaksIn(file).map((leak) => ({ file: file.name, ...leak })))
    .map((leak, i) => ({ id: `leak-${i + 1}`, ...leak }))
}

interface Piece {
  readonly text: string
  /** Where it begins in the whole text. */
  readonly start: number
}

/** Where a line's speech begins: after the speaker's label and its colon, else at 0. */
function speechStart(line: string, speakers: readonly string[]): number {
  const label = speakers.find((name) => line === name || line.startsWith(`${name}: `))
  if (label !== undefined) return Math.min(line.length, label.length + 2)
  const [prefix = '', name = ''] = /^([^:]{1,60}):[ \t]/.exec(line) ?? []
  return name !== '' && isRoleName(name) ? prefix.length : 0
}

/** What is said in a text's lines, without the label of who says it. */
function speechOf(text: string, speakers: readonly string[]): Piece[] {
  let start = 0
  return text.split('\n').map((line) => {
    const at = start
    start += line.length + 1
    const speech = speechStart(line, speakers)
    return { text: line.slice(speech), start: at + speech }
  })
}

/**
 * Detection on a file's text as `checkFiles` wants it, from detection on segments: each line is a
 * segment, without the label that says who speaks: one of `speakers`, as redaction named them, a
 * role or a code. Known identifiers are looked for in labels all the same.
 */
export const detectByLine =
  (
    detectTexts: (texts: readonly string[]) => readonly (readonly Finding[])[],
    speakers: readonly string[] = [],
  ) =>
  (text: string): readonly Finding[] => {
    const pieces = speechOf(text, speakers)
    const found = detectTexts(pieces.map((piece) => piece.text))
    return pieces.flatMap(({ start }, i) =>
      (found[i] ?? []).map((finding) => ({
        ...finding,
        start: finding.start + start,
        end: finding.end + start,
      })),
    )
  }

const wholeOf = (text: string): Hit => ({ start: 0, end: text.length, category: 'OTHER' })

const meetsAny = (a: Hit, hits: readonly Hit[]): boolean =>
  hits.some((b) => a.start < b.end && b.start < a.end)

function found(text: string, { start, end, category }: Hit, source: LeakFound['source']): Found {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const nextLine = text.indexOf('\n', end)
  return {
    surface: text.slice(start, Math.min(end, start + LONGEST_SURFACE)),
    before: text.slice(Math.max(lineStart, start - AROUND), start),
    after: text.slice(end, Math.min(nextLine === -1 ? text.length : nextLine, end + AROUND)),
    category,
    source,
    line: text.slice(0, start).split('\n').length,
  }
}

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Tells, for a text, whether a span lies inside something that was put there or decided to stay. */
function replacedSpans(allowed: readonly string[]): (text: string) => (hit: Hit) => boolean {
  const longestFirst = allowed
    .filter((text) => text.trim() !== '')
    .toSorted((a, b) => b.length - a.length)
  const alternatives = [LABEL_PATTERN, ...longestFirst.map(quoted)].join('|')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'gu')
  return (text) => {
    const spans = Array.from(
      text.matchAll(pattern),
      ({ index, 0: { length } }) => [index, index + length] as const,
    )
    return ({ start, end }) => spans.some(([from, to]) => from <= start && end <= to)
  }
}

const SHORTEST_RAW = 5
const rawEnough = ({ surface }: KnownSurface): boolean =>
  surface.length >= SHORTEST_RAW &&
  (/\p{L}/u.test(surface) || surface.replace(/\D/g, '').length > 6)

/** Names run together (`JuanPerez.docx`), which whole words would miss. */
function compactMatcher(known: readonly KnownSurface[]): (name: string) => Found[] {
  const squeeze = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '')
  const wanted = known
    .filter(rawEnough)
    .map((item) => ({ ...item, squeezed: squeeze(item.surface) }))
  return (name) => {
    const squeezed = squeeze(name)
    const hit = wanted.find((item) => squeezed.includes(item.squeezed))
    return hit ? [found(name, { ...wholeOf(name), category: hit.category }, 'file-name')] : []
  }
}

/** One character a byte, so that text in any encoding can be searched as text. */
const asLatin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

function utf16(text: string): Uint8Array {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  return Uint8Array.from(units.flatMap((unit) => [unit & 0xff, unit >> 8]))
}

/**
 * The last line: known surfaces as they were written, in UTF-8 or UTF-16, anywhere in the bytes.
 * What reading the file has met and judged is not told again.
 */
function bytesMatcher(
  known: readonly KnownSurface[],
): (bytes: Uint8Array, read: readonly string[]) => Found[] {
  const wanted = known.filter(rawEnough).map(({ surface, category }) => ({
    surface,
    category,
    forms: [new TextEncoder().encode(surface), utf16(surface)].map(asLatin),
  }))
  return (bytes, read) => {
    const text = asLatin(bytes)
    return wanted
      .filter(({ surface }) => !read.some((met) => met.includes(fold(surface))))
      .filter(({ forms }) => forms.some((form) => standsAlone(text, form)))
      .map(({ surface, category }) => ({
        surface,
        category,
        before: '',
        after: '',
        source: 'known',
        line: 0,
      }))
  }
}

const isLetter = (char: string): boolean => /[A-Za-z\u0080-\uFFFF]/.test(char)

function standsAlone(text: string, form: string): boolean {
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) {
    if (!isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(at + form.length))) return true
  }
  return false
}
