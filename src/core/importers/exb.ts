import { fail } from '../result.ts'
import type { ImportedSegment, Importer } from './importer.ts'
import { interpolated, numberOf, timeOf, transcriptOfTiers } from './tiers.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  readXml,
  startsWithRoot,
  textOf,
  type XmlNode,
} from './xml.ts'

const ROOT = 'basic-transcription'

/** Points of the common timeline: their place in it, and their time. */
type Timeline = ReadonlyMap<string, { readonly place: number; readonly timeMs: number | null }>

interface Utterance {
  readonly from: string
  readonly to: string
  /** The texts of its events. */
  readonly texts: string[]
}

function timelineOf(body: XmlNode): Timeline {
  const points = childrenOf(childOf(body, 'common-timeline'), 'tli')
  const times = interpolated(points.map((tli) => timeOf(numberOf(attributeOf(tli, 'time')) * 1000)))
  return new Map(
    points.map((tli, place) => [
      attributeOf(tli, 'id') ?? '',
      { place, timeMs: times[place] ?? null },
    ]),
  )
}

/** Names by id, in the order of the table: the abbreviation, else the id. */
function speakersOf(document: XmlNode): Map<string, string> {
  const table = childrenOf(childOf(childOf(document, 'head'), 'speakertable'), 'speaker')
  return new Map(
    table.map((speaker) => {
      const id = attributeOf(speaker, 'id') ?? ''
      return [id, textOf(childOf(speaker, 'abbreviation')).trim() || id]
    }),
  )
}

/** Those with what is said, of type `t`; in files without types those of category `v`. */
function spokenTiers(body: XmlNode): XmlNode[] {
  const tiers = childrenOf(body, 'tier')
  const spoken = tiers.filter((tier) => attributeOf(tier, 'type') === 't')
  return spoken.length ? spoken : tiers.filter((tier) => attributeOf(tier, 'category') === 'v')
}

/** A blank at the end of an event without a full stop: EXMARaLDA's sign that the utterance goes on. */
const goesOn = (text: string): boolean =>
  text !== text.trimEnd() && !'.?!…'.includes(text.trimEnd().at(-1) ?? '.')

/** A tier's events, those of one utterance joined that were cut where somebody else begins or ends. */
function utterancesOf(tier: XmlNode): Utterance[] {
  const utterances: Utterance[] = []
  for (const event of childrenOf(tier, 'event')) {
    const [from, to] = [attributeOf(event, 'start') ?? '', attributeOf(event, 'end') ?? '']
    const text = childrenOf(event, '#text').map(textOf).join('')
    const last = utterances.at(-1)
    if (last?.to === from && goesOn(last.texts.at(-1) ?? '')) {
      last.texts.push(text)
      utterances[utterances.length - 1] = { ...last, to }
    } else {
      utterances.push({ from, to, texts: [text] })
    }
  }
  return utterances
}

/**
 * EXMARaLDA's basic transcription: the tiers with what is said, of all speakers of its table, on
 * the common timeline. Descriptions and annotations are left out. Points without a time share the
 * way between their neighbours; without any times the timeline still gives the order.
 */
export const exb: Importer = {
  id: 'exb',
  extensions: ['exb'],
  detect: (head) => startsWithRoot(head, ROOT),
  read(text) {
    const document = readXml(text, ROOT)
    if (!document) return fail('file-broken')
    const body = childOf(document, 'basic-body')
    const [timeline, names] = [timelineOf(body), speakersOf(document)]
    const placed = spokenTiers(body).flatMap((tier) => {
      const id = attributeOf(tier, 'speaker')
      const speaker = id === null ? null : (names.get(id) ?? id)
      return utterancesOf(tier).map((utterance) => {
        const [from, to] = [timeline.get(utterance.from), timeline.get(utterance.to)]
        const times = { startMs: from?.timeMs ?? null, endMs: to?.timeMs ?? null }
        const segment: ImportedSegment = { speaker, ...times, text: utterance.texts.join('') }
        return { place: from?.place ?? Infinity, segment }
      })
    })
    const inOrder = placed.toSorted((a, b) => (a.place < b.place ? -1 : Number(a.place > b.place)))
    return transcriptOfTiers(
      inOrder.map(({ segment }) => segment),
      [...names.values(), ...placed.map(({ segment }) => segment.speaker)],
    )
  },
}
