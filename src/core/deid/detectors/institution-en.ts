import type { Finding, Reason, Tier } from '../finding.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital, NAME } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { finding } from './detector.ts'
import { spokenInstitutions } from './institution-en-spoken.ts'
import { spanOf } from './name-shape.ts'

const MOST_PARTS = 8
const JOINTS = new Set(['of', 'for', 'and', 'the', 'on', 'at'])

const REASON: Reason = {
  es: 'institución: el nombre contiene «Hospital», «University», «Inc»…',
  en: 'an institution: the name holds "Hospital", "University", "Inc"…',
}

/** What is read of a row of capitals that begins at a token. */
interface Row {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly at: number
  /** The index after the row. */
  readonly end: number
}
/** The index after an institution's name of one shape; nothing when the row has not that shape. */
interface Shape {
  readonly tier: Tier
  readonly reason: Reason
  readonly read: (row: Row) => number | undefined
}

/** English institutions: "Larkspur Hospital", "Department of Public Works", "Quillon and Sons", "the Blue Heron citrus plant". */
export const institutionEn: Detector = {
  id: 'institution-en',
  languages: ['en'],
  categories: ['ORG'],
  detect(text, context) {
    if (context.lowerCase) return spokenInstitutions(context)
    const { tokens } = context
    const found: Finding[] = []
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]
      if (!token || !isCapital(token) || has(token, IS.title)) continue
      const row = { text, tokens, at, end: chainEnd(tokens, at) }
      for (const { tier, reason, read } of SHAPES) {
        const end = read(row)
        if (end === undefined) continue
        const from = token.first && has(token, IS.function) && tier === 'certain' ? at + 1 : at
        if (end > from + 1)
          found.push(finding('institution-en', 'ORG', tier, spanOf(tokens, from, end), reason))
      }
      at = row.end - 1
    }
    return found
  },
}

/** Heads that follow a name in lower case: "the Rio Queen citrus plant", "Lowell Street bakery". */
const PLAIN_HEADS = new Set(
  `church chapel school college university academy hospital clinic plant factory mill farm ranch store shop
  warehouse company firm agency bar pub diner cafe restaurant bakery brewery hotel motel library union foundation
  shelter hostel center centre nursery club gym salon bank prison jail council trust parish temple mosque synagogue
  orchestra choir`.split(/\s+/),
)
const NOT_NAMED =
  IS.neutral | IS.country | IS.month | IS.weekday | IS.function | IS.title | IS.number

/** The index after a head in lower case that ends a row of capitals, one plain word between at most. */
function plainHeadEnd({ text, tokens, at: from, end: to }: Row): number | undefined {
  const tied = (i: number): boolean =>
    tokens[i]?.shape === 'lower' && text.slice(tokens[i - 1]?.end, tokens[i]?.start) === ' '
  const isHead = (i: number): boolean => tied(i) && PLAIN_HEADS.has(tokens[i]?.lexeme.folded ?? '')
  const row = tokens.slice(from, to)
  const named = row.some((token) => !has(token, NOT_NAMED)) && !has(row[0], IS.function)
  if (!named) return undefined
  if (isHead(to)) return to + 1
  const isKind = tied(to) && !has(tokens[to], IS.function) && isHead(to + 1)
  return isKind && row.length > 1 ? to + 2 : undefined
}

const PLAIN_REASON: Reason = {
  es: 'un nombre seguido de «church», «plant», «school»…',
  en: 'a name followed by "church", "plant", "school"…',
}

const PAIR: Reason = { es: 'dos nombres unidos por «&»', en: 'two names joined by "&"' }

const KIN_FIRMS = new Set(
  'sons son daughters daughter brothers bros sisters co company partners'.split(' '),
)

const SAINT: Reason = {
  es: 'un santo en genitivo: una iglesia, una escuela o un hospital',
  en: "a saint's: a church, a school or a hospital",
}

function headAt(tokens: readonly Token[], from: number, to: number): number {
  for (let i = to - 1; i >= from; i--)
    if (has(tokens[i], IS.orgHead) && isCapital(tokens[i])) return i
  return -1
}

/** The end of a row of capitals; "of", "and", "for" only where a capital follows. */
function chainEnd(tokens: readonly Token[], at: number): number {
  let end = at + 1
  while (end < tokens.length && end - at < MOST_PARTS) {
    let next = end
    while (
      next < end + 2 &&
      tokens[next]?.gap === 'space' &&
      tokens[next]?.shape === 'lower' &&
      JOINTS.has(tokens[next]?.lexeme.folded ?? '')
    )
      next++
    const token = tokens[next]
    if (!token || (token.gap !== 'space' && token.gap !== 'ampersand') || !isCapital(token)) break
    if (next > end && !has(tokens[end - 1], IS.orgHead)) break
    end = next + 1
  }
  return end
}

/** "Larkspur Hospital", "Department of Public Works": a head in the row. */
function byHead({ tokens, at, end }: Row): number | undefined {
  const head = headAt(tokens, at, end)
  return head > at || (head === at && end > at + 1) ? end : undefined
}

/** "Local 1411". */
const byNumber = ({ tokens, at }: Row): number | undefined =>
  tokens[at]?.lexeme.folded === 'local' && tokens[at + 1]?.shape === 'digits' ? at + 2 : undefined

/** "Quillon and Sons". */
const byKin = ({ tokens, end }: Row): number | undefined =>
  tokens[end]?.lexeme.folded === 'and' &&
  isCapital(tokens[end + 1]) &&
  KIN_FIRMS.has(tokens[end + 1]?.lexeme.folded ?? '')
    ? end + 2
    : undefined

/** "Zurban & Pine"; not "Action & Adventure". */
function byPair({ tokens, at, end }: Row): number | undefined {
  const isPair = tokens.slice(at + 1, end).some(({ gap }) => gap === 'ampersand')
  const isFirm = tokens.slice(at, end).some((one) => has(one, NAME) || !has(one, IS.word))
  return isPair && isFirm && !has(tokens[at], NOT_NAMED) ? end : undefined
}

/** "St. Harriet's", "Our Lady of Quillon". */
function bySaint({ text, tokens, at, end }: Row): number | undefined {
  const patron = tokens[at + 1]
  if (!patron || !isCapital(patron)) return undefined
  if (has(tokens[at], IS.saint)) return /^['’]s/.test(text.slice(patron.end)) ? at + 2 : undefined
  if (tokens[at]?.lexeme.folded !== 'our' || patron.lexeme.folded !== 'lady') return undefined
  return tokens[end]?.lexeme.folded === 'of' && isCapital(tokens[end + 1]) ? end + 2 : end
}

const SHAPES: readonly Shape[] = [
  { tier: 'certain', reason: REASON, read: byHead },
  { tier: 'certain', reason: REASON, read: byNumber },
  { tier: 'certain', reason: REASON, read: byKin },
  { tier: 'possible', reason: PAIR, read: byPair },
  { tier: 'possible', reason: SAINT, read: bySaint },
  { tier: 'possible', reason: PLAIN_REASON, read: plainHeadEnd },
]
