import type { Finding, Reason, Tier } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital, NAME } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { nameEnd, nameLike, spanOf } from './name-shape.ts'

const GIVEN: Reason = {
  es: 'está en la lista de nombres de pila',
  en: 'is in the list of given names',
}
const CHAIN: Reason = { es: 'nombre de pila con apellido', en: 'a given name with a surname' }
const SURNAME: Reason = { es: 'está en la lista de apellidos', en: 'is in the list of surnames' }

/** Given names of the lists, with the surnames that follow; surnames by themselves. */
export const personListed: Detector = {
  id: 'person-listed',
  languages: BOTH,
  categories: ['PERSON'],
  detect(_text, context) {
    const found: Finding[] = []
    const { tokens } = context
    for (let i = 0; i < tokens.length; i++) {
      if (!has(tokens[i], NAME)) continue
      const everyday =
        context.lowerCase && has(tokens[i], IS.given) && (surnamed(tokens, i) || doubled(tokens, i))
      if (!nameLike(tokens[i], context) && !everyday) {
        const careless = tokens[i]
        if (careless && uncapitalised(context, careless, i)) {
          const from = careless.gap === 'space' && byname(context, i) ? i - 1 : i
          found.push(
            finding('person-listed', 'PERSON', 'possible', spanOf(tokens, from, i + 1), GIVEN),
          )
        }
        continue
      }
      const end = nameEnd(tokens, i, context)
      const tier = context.lowerCase ? spoken(context, i, end) : written(context, i, end)
      if (!tier) continue
      const from = tokens[i]?.gap === 'space' && byname(context, i) ? i - 1 : i
      const why = end > i + 1 ? CHAIN : has(tokens[i], IS.given | IS.givenAbroad) ? GIVEN : SURNAME
      found.push(finding('person-listed', 'PERSON', tier, spanOf(tokens, from, end), why))
      i = end - 1
    }
    return found
  },
}

const EPITHETS = {
  es: new Set('na tata nana ñora'.split(' ')),
  en: new Set('big little lil ol old young crazy fat slim'.split(' ')),
} as const

/** "Big Mike", «tata Lencho»: what belongs to a byname, before it. */
const byname = ({ tokens, language }: DetectionContext, at: number): boolean =>
  EPITHETS[language].has(tokens[at - 1]?.lexeme.folded ?? '') &&
  has(tokens[at], IS.given) &&
  !has(tokens[at], IS.kin | IS.role)

/** The tier of a name in a text with capitals; nothing when the capital may mean something else. */
function written(context: DetectionContext, at: number, end: number): Tier | undefined {
  const { tokens, record } = context
  const token = tokens[at]
  if (!token) return undefined
  const surnames = tokens
    .slice(at + 1, end)
    .some((t) => has(t, IS.surname | IS.surnameAbroad | IS.given))
  if (
    end === at + 1 &&
    (has(token, IS.title | IS.role) || (tokens[end]?.gap === 'colon' && has(token, IS.word)))
  )
    return undefined
  if (token.shape === 'initial') return surnames ? 'possible' : undefined
  if (end === at + 1 && has(token, IS.neutral)) return undefined
  if (
    has(token, IS.function) &&
    (token.first || token.shape !== 'capital') &&
    !surnamed(tokens, at)
  )
    return undefined
  if (has(token, IS.given) && surnames) return 'certain'
  if (record && (end === at + 1 || !surnames)) return aloneInRecord(context, at)
  if (end > at + 1) return has(token, IS.given | IS.givenAbroad) ? 'certain' : 'possible'
  if (has(token, IS.place | IS.org) && placed(tokens, at)) return undefined
  if (token.shape === 'upper' && (!has(token, IS.given) || has(token, IS.org))) return undefined
  const doubtful = has(token, IS.everyday) || (has(token, IS.word) && !has(token, IS.given))
  if (token.first && isTurn(tokens, at) && has(token, IS.surname) && !doubtful) return 'possible'
  if (token.first && doubtful && has(token, IS.given) && acts(tokens, at)) return 'possible'
  if (token.first)
    return doubtful || !has(token, IS.given | IS.givenAbroad) ? undefined : sureness(token)
  const apart = token.gap === 'comma' || !isCapital(tokens[at - 1])
  if (has(token, IS.given) && apart) return sureness(token)
  return doubtful ? 'possible' : sureness(token)
}

/** "Will Begay": an everyday word at the start, with a surname that is none. */
const surnamed = (tokens: readonly Token[], at: number): boolean =>
  has(tokens[at + 1], IS.surname) && !has(tokens[at + 1], IS.word | IS.kin)

/** «rosa elena»: an everyday word before a given name that is none, or that has a surname, or alone in a turn. */
function doubled(tokens: readonly Token[], at: number): boolean {
  const second = tokens[at + 1]
  if (second?.gap !== 'space' || !has(second, IS.given) || has(second, IS.place | IS.function))
    return false
  const opens = tokens[at]?.gap !== 'space' && tokens[at]?.gap !== 'comma'
  return !has(second, IS.word | IS.everyday) || surnamed(tokens, at + 1) || opens
}

/** What people do and things do not. */
const DEEDS = new Set(
  `said says told asked rang phoned texted came went lives lived works worked thinks thought knows knew got brought took
  dijo dice comento platico llamo vino llego trabaja trabajaba vive vivia cree piensa sabe trajo llevo quiere queria`.split(
    /\s+/,
  ),
)

/** "Kit and Bo", "Mark said", «Luz dijo»: an everyday name at the start of a sentence, doing what a person does. */
function acts(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  if (next?.gap === 'comma') return isCapital(next) && has(next, IS.given)
  const joined = ['and', 'y'].includes(next?.lexeme.folded ?? '') && tokens[at + 2]
  return joined
    ? isCapital(joined) && has(joined, NAME)
    : next?.gap === 'space' && DEEDS.has(next.lexeme.folded)
}

/** A turn or a sentence of one word. */
const isTurn = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1] === undefined || tokens[at + 1]?.gap === 'stop'

const sureness = (token: Token): Tier =>
  has(token, IS.given) && !has(token, IS.place | IS.org | IS.eponym) ? 'certain' : 'possible'

/** In a report a lone capital is more often an eponym or a drug. */
function aloneInRecord(context: DetectionContext, at: number): Tier | undefined {
  const token = context.tokens[at]
  const usual = has(token, IS.given) && !has(token, IS.everyday | IS.eponym | IS.place | IS.org)
  return usual &&
    token?.shape === 'capital' &&
    !token.first &&
    !has(context.tokens[at - 1], IS.joint)
    ? 'possible'
    : undefined
}

const placed = (tokens: readonly Token[], at: number): boolean =>
  has(tokens[at - 1], IS.placePreposition) &&
  tokens[at]?.gap === 'space' &&
  !['a', 'de', 'por', 'to'].includes(tokens[at - 1]?.lexeme.folded ?? '')

const COMMON =
  IS.word | IS.everyday | IS.function | IS.place | IS.org | IS.neutral | IS.kin | IS.title

/** A given name that somebody typed without its capital, and that is no other word. */
const uncapitalised = (
  { tokens, lowerCase, record }: DetectionContext,
  token: Token,
  at: number,
): boolean =>
  !lowerCase &&
  !record &&
  token.shape === 'lower' &&
  has(token, IS.given) &&
  !has(token, COMMON & ~IS.place) &&
  !(has(token, IS.place) && has(tokens[at - 1], IS.placePreposition))

/** No other word, and no town after «en». */
const isAlone = (tokens: readonly Token[], at: number): boolean =>
  !has(tokens[at], COMMON & ~IS.place) &&
  !(has(tokens[at], IS.place) && has(tokens[at - 1], IS.placePreposition))

const LEAST_OF_SURNAME = 4
const long = ({ start, end }: Token): boolean => end - start >= LEAST_OF_SURNAME

/** The tier of a name in raw speech recognition: only what is hardly ever another word. */
function spoken(context: DetectionContext, at: number, end: number): Tier | undefined {
  const { tokens } = context
  const token = tokens[at]
  if (!token || isCapital(token)) return undefined
  const follows = end > at + 1
  if (has(token, IS.function | IS.number | IS.month | IS.title))
    return has(token, IS.given) && surnamed(tokens, at) ? 'possible' : undefined
  if (!has(token, IS.given | IS.givenAbroad))
    return has(token, IS.surname) && long(token) && isAlone(tokens, at) ? 'possible' : undefined
  if (has(token, IS.given | IS.surname) && token.gap === 'space' && byname(context, at))
    return 'possible'
  if (
    has(token, IS.place) &&
    !has(token, COMMON & ~IS.place) &&
    !has(tokens[at - 1], IS.placePreposition)
  )
    return 'possible'
  if (has(token, IS.given) && !has(token, IS.everyday | IS.place | IS.org))
    return follows || !has(token, IS.word) ? 'certain' : 'possible'
  const surname = tokens.slice(at + 1, end).some((t) => has(t, IS.surname) && !has(t, IS.everyday))
  const foreign = has(token, IS.givenAbroad) && !has(token, IS.word | IS.everyday)
  if (follows && surname && (has(token, IS.given) || foreign)) return 'possible'
  return has(token, IS.given) && doubled(tokens, at) ? 'possible' : undefined
}
