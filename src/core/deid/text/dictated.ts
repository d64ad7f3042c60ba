import { IS } from './flags.ts'
import type { Language } from './lexicon.ts'
import { numberWord, readNumber } from './number-words.ts'
import type { Gap, Token } from './tokens.ts'
import { has } from './tokens.ts'

/** A code said aloud, sign by sign: digits, letters by their names, and marks between them. */
export interface Dictated {
  /** Tokens from `start` to before `end`. */
  readonly start: number
  readonly end: number
  readonly digits: number
  readonly letters: number
  /** Marks between signs: «diagonal», «guion», "dash". */
  readonly marks: number
  /** Tokens that are number words, not figures. */
  readonly said: number
  /** The values of the numbers in it, in order: «seis cuarenta y cuatro» is 6 and 44. */
  readonly numbers: readonly number[]
}

/** Words for marks, and what may stand between two signs without saying one; folded. */
const MARKS: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: new Set('diagonal guion raya barra slash gato'.split(' ')),
  en: new Set('dash hyphen slash stroke hash'.split(' ')),
}
const BETWEEN: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: new Set('y eh em doble griega latina mayuscula minuscula'.split(' ')),
  en: new Set('and uh um er double triple capital'.split(' ')),
}
/** "P as in Peter": words that spell a letter out. */
const SPELLED_OUT = ['as', 'in']

/** Nobody dictates more in one breath; also what keeps a page of figures linear. */
const MOST_SIGNS = 40

const SPOKEN_GAPS: ReadonlySet<Gap> = new Set(['space', 'comma'])

type Sign = 'number' | 'letter' | 'weak' | 'mark' | 'between'

function signOf(token: Token, language: Language): Sign | undefined {
  const word = token.lexeme.folded
  if (token.shape === 'digits' || has(token, IS.number)) return 'number'
  if (token.shape === 'mixed' && /\d/.test(word)) return 'number'
  if (MARKS[language].has(word)) return 'mark'
  if (BETWEEN[language].has(word)) return 'between'
  if (has(token, IS.letter)) return has(token, IS.function) ? 'weak' : 'letter'
  return word.length === 1 && /\p{L}/u.test(word)
    ? has(token, IS.function)
      ? 'weak'
      : 'letter'
    : undefined
}

/** Whether a token says a mark: «diagonal», "dash". */
export const isMark = (token: Token | undefined, language: Language): boolean =>
  MARKS[language].has(token?.lexeme.folded ?? '')

/** Whether a sign follows a token, or the word that spells it: what else is no code of its own. */
export function isFollowed(tokens: readonly Token[], at: number, language: Language): boolean {
  const next = tokens[at + 1]
  if (!next) return false
  return signOf(next, language) !== undefined || next.lexeme.folded === SPELLED_OUT[0]
}

/** The dictated code that begins at a token, or nothing. */
export function dictatedAt(
  tokens: readonly Token[],
  at: number,
  language: Language,
): Dictated | undefined {
  const signs: { readonly sign: Sign; readonly index: number }[] = []
  for (let i = at; i < Math.min(tokens.length, at + MOST_SIGNS); i++) {
    const token = tokens[i]
    if (!token || (i > at && !SPOKEN_GAPS.has(token.gap))) break
    const sign = signOf(token, language)
    if (!sign) {
      if (!SPELLED_OUT.every((word, k) => tokens[i + k]?.lexeme.folded === word)) break
      i += SPELLED_OUT.length
    } else signs.push({ sign, index: i })
  }
  while (isEdge(signs.at(-1)?.sign, signs.at(-2)?.sign)) signs.pop()
  while (isEdge(signs[0]?.sign, signs[1]?.sign)) signs.shift()
  const first = signs[0]
  const last = signs.at(-1)
  return first && last
    ? summed(tokens, signs, first.index, endOf(tokens, last.index), language)
    : undefined
}

/** At an edge only numbers and letters count, and a word such as «te» or «de» only beside a letter. */
const isEdge = (sign: Sign | undefined, next: Sign | undefined): boolean =>
  sign === 'between' || sign === 'mark' || (sign === 'weak' && next !== 'letter')

/** Over "P as in Peter" at the end. */
const endOf = (tokens: readonly Token[], last: number): number =>
  SPELLED_OUT.every((word, k) => tokens[last + 1 + k]?.lexeme.folded === word)
    ? last + SPELLED_OUT.length + 2
    : last + 1

function summed(
  tokens: readonly Token[],
  signs: readonly { readonly sign: Sign; readonly index: number }[],
  start: number,
  end: number,
  language: Language,
): Dictated {
  const of = (...kinds: readonly Sign[]) => signs.filter(({ sign }) => kinds.includes(sign))
  const numbers = of('number').map(({ index }) => tokens[index])
  return {
    start,
    end,
    digits: Math.ceil(numbers.reduce((sum, token) => sum + digitsOf(token, language), 0)),
    letters: of('letter', 'weak').length,
    marks: of('mark').length,
    said: numbers.filter((token) => has(token, IS.number)).length,
    numbers: valuesOf(tokens, start, end, language),
  }
}

/** «treinta y tres» is two digits: the ten brings one, the unit another. */
function digitsOf(token: Token | undefined, language: Language): number {
  if (!token) return 0
  if (!has(token, IS.number)) return token.lexeme.folded.replace(/\D/g, '').length
  const value = numberWord(token.lexeme.folded, language)
  if (value === undefined) return token.lexeme.folded.startsWith('double') ? 2 : 0
  if (value < 10) return 1
  if (value < 100) return value >= 30 && value % 10 === 0 ? 1.5 : 2
  return value === 100 ? 1.5 : 1
}

function valuesOf(
  tokens: readonly Token[],
  start: number,
  end: number,
  language: Language,
): readonly number[] {
  const words = tokens.slice(start, end).map(({ lexeme }) => lexeme.folded)
  const values: number[] = []
  for (let i = 0; i < words.length; i++) {
    const read = readNumber(words, i, language)
    const figures = Number(words[i])
    if (read) {
      values.push(read.value)
      i += read.length - 1
    } else if (words[i] !== '' && Number.isFinite(figures)) values.push(figures)
  }
  return values
}
