import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital } from '../text/tokens.ts'
import {
  endsAsStreet,
  isJoint,
  isMissing,
  isStreetAfter,
  isStreetBefore,
  isUnit,
} from './address-words.ts'

/** What address parts are read from. */
export interface Reading extends DetectionContext {
  readonly text: string
}

/** What stands between two tokens of an address. */
export type Break = 'space' | 'dot' | 'comma' | 'line' | 'bracket' | 'other'

/** `street`: a word or ending says so. `numbered`: capitals between two numbers. `loose`: beside one. */
export type PartKind =
  | 'street'
  | 'numbered'
  | 'loose'
  | 'unit'
  | 'box'
  | 'region'
  | 'postcode'
  | 'country'
  | 'town'

/** A part of an address over tokens; `end` is exclusive. */
export interface Part {
  readonly kind: PartKind
  readonly end: number
}

const LONGEST_BREAK = 40
const MOST_NAME_WORDS = 8
const MOST_TOWN_WORDS = 6
const LINE = /^[ \t]*[.,]?[ \t]*(?:\r?\n[ \t>?|*\\]*){1,3},?[ \t]*$/
const HOUSE = /^\d{1,6}(?:[a-z]|[-·]\d{1,5}[a-z]?)?$/
const UNIT_NUMBER = /^(?:\d{1,5}[a-z]?|[a-z]\d{0,4}|\d{1,3}-\d{1,4})$/
const POSTCODE = /^(?:\d{3,6}|\d{2,5}-\d{3,4}|[a-z]{1,2}-?\d{3,5})$/
/** Postcodes of two groups: 394 13 and 7412 SL, SW1A 2AA and K1A 0B1. */
const POSTCODE_GROUPS: readonly (readonly [RegExp, RegExp])[] = [
  [/^\d{3}$/, /^\d{2}$/],
  [/^\d{4}$/, /^[a-z]{2}$/],
  [/^[a-z]{1,2}\d[a-z\d]?$/, /^\d[a-z]{2}$/],
  [/^[a-z]\d[a-z]$/, /^\d[a-z]\d$/],
]

const folded = (token: Token | undefined): string => token?.lexeme.folded ?? ''

/** What stands before a token, from the one before it. */
export function breakBefore({ text, tokens }: Reading, at: number): Break {
  const token = tokens[at]
  const previous = tokens[at - 1]
  if (!token || !previous || token.start - previous.end > LONGEST_BREAK) return 'other'
  if (token.gap === 'space' && token.start - previous.end === 1) return 'space'
  const between = text.slice(previous.end, token.start)
  if (/^[ \t\u00a0]+$/.test(between)) return 'space'
  if (/^[./]{1,2}[ \t]*$/.test(between)) return 'dot'
  if (/^[.]?[ \t]*,[ \t]*$/.test(between)) return 'comma'
  if (LINE.test(between)) return 'line'
  return /^ ?[()]$|^\) $/.test(between) ? 'bracket' : 'other'
}

/** Whether a dot after a token abbreviates rather than ends a sentence. */
const abbreviates = (token: Token | undefined): boolean =>
  token !== undefined &&
  (isUnit(token) ||
    isStreetBefore(token) ||
    isStreetAfter(token) ||
    token.shape === 'initial' ||
    HOUSE.test(folded(token)))

/** Whether two tokens stand on one line with nothing but a space, or the dot of an abbreviation. */
export const joined = (reading: Reading, at: number): boolean => {
  const gap = breakBefore(reading, at)
  return gap === 'space' || (gap === 'dot' && abbreviates(reading.tokens[at - 1]))
}

export const isHouseNumber = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.shape === 'digits' || token.shape === 'mixed') &&
  HOUSE.test(token.lexeme.folded)

/** Whether a token may be a word of a street's or a town's name. */
export function isNameWord(token: Token | undefined, { lowerCase }: Reading): boolean {
  if (!token || token.shape === 'digits') return false
  if (has(token, IS.function)) return isCapital(token) && token.lexeme.folded === 'the'
  if (lowerCase) return token.shape === 'lower' && !has(token, IS.number)
  return isCapital(token) || /^\d{1,3}(?:st|nd|rd|th)$/.test(token.lexeme.folded)
}

/** "Apt. 3", "Suite #4B", "box 12". */
export function unitAt(reading: Reading, at: number): Part | undefined {
  const { tokens, text } = reading
  if (!isUnit(tokens[at]) || !UNIT_NUMBER.test(folded(tokens[at + 1]))) return undefined
  const between = text.slice(tokens[at]?.end ?? 0, tokens[at + 1]?.start ?? 0)
  if (!/^[.:]? ?(?:#|no\.?|nº)? ?$/i.test(between)) return undefined
  const next = tokens[at + 1]
  if (!/\d/.test(folded(next)) && next?.shape !== 'initial') return undefined
  return { kind: 'unit', end: at + 2 }
}

/** "P.O. Box 149", "PO box 12". */
export function boxAt({ tokens }: Reading, at: number): Part | undefined {
  const dotted = folded(tokens[at]) === 'p' && folded(tokens[at + 1]) === 'o'
  const box = dotted ? at + 2 : folded(tokens[at]) === 'po' ? at + 1 : -1
  if (box < 0 || folded(tokens[box]) !== 'box' || !isHouseNumber(tokens[box + 1])) return undefined
  return { kind: 'box', end: box + 2 }
}

/** A country of the lists, with what stands in brackets after it. */
export function countryAt(reading: Reading, at: number): Part | undefined {
  const { tokens, lexicon, lowerCase } = reading
  const token = tokens[at]
  if (!token || (!lowerCase && !isCapital(token))) return undefined
  const phrase = has(token, IS.phraseStart) ? lexicon.phrases.match(tokens, at) : undefined
  const found = phrase && (phrase.value & IS.country) !== 0 ? phrase.length : 0
  const length = found || (has(token, IS.country) ? 1 : 0)
  return length === 0 ? undefined : { kind: 'country', end: overBrackets(reading, at + length) }
}

/** The index after a word in brackets: "(Greek)". */
function overBrackets(reading: Reading, at: number): number {
  const bracketed =
    breakBefore(reading, at) === 'bracket' && isNameWord(reading.tokens[at], reading)
  return bracketed && reading.text.charAt(reading.tokens[at]?.end ?? 0) === ')' ? at + 1 : at
}

/** A postcode, which no other number follows on its line. */
export function postcodeAt(reading: Reading, at: number): Part | undefined {
  const { tokens } = reading
  const code = folded(tokens[at])
  const pair =
    breakBefore(reading, at + 1) === 'space' &&
    POSTCODE_GROUPS.some(([one, two]) => one.test(code) && two.test(folded(tokens[at + 1])))
  const end = pair ? at + 2 : POSTCODE.test(code) && /\d/.test(code) ? at + 1 : at
  if (end === at) return undefined
  const next = tokens[end]
  const more = next && /^\d/.test(folded(next)) && breakBefore(reading, end) !== 'line'
  const glued = /^(?:[-+(/:%]|\.\d|,\d)/.test(
    reading.text.slice(tokens[end - 1]?.end ?? 0).slice(0, 2),
  )
  return more || glued ? undefined : { kind: 'postcode', end }
}

/** A region's code before a postcode or at the end of a line: "VIC", "43", or the sign that none is known. */
export function regionAt(reading: Reading, at: number): Part | undefined {
  const { tokens, lowerCase } = reading
  const token = tokens[at]
  const letters = token ? token.end - token.start : 0
  if (!token || letters > 4 || letters < 1) return undefined
  const closed = endsLine(reading, at + 1) || postcodeAt(reading, at + 1) !== undefined
  if (isMissing(token)) return { kind: 'region', end: at + 1 }
  const code = token.shape === 'upper' || token.shape === 'initial' || (lowerCase && letters <= 3)
  const number =
    token.shape === 'digits' && letters <= 2 && postcodeAt(reading, at + 1) !== undefined
  return (code && letters <= 3 && closed) || number ? { kind: 'region', end: at + 1 } : undefined
}

/** Whether a line, a clause or the text ends before a token. */
export function endsLine(reading: Reading, at: number): boolean {
  if (at >= reading.tokens.length) return true
  const gap = breakBefore(reading, at)
  if (gap === 'space') return false
  const mark = reading.text.charAt(reading.tokens[at - 1]?.end ?? 0)
  return gap === 'comma' || gap === 'line' || /[.,;?!)\n\r]/.test(mark)
}

/** A town's name: capitals, with small words between, and what stands in brackets after it. */
export function townAt(reading: Reading, at: number): Part | undefined {
  const { tokens } = reading
  let end = at
  for (let i = at; i < at + MOST_TOWN_WORDS; i++) {
    if (i > at && !joined(reading, i)) break
    const token = tokens[i]
    if (isUnit(token) && isHouseNumber(tokens[i + 1])) break
    if (i > at && countryAt(reading, i)) break
    if (isNameWord(token, reading)) end = i + 1
    else if (i === at || !isJoint(token)) break
  }
  return end === at ? undefined : { kind: 'town', end: overBrackets(reading, end) }
}

/** A street with its numbers: "28245 Puruntie 82", "ul. X 53", "136 X Str.", "12 High Street". */
export function streetAt(reading: Reading, at: number): Part | undefined {
  const { tokens } = reading
  let name = at
  while (name < at + 2 && isHouseNumber(tokens[name]) && (name === at || joined(reading, name))) {
    name++
  }
  const before = name > at
  if (before && !joined(reading, name) && breakBefore(reading, name) !== 'comma') return undefined
  const { end, says } = nameAt(reading, name, before)
  if (end === name) return undefined
  let last = end
  const comma = says && breakBefore(reading, end) === 'comma'
  if (isHouseNumber(tokens[end]) && (comma || joined(reading, end))) last++
  const after = last > end
  const closed = after && isStreetAfter(tokens[last]) && breakBefore(reading, last) === 'space'
  if (closed) last++
  if (!before && !after) return undefined
  if (says || closed) return { kind: 'street', end: last }
  const dated = tokens.slice(name, end).some((token) => has(token, IS.month | IS.weekday))
  if (dated) return undefined
  return { kind: before && after ? 'numbered' : 'loose', end: last }
}

/** The name of a street, and whether a word or an ending says that it is one. */
function nameAt(
  reading: Reading,
  at: number,
  numbered: boolean,
): { readonly end: number; readonly says: boolean } {
  const { tokens } = reading
  const first =
    isStreetBefore(tokens[at]) &&
    (numbered || isCapital(tokens[at]) || tokens[at]?.lexeme.folded === 'ul')
  let end = at
  let says = false
  for (let i = at; i < at + MOST_NAME_WORDS; i++) {
    const token = tokens[i]
    if (!token || (i > at && !joined(reading, i))) break
    if (
      i > at &&
      ((isUnit(token) && UNIT_NUMBER.test(folded(tokens[i + 1]))) || countryAt(reading, i))
    )
      break
    const after = i > at && isStreetAfter(token)
    if (after || isNameWord(token, reading) || (i === at && first)) {
      end = i + 1
      says ||= after || endsAsStreet(token)
    } else if (!bridges(reading, i, first)) break
  }
  return { end: first && end === at + 1 ? at : end, says: says || (first && end > at + 1) }
}

/** Whether a small word leads to more of a street's name: «de la», or any foreign word after «rue». */
function bridges(reading: Reading, at: number, first: boolean): boolean {
  const token = reading.tokens[at]
  if (!token || token.shape !== 'lower') return false
  return (
    isJoint(token) ||
    (!has(token, IS.word | IS.function) && (first || isStreetAfter(reading.tokens[at + 1])))
  )
}
