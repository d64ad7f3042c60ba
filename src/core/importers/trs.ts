import { fail } from '../result.ts'
import type { ImportedSegment, Importer } from './importer.ts'
import { numberOf, timeOf, transcriptOfTiers } from './tiers.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  isText,
  readXml,
  startsWithRoot,
  textOf,
  type XmlNode,
} from './xml.ts'

const ROOT = 'Trans'

const secondsOf = (node: XmlNode, name: string): number | null =>
  timeOf(numberOf(attributeOf(node, name)) * 1000)

function speakersOf(document: XmlNode): Map<string, string> {
  const table = childrenOf(childOf(document, 'Speakers'), 'Speaker')
  return new Map(
    table.map((speaker) => {
      const id = attributeOf(speaker, 'id') ?? ''
      return [id, attributeOf(speaker, 'name')?.trim() || id]
    }),
  )
}

/** A noise is shown in brackets, as in Transcriber; other events say how something was said. */
function noiseOf(event: XmlNode): string {
  const desc = attributeOf(event, 'desc')?.trim()
  return desc && (attributeOf(event, 'type') ?? 'noise') === 'noise' ? ` [${desc}] ` : ''
}

function saidIn(node: XmlNode): string {
  if (isText(node)) return textOf(node)
  return node.name === 'Event' ? noiseOf(node) : ''
}

type Voice = Pick<ImportedSegment, 'speaker' | 'text'>
interface Stretch {
  readonly startMs: number | null
  readonly voices: Voice[]
}

/** What a turn says from one `Sync` to the next, by each of its voices. */
function stretchesOf(turn: XmlNode, names: ReadonlyMap<string, string>): Stretch[] {
  const speakers = (attributeOf(turn, 'speaker') ?? '').split(/\s+/).filter((id) => id !== '')
  const voice = (nb: number): Voice => {
    const id = speakers[nb - 1]
    return { speaker: id === undefined ? null : (names.get(id) ?? id), text: '' }
  }
  const begun = (startMs: number | null): Stretch => ({ startMs, voices: [voice(1)] })
  const stretches = [begun(secondsOf(turn, 'startTime'))]
  for (const node of childrenOf(turn)) {
    const voices = stretches.at(-1)?.voices ?? []
    if (node.name === 'Sync') stretches.push(begun(secondsOf(node, 'time')))
    else if (node.name === 'Who') voices.push(voice(numberOf(attributeOf(node, 'nb'))))
    else addText(voices, saidIn(node))
  }
  return stretches
}

/** Lines in the file are no lines of what is said. */
function addText(voices: Voice[], more: string): void {
  const last = voices.at(-1)
  if (last) voices[voices.length - 1] = { ...last, text: last.text + more.replaceAll(/\s/g, ' ') }
}

function segmentsOf(turn: XmlNode, names: ReadonlyMap<string, string>): ImportedSegment[] {
  const stretches = stretchesOf(turn, names)
  const turnEndMs = secondsOf(turn, 'endTime')
  return stretches.flatMap(({ startMs, voices }, i) => {
    const endMs = stretches[i + 1]?.startMs ?? turnEndMs
    return voices.map(({ speaker, text }) => {
      return { speaker, startMs, endMs, text: text.split(' ').filter(Boolean).join(' ') }
    })
  })
}

/**
 * Transcriber: a segment from each `Sync` to the next, for each voice where several speak at once.
 * Noises stay in brackets; comments, background and pronunciation are left out.
 */
export const trs: Importer = {
  id: 'trs',
  extensions: ['trs'],
  detect: (head) => startsWithRoot(head, ROOT),
  read(text) {
    const document = readXml(text, ROOT)
    if (!document) return fail('file-broken')
    const names = speakersOf(document)
    const sections = childrenOf(document, 'Episode').flatMap((one) => childrenOf(one, 'Section'))
    const segments = sections
      .flatMap((section) => childrenOf(section, 'Turn'))
      .flatMap((turn) => segmentsOf(turn, names))
    return transcriptOfTiers(segments, [
      ...names.values(),
      ...segments.map(({ speaker }) => speaker),
    ])
  },
}
