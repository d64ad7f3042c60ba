import type { Finding, Reason } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital, NAME } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

const MOST_PARTS = 8
const JOINTS = new Set(['of', 'for', 'and', 'the', 'on', 'at'])

const REASON: Reason = {
  es: 'institución: el nombre contiene «Hospital», «University», «Inc»…',
  en: 'an institution: the name holds "Hospital", "University", "Inc"…',
}

/** English institutions, which have their head last or before "of": "Larkspur Hospital", "Department of Public Works". */
export const institutionEn: Detector = {
  id: 'institution-en',
  languages: ['en'],
  categories: ['ORG'],
  detect(text, context) {
    const { tokens, lowerCase } = context
    if (lowerCase) return spoken(context)
    const found: Finding[] = []
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (!token || !isCapital(token) || has(token, IS.title)) continue
      const number = tokens[i + 1]
      if (token.lexeme.folded === 'local' && number?.shape === 'digits') {
        found.push(finding('institution-en', 'ORG', 'certain', spanOf(tokens, i, i + 2), REASON))
        continue
      }
      const patron = tokens[i + 1]
      if (
        has(token, IS.saint) &&
        patron &&
        isCapital(patron) &&
        /^['’]s/.test(text.slice(patron.end))
      ) {
        found.push(finding('institution-en', 'ORG', 'possible', spanOf(tokens, i, i + 2), SAINT))
      }
      const end = chainEnd(tokens, i)
      const sons = tokens[end + 1]
      if (
        tokens[end]?.lexeme.folded === 'and' &&
        isCapital(sons) &&
        KIN_FIRMS.has(sons?.lexeme.folded ?? '')
      ) {
        found.push(finding('institution-en', 'ORG', 'certain', spanOf(tokens, i, end + 2), REASON))
      }
      const isPair = tokens.slice(i + 1, end).some(({ gap }) => gap === 'ampersand')
      const isFirm = tokens.slice(i, end).some((one) => has(one, NAME) || !has(one, IS.word))
      if (isPair && isFirm && !has(token, NOT_NAMED)) {
        found.push(finding('institution-en', 'ORG', 'possible', spanOf(tokens, i, end), PAIR))
      }
      const isShrine = token.lexeme.folded === 'our' && patron?.lexeme.folded === 'lady'
      if (isShrine && end > i + 1) {
        const named = tokens[end]?.lexeme.folded === 'of' && isCapital(tokens[end + 1])
        found.push(
          finding(
            'institution-en',
            'ORG',
            'possible',
            spanOf(tokens, i, named ? end + 2 : end),
            SAINT,
          ),
        )
      }
      const lowEnd = plainHeadEnd(text, tokens, i, end)
      if (lowEnd > end) {
        found.push(
          finding('institution-en', 'ORG', 'possible', spanOf(tokens, i, lowEnd), PLAIN_REASON),
        )
        i = lowEnd - 1
        continue
      }
      const head = headAt(tokens, i, end)
      const named = head > i || (head === i && end > i + 1)
      if (named) {
        const start = token.first && has(token, IS.function) ? i + 1 : i
        if (end > start + 1)
          found.push(
            finding('institution-en', 'ORG', 'certain', spanOf(tokens, start, end), REASON),
          )
      }
      i = end - 1
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
function plainHeadEnd(text: string, tokens: readonly Token[], from: number, to: number): number {
  const tied = (i: number): boolean =>
    tokens[i]?.shape === 'lower' && text.slice(tokens[i - 1]?.end, tokens[i]?.start) === ' '
  const isHead = (i: number): boolean => tied(i) && PLAIN_HEADS.has(tokens[i]?.lexeme.folded ?? '')
  const row = tokens.slice(from, to)
  const named = row.some((token) => !has(token, NOT_NAMED)) && !has(row[0], IS.function)
  if (!named) return to
  if (isHead(to)) return to + 1
  return tied(to) && !has(tokens[to], IS.function) && isHead(to + 1) && row.length > 1 ? to + 2 : to
}

const PLAIN_REASON: Reason = {
  es: 'un nombre seguido de «church», «plant», «school»…',
  en: 'a name followed by "church", "plant", "school"…',
}

const PAIR: Reason = { es: 'dos nombres unidos por «&»', en: 'two names joined by "&"' }

/** "Prosser and Sons". */
const KIN_FIRMS = new Set(
  'sons son daughters daughter brothers bros sisters co company partners'.split(' '),
)

const SAINT: Reason = {
  es: 'un santo en genitivo: una iglesia, una escuela o un hospital',
  en: "a saint's: a church, a school or a hospital",
}

/** Before these a head needs an article, so that one without begins a name. */
const OPENERS = new Set(['at', 'for', 'with', 'in', 'from', 'to', 'through'])
/** Heads in raw speech recognition, beside the listed ones. */
const SPOKEN_HEADS = new Set(
  'care storage plant mill farm farms logistics staffing pantry kitchen house outreach network alliance'.split(
    ' ',
  ),
)
/** Kinds of institution, not names: "in high school", "at night school". */
const KINDS = new Set(
  `high middle elementary primary secondary grade summer night law medical graduate nursing business home child day health
  foster urgent intensive hospice public private boarding community junior art trade local state county city federal
  district special emergency patient skin self long short old new another good bad big small every any same`.split(
    /\s+/,
  ),
)
const MOST_SPOKEN = 4

/** Without capitals: "at bright harbor home care", a head with words but no article before it. */
function spoken({ tokens }: DetectionContext): readonly Finding[] {
  const found: Finding[] = []
  for (let i = 1; i < tokens.length; i++) {
    const whole = forceEnd(tokens, i) || localEnd(tokens, i) || saintEnd(tokens, i)
    if (whole > i) {
      const from =
        tokens[i]?.lexeme.folded === 'local' && !has(tokens[i - 1], IS.function) ? i - 1 : i
      found.push(
        finding('institution-en', 'ORG', 'possible', spanOf(tokens, from, whole), PLAIN_REASON),
      )
      i = whole - 1
      continue
    }
    if (!OPENERS.has(tokens[i - 1]?.lexeme.folded ?? '')) continue
    const end = spokenEnd(tokens, i)
    if (end === i) continue
    found.push(finding('institution-en', 'ORG', 'possible', spanOf(tokens, i, end), PLAIN_REASON))
    i = end
  }
  return found
}

const FORCES = new Set('army navy marines'.split(' '))
/** "in the marines", "joined the army": a word that is otherwise no name. */
const forceEnd = (tokens: readonly Token[], at: number): number =>
  FORCES.has(tokens[at]?.lexeme.folded ?? '') && tokens[at - 1]?.lexeme.folded === 'the'
    ? at + 1
    : 0

/** "to saint mary's", "at saint vincent de paul". */
function saintEnd(tokens: readonly Token[], at: number): number {
  const name = tokens[at + 1]
  if (!has(tokens[at], IS.saint) || !has(name, IS.given) || name?.gap !== 'space') return 0
  const particle = tokens[at + 2]?.lexeme.folded === 'de' && tokens[at + 3] !== undefined
  return OPENERS.has(tokens[at - 1]?.lexeme.folded ?? '') ? at + (particle ? 4 : 2) : 0
}

/** "teamsters local two twelve": the number of a union's branch, in words. */
function localEnd(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.lexeme.folded !== 'local') return 0
  let end = at + 1
  while (tokens[end]?.gap === 'space' && has(tokens[end], IS.number)) end++
  return end > at + 1 ? end : 0
}

function spokenEnd(tokens: readonly Token[], at: number): number {
  let end = at
  for (let i = at; i < Math.min(tokens.length, at + MOST_SPOKEN); i++) {
    const token = tokens[i]
    const isFirst = token?.lexeme.folded === 'first'
    if (token?.gap !== 'space' || token.shape !== 'lower') break
    if (!isFirst && has(token, NOT_NAMED & ~IS.neutral)) break
    const isHead = has(token, IS.orgHead) || SPOKEN_HEADS.has(token.lexeme.folded)
    if (isHead && i > at) end = i + 1
    if (KINDS.has(token.lexeme.folded) && i === at && !has(tokens[i + 2], IS.orgHead)) return at
  }
  return end
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
