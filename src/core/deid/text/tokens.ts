import { ABBREVIATIONS } from './abbreviations.ts'
import { IS } from './flags.ts'
import type { Lexeme, Lexicon } from './lexicon.ts'

/** What stands between a token and the one before it. */
export type Gap = 'space' | 'ampersand' | 'comma' | 'stop' | 'colon' | 'other'
/** How a token is written. `initial` is one capital letter. */
export type Shape = 'lower' | 'capital' | 'upper' | 'initial' | 'digits' | 'mixed'

/** A word or number of a text; `start` and `end` are UTF-16 offsets, end exclusive. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly lexeme: Lexeme
  readonly shape: Shape
  readonly gap: Gap
  /** Whether a sentence (or a turn) begins here, where any word has a capital. */
  readonly first: boolean
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’·-][\p{L}\p{N}\p{M}]+)*/gu
const STOP = /[.?!¿¡…\n\r\u2028"“”«»—–*>|•)\]]/
const SIMPLE = /^[ \t\u00a0]{1,3}$/

/** The tokens of a text, in order. The English possessive «'s» stays outside its word. */
export function tokenise(text: string, lexicon: Lexicon): readonly Token[] {
  const tokens: Token[] = []
  let last = 0
  let previous: Token | undefined
  for (const match of text.matchAll(WORD)) {
    const start = match.index
    const word = match[0]
    const end = start + word.length - (possessive(word) ? 2 : 0)
    const surface = text.slice(start, end)
    const lexeme = lexicon.lexeme(surface)
    const oneSpace = start === last + 1 && text.charCodeAt(last) === SPACE
    const between = oneSpace ? ' ' : text.slice(last, start)
    const hesitates = previous && PAUSE.test(between) && /^\p{Ll}/u.test(surface)
    const gap = oneSpace && previous ? 'space' : hesitates ? 'comma' : gapOf(between, previous)
    const first = previous === undefined || gap === 'stop' || gap === 'colon'
    previous = { start, end, lexeme, shape: lexeme.shape, gap, first }
    tokens.push(previous)
    last = end
  }
  return tokens
}

const SPACE = 32
/** «treinta y seis... dieciocho»: who goes on in lower case has only paused. */
const PAUSE = /^ ?(?:\.{2,4}|…) ?$/

function possessive(word: string): boolean {
  const before = word.charAt(word.length - 2)
  return (before === "'" || before === '’') && /s/i.test(word.charAt(word.length - 1))
}

function gapOf(between: string, previous: Token | undefined): Gap {
  if (between === ' ' || SIMPLE.test(between)) return 'space'
  if (previous === undefined) return 'stop'
  if (/^\.[ \t]{0,2}$/.test(between) && abbreviates(previous)) return 'space'
  if (between === ' & ' || between === '&') return 'ampersand'
  if (STOP.test(between)) return 'stop'
  if (between.includes(':')) return 'colon'
  if (/^[ \t]*,[ \t]*$/.test(between)) return 'comma'
  return "'s ’s".includes(between.trimEnd()) ? 'space' : 'other'
}

const abbreviates = (token: Token): boolean =>
  token.shape === 'initial' || (token.shape !== 'digits' && ABBREVIATIONS.has(token.lexeme.folded))

/** Whether a token has any of the flags. */
export const has = (token: Token | undefined, flags: number): boolean =>
  token !== undefined && (token.lexeme.flags & flags) !== 0

export const isCapital = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.shape === 'capital' || token.shape === 'upper' || token.shape === 'initial')

/** The flags that make a word a name by itself. */
export const NAME = IS.given | IS.givenAbroad | IS.surname | IS.surnameAbroad
