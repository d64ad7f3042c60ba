import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital, NAME } from '../text/tokens.ts'

const MOST_PARTS = 7
const PERSON_JOINTS = new Set(
  'de del la las los da das do dos van von der den di bin ter ten mac'.split(' '),
)
const NOT_IN_NAMES = IS.country | IS.neutral | IS.month | IS.weekday | IS.orgHead | IS.number

/** Whether a token may be a part of a name as it is written: by its capital, or by the lists. */
export function nameLike(token: Token | undefined, context: DetectionContext): boolean {
  if (!token || token.shape === 'digits' || token.shape === 'mixed') return false
  if (context.lowerCase) return has(token, NAME) && !has(token, IS.function)
  if (!isCapital(token)) return false
  if (has(token, IS.function) && !has(token, IS.given))
    return token.shape === 'initial' && followsInitial(token)
  return !has(token, NOT_IN_NAMES) || has(token, IS.given)
}

/** «Vadillo Cámara»: a head of institutions that ends a name. */
const endsName = (token: Token, next: Token | undefined): boolean =>
  has(token, IS.orgHead) &&
  has(token, IS.surname) &&
  (next === undefined || next.gap !== 'space' || next.shape === 'lower') &&
  !PERSON_JOINTS.has(next?.lexeme.folded ?? '')

const followsInitial = (token: Token): boolean => !has(token, IS.neutral)

/** Whether a token can begin a name after a strong cue («don», «me llamo»), list or no list. */
export function namedByCue(token: Token | undefined, context: DetectionContext): boolean {
  if (!token) return false
  if (!context.lowerCase) return nameLike(token, context)
  if (token.shape !== 'lower' || has(token, IS.function | IS.title | IS.number)) return false
  return has(token, NAME) || !has(token, IS.word)
}

/** The index after the last part of a person's name that begins at a token. */
export function nameEnd(tokens: readonly Token[], at: number, context: DetectionContext): number {
  let end = at + 1
  while (end < tokens.length && end - at < MOST_PARTS) {
    const next = overJoints(tokens, end)
    if (context.lowerCase && next === end + 2 && tokens[next]?.lexeme.folded === 'o') {
      end = next + 1
      continue
    }
    const token = tokens[next]
    if (!token || token.gap !== 'space') break
    if (context.lowerCase && token.lexeme === tokens[end - 1]?.lexeme) break
    const isLast = isCapital(token) && endsName(token, tokens[next + 1])
    if (!isLast && !continues(token, next > end, tokens[at], context)) break
    if (next === end && opensAddress(tokens, next)) break
    end = next + 1
  }
  return end > at + 1 && isLetterOnly(tokens[end - 1]) && !has(tokens[end - 2], IS.joint)
    ? end - 1
    : end
}

/** «Carlos A», "Interview A": at the end a letter that is a word as well is no part of a name. */
const isLetterOnly = (token: Token | undefined): boolean =>
  token?.shape === 'initial' && has(token, IS.function)

function continues(
  token: Token,
  joined: boolean,
  first: Token | undefined,
  context: DetectionContext,
): boolean {
  if (!nameLike(token, context))
    return !joined && context.lowerCase && (unheard(token, first) || isInitial(token, first))
  if (joined && has(token, IS.place) && !has(token, IS.surname)) return false
  if (joined && context.lowerCase)
    return has(token, IS.surname | IS.surnameAbroad) && !has(token, IS.orgHead)
  if (!context.lowerCase) return true
  if (has(token, IS.kin | IS.role | IS.title | IS.place) && !has(token, IS.given)) {
    return has(token, IS.surname) && has(first, IS.given) && !has(token, IS.role | IS.kin)
  }
  return (
    !has(token, IS.word) ||
    has(token, IS.surname) ||
    (has(token, IS.given) && !has(token, IS.everyday))
  )
}

/** In raw speech recognition a word of no list and no dictionary after a given name: a surname. */
const unheard = (token: Token, first: Token | undefined): boolean =>
  token.shape === 'lower' &&
  (token.lexeme.flags & ~IS.phraseStart) === 0 &&
  token.end - token.start >= LEAST_OF_SURNAME &&
  ((has(first, IS.given) && !has(first, IS.everyday)) ||
    (has(first, IS.joint) && !has(first, IS.function)))
const LEAST_OF_SURNAME = 3

/** «karely n», as courts and the police have it. */
const isInitial = (token: Token, first: Token | undefined): boolean =>
  /^\p{Ll}$/u.test(token.lexeme.folded) &&
  !has(token, IS.function) &&
  ((has(first, IS.given) && !has(first, IS.everyday)) || isLetter(first))
const isLetter = (token: Token | undefined): boolean => /^\p{Ll}$/u.test(token?.lexeme.folded ?? '')

/** «Avda. Reyes», «Carretera de X», «C/ Y»: a word for street that begins an address after a name. */
export function opensAddress(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (!has(token, IS.street) || !isCapital(token) || !next) return false
  if (token?.shape === 'initial') return next.gap === 'other'
  return (
    (next.gap === 'space' || next.gap === 'other') &&
    (isCapital(next) || next.shape === 'digits' || PERSON_JOINTS.has(next.lexeme.folded))
  )
}

/** Skips «de la» between two parts of a name; the same index when there is none. */
function overJoints(tokens: readonly Token[], at: number): number {
  let i = at
  while (
    i < at + 3 &&
    tokens[i]?.gap === 'space' &&
    PERSON_JOINTS.has(tokens[i]?.lexeme.folded ?? '')
  )
    i++
  return i
}

/** Whether a capital here says something: inside a sentence, not at its start. */
export const capitalInside = (token: Token): boolean => isCapital(token) && !token.first

/** After these a thing follows: «la overol», "the vape". */
export const DETERMINERS = new Set(
  'el la los las un una mi tu su al del de en con por para a este ese esta esa the an my your his her its our their this that in at of to'.split(
    ' ',
  ),
)

/** The span of a range of tokens, end exclusive. */
export function spanOf(
  tokens: readonly Token[],
  from: number,
  to: number,
): { start: number; end: number } {
  const first = tokens[from]
  const last = tokens[Math.min(to, tokens.length) - 1]
  return { start: first?.start ?? 0, end: last?.end ?? 0 }
}
