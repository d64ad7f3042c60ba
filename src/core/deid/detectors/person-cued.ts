import type { Finding, Reason } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital, NAME } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { namedByCue, nameEnd, spanOf } from './name-shape.ts'

const reason = (word: string): Reason => ({
  es: `nombre después de «${word}»`,
  en: `a name after "${word}"`,
})
const INDEFINITE = new Set(['a', 'an', 'un', 'una', 'this'])

/** After these even an everyday word is a name: «don trapito». */
const HONORIFICS = new Set(['don', 'doña', 'dona', 'mr', 'mrs', 'ms', 'dr'])
const PLAIN = IS.function | IS.number | IS.title | IS.country

/** Names after a title, a kin word, a profession or a role: «don X», «mi cuñado X», «la abogada X», "Mr X". */
export const personCued: Detector = {
  id: 'person-cued',
  languages: BOTH,
  categories: ['PERSON'],
  needsWords: IS.title | IS.kin | IS.role,
  detect(text, context) {
    const found: Finding[] = []
    const { tokens } = context
    for (let i = 0; i + 1 < tokens.length; i++) {
      if (!has(tokens[i], IS.title | IS.kin | IS.role)) continue
      const one = after(text, context, i)
      if (one) found.push(one)
    }
    return found
  },
}

function after(text: string, context: DetectionContext, cue: number): Finding | undefined {
  const { tokens } = context
  const word = tokens[cue]
  const next = tokens[cue + 1]
  if (
    !word ||
    !next ||
    belongs(text, word, next) ||
    (has(next, IS.kin | IS.role) && !isCapital(next))
  )
    return undefined
  const title = has(word, IS.title)
  const near = next.gap === 'space' || (next.gap === 'comma' && apposed(context, cue))
  const honoured = context.lowerCase && HONORIFICS.has(word.lexeme.folded) && !has(next, PLAIN)
  if (!near || !(honoured || namedByCue(next, context))) return undefined
  if (has(next, IS.title) || (title && has(next, IS.word) && has(tokens[cue + 2], IS.title)))
    return undefined
  if (title && word.shape === 'initial' && word.lexeme.folded === 'c') return undefined
  const plain = !title && context.lowerCase && !has(next, IS.given) && has(next, IS.word)
  if (plain && !discordant(word, next)) return undefined
  if (has(next, IS.country | IS.neutral | IS.orgHead | IS.eponym) && !has(next, NAME))
    return undefined
  if (!title && has(next, IS.place | IS.org) && !has(next, NAME)) return undefined
  const end = nameEnd(tokens, cue + 1, context)
  const whole =
    title && INDEFINITE.has(tokens[cue - 1]?.lexeme.folded ?? '') && context.language === 'en'
  const strong =
    title || has(next, NAME) || (!context.lowerCase && (next.gap === 'comma' || has(word, IS.kin)))
  const surnamed = tokens
    .slice(cue + 2, end)
    .some((part) => has(part, IS.surname) && !has(part, IS.word | IS.everyday))
  const sure = surnamed || HONORIFICS.has(word.lexeme.folded)
  const certain = strong && (!context.lowerCase || !has(next, IS.everyday) || sure)
  return finding(
    'person-cued',
    'PERSON',
    certain ? 'certain' : 'possible',
    spanOf(tokens, whole ? cue : cue + 1, end),
    reason(word.lexeme.folded),
  )
}

/** "his wife's happy": what is hers, or how she is. */
const belongs = (text: string, cue: Token, next: Token): boolean =>
  /['’]s\b/.test(text.slice(cue.end, next.start))

/** «el contador robles»: a surname in the plural is no adjective of the one before. */
const discordant = (cue: Token, { lexeme }: Token): boolean =>
  (lexeme.flags & IS.surname) !== 0 &&
  /[aeo]s$/.test(lexeme.folded) &&
  !cue.lexeme.folded.endsWith('s')

/** «un pasante, Emilio, …»: a name between commas after the role that it has. */
function apposed({ tokens, lowerCase }: DetectionContext, cue: number): boolean {
  const next = tokens[cue + 1]
  if (lowerCase || !next) return false
  const never = has(tokens[cue], IS.kin) ? NO_NAME & ~IS.neutral : NO_NAME
  const ends = tokens[cue + 2]?.gap === 'comma' && !has(next, never)
  return (has(next, NAME) && !has(next, IS.place)) || (ends && next.shape === 'capital')
}

const NO_NAME = IS.function | IS.neutral | IS.title | IS.kin | IS.role | IS.place | IS.org
