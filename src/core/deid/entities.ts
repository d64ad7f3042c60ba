import type { Entity } from '../transcript/model.ts'
import type { Category } from './finding.ts'
import { fold, nameKeys, nameTokens, sameName, wordsOf, type KnownSurface } from './names.ts'

/** What linking found: an entity id for each finding, and the entities to store. */
export interface Linked {
  /** In the order of the findings. */
  readonly entityIds: readonly string[]
  readonly created: readonly Entity[]
  /** Existing entities for which a fuller form was met, with that form as their name. */
  readonly renamed: readonly Entity[]
}

const ARTICLES = new Set(['el', 'la', 'los', 'las', 'the', 'a', 'an'])
const JOINERS = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'el',
  'y',
  'e',
  'of',
  'the',
  'and',
  'for',
])

function placeTokens(surface: string): string[] {
  const words = wordsOf(surface).map((word) => word.folded)
  return words.length > 1 && ARTICLES.has(words[0] ?? '') ? words.slice(1) : words
}

const compact = (surface: string): string[] => [fold(surface).replace(/[^\p{L}\p{N}]+/gu, '')]
const wordTokens = (surface: string): string[] => wordsOf(surface).map((word) => word.folded)
const asWritten = (surface: string): string[] => [fold(surface).trim().replace(/^@/, '')]

/** What is compared of a surface, by category: an ordered list of folded tokens. */
const TOKENS: Readonly<Record<Category, (surface: string) => string[]>> = {
  PERSON: nameTokens,
  ORG: placeTokens,
  PLACE: placeTokens,
  DATE: wordTokens,
  AGE: wordTokens,
  PHONE: compact,
  ID: compact,
  EMAIL: asWritten,
  URL: asWritten,
  HANDLE: asWritten,
  OTHER: wordTokens,
}

type SameToken = (a: string, b: string) => boolean
const equal: SameToken = (a, b) => a === b

/** Is `short` what is left of `long` when words are dropped? Order counts: José María is not María José. */
function isShortFor(short: readonly string[], long: readonly string[], same: SameToken): boolean {
  let next = 0
  for (const token of long) {
    const wanted = short[next]
    if (wanted !== undefined && same(wanted, token)) next++
  }
  return next === short.length
}

const initialsOf = (tokens: readonly string[]): string =>
  tokens.map((token) => (JOINERS.has(token) ? '' : (token[0] ?? ''))).join('')

function isAcronym(short: readonly string[], long: readonly string[]): boolean {
  const [only = ''] = short
  return short.length === 1 && long.length > 1 && only.length > 2 && only === initialsOf(long)
}

const shortens: Partial<Record<Category, (a: readonly string[], b: readonly string[]) => boolean>> =
  {
    PERSON: (a, b) =>
      isShortFor(a, b, a.length > 1 ? sameName : (x, y) => x.length > 1 && sameName(x, y)),
    ORG: (a, b) => isAcronym(a, b) || (a.length > 1 && isShortFor(a, b, equal)),
  }

interface Known {
  entity: Entity
  tokens: readonly string[]
}

/** The keys under which an entity or a surface may meet another that means the same. */
function keysOf(category: Category, tokens: readonly string[]): string[] {
  const keys = category === 'PERSON' ? tokens.flatMap(nameKeys) : [...tokens, initialsOf(tokens)]
  return keys.map((key) => `${category} ${key}`)
}

/** Entities by the words of their names. */
class Index {
  readonly #byKey = new Map<string, Set<Known>>()

  add(known: Known): void {
    for (const key of keysOf(known.entity.category, known.tokens)) {
      const same = this.#byKey.get(key)
      if (same) same.add(known)
      else this.#byKey.set(key, new Set([known]))
    }
  }

  /** The one entity that a surface names; none where it may name several. */
  find(category: Category, tokens: readonly string[]): Known | undefined {
    const near = new Set(
      keysOf(category, tokens).flatMap((key) => [...(this.#byKey.get(key) ?? [])]),
    )
    const exact = [...near].find(
      (known) =>
        known.tokens.length === tokens.length && known.tokens.every((t, i) => t === tokens[i]),
    )
    const short = shortens[category]
    if (exact || !short) return exact
    const alike = [...near].filter(
      (known) => short(tokens, known.tokens) || short(known.tokens, tokens),
    )
    return alike.length === 1 ? alike[0] : undefined
  }
}

interface Group {
  readonly surface: string
  readonly category: Category
  readonly tokens: readonly string[]
  /** The index of the first finding with this surface. */
  readonly first: number
}

function groupsOf(findings: readonly KnownSurface[]): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const [first, { surface, category }] of findings.entries()) {
    const key = `${category} ${surface}`
    if (groups.has(key)) continue
    groups.set(key, { surface, category, tokens: TOKENS[category](surface), first })
  }
  return groups
}

/**
 * Gives each finding its entity across the study. «Juan Pérez», «don Juan», «Juanito» and «Pérez»
 * share one as long as only one person is meant; two people with one first name stay apart, and
 * a form that could be either gets an entity of its own. Longer forms are placed first; numbers
 * follow the order of appearance and go on from the highest in the category.
 */
export function linkFindings(
  findings: readonly KnownSurface[],
  existing: readonly Entity[],
  newId: () => string,
): Linked {
  const index = new Index()
  for (const entity of existing) {
    index.add({ entity, tokens: TOKENS[entity.category](entity.name) })
  }
  const groups = groupsOf(findings)
  const found = new Map<string, Known>()
  const created = new Map<Known, number>()
  const renamed = new Set<Known>()
  const longestFirst = [...groups].toSorted(
    ([, a], [, b]) => b.tokens.length - a.tokens.length || a.first - b.first,
  )
  for (const [key, group] of longestFirst) {
    const known = index.find(group.category, group.tokens) ?? newKnown(group, newId)
    found.set(key, known)
    const isNew = known.entity.number === UNNUMBERED
    if (isNew) created.set(known, Math.min(created.get(known) ?? group.first, group.first))
    if (group.tokens.length > known.tokens.length) {
      rename(known, group)
      if (!isNew) renamed.add(known)
    }
    index.add(known)
  }
  numberInOrder(created, existing)
  return {
    entityIds: findings.map(({ surface, category }) => idOf(found.get(`${category} ${surface}`))),
    created: [...created.keys()].map((known) => known.entity),
    renamed: [...renamed].map((known) => known.entity),
  }
}

const UNNUMBERED = 0

function newKnown({ surface, category, tokens }: Group, newId: () => string): Known {
  const name = surface.replace(/\s+/g, ' ').trim()
  return { entity: { id: newId(), category, name, number: UNNUMBERED, replacement: null }, tokens }
}

function rename(known: Known, { surface, tokens }: Group): void {
  known.entity = { ...known.entity, name: surface.replace(/\s+/g, ' ').trim() }
  known.tokens = tokens
}

function numberInOrder(created: ReadonlyMap<Known, number>, existing: readonly Entity[]): void {
  const highest = new Map<Category, number>()
  for (const { category, number } of existing) {
    highest.set(category, Math.max(highest.get(category) ?? 0, number))
  }
  for (const [known] of [...created].toSorted(([, a], [, b]) => a - b)) {
    const number = (highest.get(known.entity.category) ?? 0) + 1
    highest.set(known.entity.category, number)
    known.entity = { ...known.entity, number }
  }
}

function idOf(known: Known | undefined): string {
  if (!known) throw new Error('a finding was not linked')
  return known.entity.id
}
