import { isRoleName } from '../deid/names.ts'
import { fail, type Result } from '../result.ts'
import { cleanText } from '../transcript/clean.ts'
import type { ImportedSegment, ImportedTranscript, ImportError } from './importer.ts'
import { readLine, transcriptOfLines, withStampsAlone, type Line } from './plain-turns.ts'
import { layoutByContent, layoutByHeader, segmentsOfRows, type Row } from './rows.ts'
import { areBounded, transcriptOfSaid } from './said.ts'
import { speakerTest, splitSpeaker } from './speakers.ts'

export interface Paragraph {
  readonly kind: 'paragraph'
  /** Single line feeds break lines. */
  readonly text: string
  /** 1 to 9 for a heading's level, 0 for running text. */
  readonly level: number
}

/** What a word processor's document holds, from top to bottom. */
export type Block = Paragraph | { readonly kind: 'table'; readonly rows: readonly Row[] }

/** Stands over what nobody said, in our own documents. */
const NOBODY = '—'
const LONGEST_NAME = 60
const MOST_WORDS = 6

const headingName = ({ text }: Paragraph): string => text.trim().replace(/\s*:$/, '')

const couldBeName = (name: string): boolean =>
  name.length <= LONGEST_NAME && !/[?!\n]/.test(name) && name.split(/\s+/).length <= MOST_WORDS

/** Do a level's headings say who speaks? Roles do, what comes again, and any where nothing else does. */
function tellsSpeakers(headings: readonly Paragraph[], areNamed: boolean): boolean {
  const names = headings.map(headingName)
  const again = new Set(names).size < names.length
  if (again || names.some((name) => name === NOBODY || isRoleName(name))) return true
  return !areNamed && names.every(couldBeName)
}

/** The levels of headings that are speakers, as NVivo wants them; others are titles of sections. */
function speakerLevels(paragraphs: readonly Paragraph[]): Set<number> {
  const running = paragraphs.filter(({ level }) => level === 0)
  const lines = running.map(({ text }) => readLine(text.trim()).text).filter((text) => text !== '')
  const isSpeaker = speakerTest(lines)
  const areNamed = lines.some((line) => splitSpeaker(line, isSpeaker).speaker !== null)
  const levels = Map.groupBy(
    paragraphs.filter(({ level, text }) => level > 0 && text.trim() !== ''),
    ({ level }) => level,
  )
  return new Set(
    [...levels].flatMap(([level, all]) => (tellsSpeakers(all, areNamed) ? [level] : [])),
  )
}

/** A turn a paragraph, each of the speaker in the heading above it. */
function underHeadings(
  paragraphs: readonly Paragraph[],
  levels: ReadonlySet<number>,
): ImportedSegment[] {
  let speaker: string | null = null
  const lines = paragraphs.flatMap((paragraph) => {
    const name = headingName(paragraph)
    if (levels.has(paragraph.level) && couldBeName(name)) {
      speaker = name === NOBODY ? null : name
      return []
    }
    const said = paragraph.level > 0 ? null : speaker
    return [{ speaker: said, ...readLine(paragraph.text.trim()) }]
  })
  return withStampsAlone(lines)
}

const EMPTY: Line = { startMs: null, endMs: null, text: '' }

/** A paragraph's lines, and an empty one that ends it. */
const linesOf = ({ text }: Paragraph): Line[] => [
  ...text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => ({ ...readLine(line.trim()), goesOn: i > 0 })),
  EMPTY,
]

function saidInParagraphs(paragraphs: readonly Paragraph[]): readonly ImportedSegment[] {
  const levels = speakerLevels(paragraphs)
  if (levels.size > 0) return underHeadings(paragraphs, levels)
  const read = transcriptOfLines(paragraphs.flatMap(linesOf))
  return read.ok ? read.value.segments : []
}

/** A table that is no transcript is read as paragraphs, one a cell. */
const asParagraphs = (block: Block): readonly Paragraph[] =>
  block.kind === 'paragraph'
    ? [block]
    : block.rows.flat().map((text): Paragraph => ({ kind: 'paragraph', text, level: 0 }))

function* textsOf(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield block.text
    else for (const row of block.rows) yield* row
  }
}

const cleaned = (block: Block): Block =>
  block.kind === 'paragraph'
    ? { ...block, text: cleanText(block.text) }
    : { ...block, rows: block.rows.map((row) => row.map(cleanText)) }

const lengthOf = (texts: readonly string[]): number =>
  texts.reduce((sum, { length }) => sum + length, 0)

/** What the tables say if they are a transcript, and not a form beside one. */
function saidInTables(blocks: readonly Block[]): readonly ImportedSegment[] {
  const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))
  const beside = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.text : []))
  const layout = layoutByHeader(rows) ?? layoutByContent(rows)
  const said = layout ? segmentsOfRows(rows, layout) : []
  return lengthOf(said.map(({ text }) => text)) >= lengthOf(beside) ? said : []
}

/** The transcript in a document: its tables if they are one, else its headings and paragraphs. */
export function transcriptOfBlocks(
  blocks: readonly Block[],
): Result<ImportedTranscript, ImportError> {
  if (!areBounded(textsOf(blocks))) return fail('file-broken')
  const clean = blocks.map(cleaned)
  const said = saidInTables(clean)
  if (said.length > 0) return transcriptOfSaid(said)
  return transcriptOfSaid(saidInParagraphs(clean.flatMap(asParagraphs)))
}
