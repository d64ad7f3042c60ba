import type { Finding } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

const PREPOSITIONS = new Set([
  'en',
  'de',
  'a',
  'desde',
  'hasta',
  'por',
  'hacia',
  'in',
  'from',
  'to',
  'near',
  'around',
  'outside',
  'rumbo',
])
const REACH = 4
const MOST_PARTS = 4

/** Places after a verb of living or moving: «vivo en X», «nací en X», "grew up in X". */
export const homePlace: Detector = {
  id: 'home-place',
  languages: BOTH,
  categories: ['PLACE'],
  detect(_text, context) {
    const found: Finding[] = []
    const { tokens } = context
    for (let i = 1; i < tokens.length; i++) {
      if (!PREPOSITIONS.has(tokens[i - 1]?.lexeme.folded ?? '') || !lived(context, i - 1)) continue
      const end = Math.max(placeEnd(context, i), phraseEnd(context, i))
      if (end === i) continue
      found.push(
        finding('home-place', 'PLACE', 'certain', spanOf(tokens, i, end), {
          es: 'lugar después de «vivir en», «venir de»…',
          en: 'a place after "live in", "come from"…',
        }),
      )
    }
    return found
  },
}

function lived({ tokens }: DetectionContext, preposition: number): boolean {
  for (let i = preposition - 1; i >= Math.max(0, preposition - REACH); i--) {
    if (tokens[i + 1]?.gap === 'stop') return false
    if (has(tokens[i], IS.homeVerb)) return true
    if (i === preposition - 1 && tokens[preposition]?.lexeme.folded === 'de' && isBeing(tokens[i]))
      return true
  }
  return false
}

const BEING = new Set('soy eres es somos son era eran'.split(' '))
const isBeing = (token: Token | undefined): boolean => BEING.has(token?.lexeme.folded ?? '')

/** In raw speech recognition a listed place with its article: «vivo en las pintas». */
function phraseEnd({ lowerCase, phrases }: DetectionContext, at: number): number {
  const phrase = lowerCase ? phrases[at] : undefined
  return phrase && (phrase.value & IS.place) !== 0 ? at + phrase.length : at
}

function placeEnd({ tokens, lowerCase, language }: DetectionContext, at: number): number {
  const token = tokens[at]
  const never =
    IS.country |
    IS.neutral |
    IS.month |
    IS.weekday |
    IS.number |
    IS.orgHead |
    IS.function |
    IS.title
  if (
    !token ||
    token.gap !== 'space' ||
    has(token, never) ||
    (has(token, IS.org) && !has(token, IS.place))
  )
    return at
  if (language === 'es' && has(token, IS.given) && !has(token, IS.place)) return at
  if (lowerCase)
    return token.shape === 'lower' &&
      (has(token, IS.place) || !has(token, IS.word)) &&
      !has(token, IS.everyday)
      ? at + 1
      : at
  if (!isCapital(token)) return at
  let end = at + 1
  while (
    end < at + MOST_PARTS &&
    tokens[end]?.gap === 'space' &&
    isCapital(tokens[end]) &&
    !has(tokens[end], IS.orgHead)
  )
    end++
  return end
}
