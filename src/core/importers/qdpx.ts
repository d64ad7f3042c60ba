import { fail, ok, type Result } from '../result.ts'
import { cleanText, oneLine } from '../transcript/clean.ts'
import type { Archive } from './archive.ts'
import type { ImportedTranscript, ImportError, PackageImporter } from './importer.ts'
import { countLines, plainTurns, readLine, transcriptOfLines, type Line } from './plain-turns.ts'
import { transcriptOfSaid } from './said.ts'
import { numberOf, timeOf } from './tiers.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  readXml,
  textOf,
  type XmlNode,
  MOST_PACKED_PARTS,
} from './xml.ts'

/** Of all sources: those of a hundred long interviews. Sources may name one part time and again. */
const MOST_LINES = 500_000
const INTERNAL = /^internal:\/\/([^/\\]{1,200})$/
/** The folder of sources, as programs write it. */
const FOLDERS = ['Sources/', 'sources/']

/** A text of a source: that of its element, or of the part it names; what lies outside is not read. */
function plainTextOf(node: XmlNode, archive: Archive): string {
  const file = INTERNAL.exec(attributeOf(node, 'plainTextPath') ?? '')?.[1]
  if (file === undefined) return textOf(childOf(node, 'PlainTextContent'))
  const texts = FOLDERS.map((folder) => archive.text(`${folder}${file}`))
  return texts.find((text) => text !== null) ?? ''
}

/** From here on the text is said from this time on. `position` counts code points of the text. */
interface SyncPoint {
  readonly timeMs: number
  readonly position: number
}

const pointsOf = (transcript: XmlNode): SyncPoint[] =>
  childrenOf(transcript, 'SyncPoint')
    .flatMap((node) => {
      const timeMs = timeOf(numberOf(attributeOf(node, 'timeStamp')))
      const position = numberOf(attributeOf(node, 'position'))
      return timeMs !== null && position >= 0 ? [{ timeMs, position }] : []
    })
    .toSorted((a, b) => a.position - b.position || a.timeMs - b.timeMs)

interface Stretch {
  readonly startMs: number | null
  readonly text: string
}

/** The text cut at its points. */
function stretchesOf(text: string, points: readonly SyncPoint[]): Stretch[] {
  const stretches: Stretch[] = []
  let [startMs, from, at, position]: [number | null, number, number, number] = [null, 0, 0, 0]
  for (const point of points) {
    while (position < point.position && at < text.length) {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
      position++
    }
    stretches.push({ startMs, text: text.slice(from, at) })
    ;[startMs, from] = [point.timeMs, at]
  }
  return [...stretches, { startMs, text: text.slice(from) }]
}

/** A stretch's lines: the first begins at its time, and the last ends at `endMs` if they are one turn. */
function linesOf({ startMs, text }: Stretch, endMs: number | null): Line[] {
  const lines = cleanText(text)
    .split('\n')
    .map((line) => readLine(line.trim()))
  const first = lines.findIndex((line) => line.text !== '')
  const last = lines.findLastIndex((line) => line.text !== '')
  const isOne = lines.slice(first, last).every((line) => line.text !== '')
  return lines.map((line, i) => ({
    ...line,
    startMs: i === first ? (startMs ?? line.startMs) : line.startMs,
    endMs: i === last && isOne ? (line.endMs ?? endMs) : line.endMs,
  }))
}

/** A point after all text says when the last turn ends. */
function syncedLines(stretches: readonly Stretch[]): Line[] {
  const last = stretches.findLastIndex(({ text }) => text.trim() !== '')
  const endMs = stretches[last + 1]?.startMs ?? null
  return stretches.slice(0, last + 1).flatMap((one, i) => linesOf(one, i === last ? endMs : null))
}

function readText(
  text: string,
  points: readonly SyncPoint[],
): Result<ImportedTranscript, ImportError> {
  const read =
    points.length === 0
      ? plainTurns.read(cleanText(text))
      : transcriptOfLines(syncedLines(stretchesOf(text, points)))
  return read.ok ? transcriptOfSaid(read.value.segments) : read
}

interface Source {
  readonly node: XmlNode
  readonly title: string
}

const titleOf = (node: XmlNode): string => oneLine(attributeOf(node, 'name') ?? '').normalize('NFC')

/** Sources of text, and the first transcript of each recording. */
function sourcesOf(project: XmlNode): Source[] {
  return childrenOf(childOf(project, 'Sources')).flatMap((source) => {
    const node = source.name === 'TextSource' ? source : childrenOf(source, 'Transcript')[0]
    return node ? [{ node, title: titleOf(source) || titleOf(node) }] : []
  })
}

/**
 * REFI-QDA projects: a transcript for each source that has a plain text, with the times of its
 * points. Codes, cases and notes stay behind; only what is within the file is read.
 */
export const qdpx: PackageImporter = {
  id: 'qdpx',
  extensions: ['qdpx'],
  part: /^project\.qde$/,
  read(archive, main) {
    const project = readXml(archive.text(main) ?? '', 'Project', MOST_PACKED_PARTS)
    if (!project) return fail('file-broken')
    const transcripts: ImportedTranscript[] = []
    let left = MOST_LINES
    for (const { node, title } of sourcesOf(project)) {
      const text = plainTextOf(node, archive)
      left -= countLines(text)
      if (left < 0) return fail('file-broken')
      const read = readText(text, pointsOf(node))
      if (read.ok) transcripts.push(title === '' ? read.value : { ...read.value, title })
    }
    return transcripts.length > 0 ? ok(transcripts) : fail('file-empty')
  },
}
