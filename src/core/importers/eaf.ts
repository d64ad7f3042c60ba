import { fail } from '../result.ts'
import type { ImportedSegment, Importer } from './importer.ts'
import {
  interpolated,
  numberOf,
  tidy,
  timeOf,
  transcriptOfTiers,
  withWords,
  type TierWord,
} from './tiers.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  readXml,
  startsWithRoot,
  textOf,
  type XmlNode,
} from './xml.ts'

const ROOT = 'ANNOTATION_DOCUMENT'
/** ELAN's own name for a tier that nobody has named. */
const UNNAMED = /^default(?: \(\d{1,3}\))?$/
/** Tiers and annotations hang below others a few deep; a longer chain goes round. */
const LONGEST_CHAIN = 20
/** Tiers below one in which words are looked for. */
const MOST_BELOW = 20

interface Annotation {
  readonly id: string | null
  /** The annotation that it belongs to; null where it has times of its own. */
  readonly of: string | null
  readonly startMs: number | null
  readonly endMs: number | null
  readonly text: string
}

interface Tier {
  readonly id: string
  readonly parentId: string | null
  readonly speaker: string | null
  readonly annotations: readonly Annotation[]
}

type Times = ReadonlyMap<string, number | null>
const UNTIMED = { startMs: null, endMs: null }

function slotTimes(document: XmlNode): Times {
  const slots = childrenOf(childOf(document, 'TIME_ORDER'), 'TIME_SLOT')
  const times = interpolated(slots.map((slot) => timeOf(numberOf(attributeOf(slot, 'TIME_VALUE')))))
  return new Map(
    slots.map((slot, i) => [attributeOf(slot, 'TIME_SLOT_ID') ?? '', times[i] ?? null]),
  )
}

function annotationOf(node: XmlNode, times: Times): Annotation[] {
  return childrenOf(node).flatMap((one) => {
    const at = (name: string): number | null => times.get(attributeOf(one, name) ?? '') ?? null
    const of = attributeOf(one, 'ANNOTATION_REF')
    const [startMs, endMs] = [at('TIME_SLOT_REF1'), at('TIME_SLOT_REF2')]
    const text = tidy(textOf(childOf(one, 'ANNOTATION_VALUE')))
    return one.name.endsWith('_ANNOTATION')
      ? [{ id: attributeOf(one, 'ANNOTATION_ID'), of, startMs, endMs, text }]
      : []
  })
}

function tierOf(node: XmlNode, times: Times): Tier {
  const id = attributeOf(node, 'TIER_ID') ?? ''
  return {
    id,
    parentId: attributeOf(node, 'PARENT_REF'),
    speaker: attributeOf(node, 'PARTICIPANT')?.trim() || (UNNAMED.test(id) ? null : id),
    annotations: childrenOf(node, 'ANNOTATION').flatMap((one) => annotationOf(one, times)),
  }
}

/** What stands at the top of a chain of parents; null where the chain goes round. */
function topOf<Item>(item: Item, above: (item: Item) => Item | undefined): Item | null {
  let top = item
  for (let n = 0; n < LONGEST_CHAIN; n++) {
    const next = above(top)
    if (next === undefined) return top
    top = next
  }
  return null
}

const isLabel = ({ text }: Annotation): boolean =>
  text === '' || (/\d/.test(text) && !/\s/.test(text))
/** Toolbox, FLEx and others put only numbers on the top tier, and the text on one below it. */
const onlyCounts = ({ annotations }: Tier): boolean => annotations.every(isLabel)

/** A tier's annotations with the text of those that refer to them. */
function withTextOf({ annotations }: Tier, below: Tier): Annotation[] {
  const texts = Map.groupBy(below.annotations, ({ of }) => of ?? '')
  return annotations.map((one) => {
    const said = texts.get(one.id ?? '')?.map(({ text }) => text) ?? []
    return { ...one, text: tidy(said.join(' ')) }
  })
}

const hasTimes = ({ annotations }: Tier): boolean => annotations.some(({ of }) => of === null)

const wordsOf = ({ annotations }: Tier): TierWord[] =>
  annotations.flatMap(({ text, startMs, endMs }) =>
    startMs === null || endMs === null ? [] : [{ text, startMs, endMs }],
  )

/** The segments of a top tier, with the text and the words of the tiers below it. */
function segmentsOf(tier: Tier, below: readonly Tier[]): ImportedSegment[] {
  const texts = below.filter((one) => !hasTimes(one) && !onlyCounts(one))
  const text = onlyCounts(tier) ? texts[0] : undefined
  const utterances = text ? withTextOf(tier, text) : tier.annotations
  const plain = withWords(tier.speaker, utterances, [])
  for (const one of below.filter(hasTimes).slice(0, MOST_BELOW)) {
    const read = withWords(tier.speaker, utterances, wordsOf(one))
    if (read.some(({ words }) => words)) return read
  }
  return plain
}

/** Annotations that refer to others have the times of what they refer to in the end. */
function withTimes(tiers: readonly Tier[]): Tier[] {
  const all = tiers.flatMap(({ annotations }) => annotations)
  const byId = new Map(all.map((one) => [one.id ?? '', one]))
  const above = ({ of }: Annotation) => (of === null ? undefined : byId.get(of))
  const placed = (one: Annotation): Annotation => {
    if (one.of === null) return one
    const { startMs, endMs } = topOf(one, above) ?? UNTIMED
    return { ...one, startMs, endMs }
  }
  return tiers.map((tier) => ({ ...tier, annotations: tier.annotations.map(placed) }))
}

/**
 * ELAN. Each top tier is somebody's: its participant's, else that of its name. Of the tiers below
 * it those with words and times give the times of words; translations and notes are left out.
 * Time slots without a value share the way between their neighbours, as in ELAN.
 */
export const eaf: Importer = {
  id: 'eaf',
  extensions: ['eaf'],
  detect: (head) => startsWithRoot(head, ROOT),
  read(text) {
    const document = readXml(text, ROOT)
    if (!document) return fail('file-broken')
    const times = slotTimes(document)
    const tiers = withTimes(childrenOf(document, 'TIER').map((one) => tierOf(one, times)))
    const byId = new Map(tiers.map((tier) => [tier.id, tier]))
    const above = ({ parentId }: Tier) => (parentId === null ? undefined : byId.get(parentId))
    const tops = tiers.filter((tier) => [tier, null].includes(topOf(tier, above)))
    const below = Map.groupBy(tiers, ({ parentId }) => parentId)
    const segments = tops.flatMap((tier) =>
      segmentsOf(tier, byId.get(tier.id) === tier ? (below.get(tier.id) ?? []) : []),
    )
    return transcriptOfTiers(
      segments,
      tops.map(({ speaker }) => speaker),
    )
  },
}
