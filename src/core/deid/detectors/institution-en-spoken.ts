import type { DetectionContext } from '../text/context.ts'
import type { Finding, Reason } from '../finding.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has } from '../text/tokens.ts'
import { finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

const REASON: Reason = {
  es: 'un nombre sin artículo antes de «college», «care», «farm»…',
  en: 'a name without an article before "college", "care", "farm"…',
}
const PLAIN = IS.country | IS.month | IS.weekday | IS.function | IS.title | IS.number

/** Before these a head needs an article, so that one without begins a name. */
const OPENERS = new Set('at for with in from to through rang phoned joined'.split(' '))
/** Heads in raw speech recognition, beside the listed ones. */
const SPOKEN_HEADS = new Set(
  `care storage plant mill farm farms logistics staffing pantry kitchen house outreach network alliance regional health lodge
  living law electrical uni project fund holdings theatre theater recovery freight haulage roofing plumbing landscaping dairy
  orchards coalition`.split(/\s+/),
)
/** Heads before which also an article and plain words begin a name: "the salutation hotel", "the open door society". */
const DEFINITE_HEADS = new Set(
  'hotel society institute college association theatre theater coalition church chapel trust foundation academy fund lodge inn'.split(
    ' ',
  ),
)
const QUALITIES = new Set(
  `catholic protestant christian local whole main next first second third other only last old nearest nice big whole housing
  tenants residents parents teachers students wee poor entire actual original former rival`.split(
    /\s+/,
  ),
)
/** Kinds of institution, not names: "in high school", "at night school". */
const KINDS = new Set(
  `high middle elementary primary secondary grade summer night law medical graduate nursing business home child day health
  foster urgent intensive hospice public private boarding community junior art trade local state county city federal
  district special emergency patient skin self mental family rural environmental occupational behavioral behavioural oral sexual
  assisted independent long short old new another good bad big small every any same`.split(/\s+/),
)
const MOST_SPOKEN = 4
/** "the old regular baptist church", not "the old baptist church". */
const LEAST_AFTER_KIND = 3

/** English institutions in raw speech recognition: "at bright harbor home care", "in the navy", "teamsters local two". */
export function spokenInstitutions({ tokens }: DetectionContext): readonly Finding[] {
  const found: Finding[] = []
  for (let i = 1; i < tokens.length; i++) {
    const whole = forceEnd(tokens, i) || localEnd(tokens, i) || saintEnd(tokens, i)
    if (whole > i) {
      const from =
        tokens[i]?.lexeme.folded === 'local' && !has(tokens[i - 1], IS.function) ? i - 1 : i
      found.push(finding('institution-en', 'ORG', 'possible', spanOf(tokens, from, whole), REASON))
      i = whole - 1
      continue
    }
    const before = tokens[i - 1]?.lexeme.folded ?? ''
    const end =
      before === 'the' ? definiteEnd(tokens, i) : OPENERS.has(before) ? spokenEnd(tokens, i) : i
    if (end === i) continue
    found.push(finding('institution-en', 'ORG', 'possible', spanOf(tokens, i, end), REASON))
    i = end
  }
  return found
}

/** "the mission gardens church", "the salutation hotel"; not "the local church", "the high school". */
function definiteEnd(tokens: readonly Token[], at: number): number {
  const first = tokens[at]?.lexeme.folded ?? ''
  const isKind = KINDS.has(first) || QUALITIES.has(first)
  for (let i = at; i < Math.min(tokens.length, at + MOST_SPOKEN + 1); i++) {
    const token = tokens[i]
    if (token?.gap !== 'space' || token.shape !== 'lower' || has(token, PLAIN)) return at
    if (i > at && DEFINITE_HEADS.has(token.lexeme.folded))
      return isKind && i < at + LEAST_AFTER_KIND ? at : i + 1
  }
  return at
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
    if (!isFirst && has(token, PLAIN)) break
    const isHead = has(token, IS.orgHead) || SPOKEN_HEADS.has(token.lexeme.folded)
    if (isHead && i > at) end = i + 1
    if (KINDS.has(token.lexeme.folded) && i === at && !has(tokens[i + 2], IS.orgHead)) return at
  }
  return end
}
