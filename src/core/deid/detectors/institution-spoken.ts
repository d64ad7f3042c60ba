import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, NAME } from '../text/tokens.ts'
import { FIRM_READERS, FIRMS, SHOPS } from './institution-spoken-firms.ts'
import { DATED, NUMBERED, OFFICES, PUBLIC_READERS, UNIONS } from './institution-spoken-public.ts'
import { overSmall, qualifies, set, WHEREABOUTS, word } from './spoken-words.ts'
import type { Reader } from './spoken-words.ts'

const MOST_ADJECTIVES = 3
const MOST_ODD = 3
/** Adjectives that stand for a head: «el psiquiátrico de tampico». */
const ALONE = set('psiquiatrico materno tecnologico politecnico')
const WEAK_HEADS = [FIRMS, OFFICES, UNIONS, DATED, NUMBERED, ALONE]

/** In raw speech recognition: the index after the name of an institution whose head is at `at`; `at` when there is none. */
export function spokenEnd(context: DetectionContext, at: number): number {
  const { tokens } = context
  const isHouse =
    word(tokens[at]) === 'casa' || word(tokens[at + 1]) === 'hogar' || has(tokens[at + 1], IS.saint)
  const isHead =
    has(tokens[at], IS.orgHead) ||
    isHouse ||
    WEAK_HEADS.some((heads) => heads.has(word(tokens[at])))
  if (!isHead) return at
  let after = at + 1
  while (
    after <= at + MOST_ADJECTIVES &&
    tokens[after]?.gap === 'space' &&
    qualifies(tokens[after])
  )
    after++
  const least = after > at + 1 && word(tokens[at]) !== 'casa' ? after : at
  return Math.max(least, ...READERS.map((read) => read(context, at, after)))
}

/** «maderería maderas el roblecito»: what it sells begins the name. */
const doubled: Reader = (context, at, after) => {
  const { tokens } = context
  const isHead = has(tokens[after], IS.orgHead | IS.orgHeadWeak) && tokens[after]?.gap === 'space'
  const end = isHead ? spokenEnd(context, after) : after
  return end > after ? end : at
}

/** After «de» or at once: a listed phrase, a place, a name, a word of no dictionary; partners over «y». */
const listed: Reader = ({ tokens, phrases }, at, after) => {
  const next = overSmall(tokens, after)
  const phrase = phrases[next]
  if (phrase) return next + phrase.length
  const token = tokens[next]
  if (token?.gap !== 'space' || has(token, IS.function | IS.number)) return at
  if (WHEREABOUTS.has(word(token))) return at
  const isKnown = has(token, IS.place | IS.org | NAME) || !has(token, IS.word)
  if (!isKnown || (next === after && has(token, IS.given) && !SHOPS.has(word(tokens[at]))))
    return at
  let last = next + 1
  while (last < next + MOST_ODD && isOdd(token) && isOdd(tokens[last])) last++
  if (has(tokens[last], IS.surname) && !has(tokens[last], IS.everyday)) return last + 1
  const partner = tokens[last + 1]
  const isPartner = has(partner, IS.surname) || !has(partner, IS.word | IS.function)
  return word(tokens[last]) === 'y' &&
    has(token, IS.surname) &&
    partner?.gap === 'space' &&
    isPartner
    ? last + 2
    : last
}

/** A word of no list and no dictionary. */
const isOdd = (token: Token | undefined): boolean =>
  token?.gap === 'space' && token.lexeme.flags === 0

const READERS: readonly Reader[] = [...PUBLIC_READERS, ...FIRM_READERS, doubled, listed]
