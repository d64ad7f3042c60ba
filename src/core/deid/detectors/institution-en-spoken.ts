import type { DetectionContext } from '../text/context.ts'
import type { Finding, Reason } from '../finding.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has } from '../text/tokens.ts'
import { finding } from './detector.ts'
import { OPENERS, PLAIN, SPOKEN_HEADS, WHOLE } from './institution-en-whole.ts'
import { spanOf } from './name-shape.ts'

const REASON: Reason = {
  es: 'un nombre sin artículo antes de «college», «care», «farm»…',
  en: 'a name without an article before "college", "care", "farm"…',
}
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
    const whole = Math.max(...WHOLE.map((read) => read(tokens, i)))
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
