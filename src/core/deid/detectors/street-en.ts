import type { Finding, Reason } from '../finding.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { finding, onTokens } from './detector.ts'
import { spanOf } from './name-shape.ts'

const MOST_BEFORE = 5
const UNITS = new Set('apt apartment suite ste unit flat room floor box building bldg'.split(' '))
const STATES = new Set(
  'al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc ae ap aa'.split(
    ' ',
  ),
)
const STREET: Reason = { es: 'calle o domicilio', en: 'a street or an address' }
const POSTCODE: Reason = { es: 'código postal', en: 'a postcode' }
const NUMBERED =
  /(?:^|[\n>,] ?|(?<=\b(?:at|is|to|in|of|address|lives|on) ))\d{1,6} \p{Lu}[\p{L}'’.-]{1,30}(?: \p{Lu}[\p{L}'’.-]{1,30}){0,3}(?: \d{1,5})?/gu

/** "the M6", "off the A13", "I-95", "Junction 9", "Exit 14". */
const ROAD_SIGNS =
  /(?<=\b(?:the|on|off|up|down|along|to|by|at|near) )(?:[AMB]\d{1,4}(?:\(M\))?|(?:I|US|SR)-\d{1,3}|(?:Junction|Exit) \d{1,3})(?![\p{L}\p{N}-])/gu
const ROADS = new Set('route highway interstate freeway hwy rte'.split(' '))
const isRoadNumber = (token: Token | undefined): boolean =>
  token?.gap === 'space' && /^\d{1,4}[a-z]?$/.test(token.lexeme.folded)

/** English streets, units, ZIP codes: "12 High Street", "Apt. 3", "Springfield, IL 62704". */
export const streetEn: Detector = {
  id: 'street-en',
  languages: ['en'],
  categories: ['PLACE'],
  detect(text, { tokens, lowerCase }) {
    const found: Finding[] = lowerCase ? [...spoken(tokens)] : []
    const add = (from: number, to: number, reason: Reason): void => {
      found.push(finding('street-en', 'PLACE', 'certain', spanOf(tokens, from, to), reason))
    }
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (!token) continue
      if (i > 0 && has(token, IS.street) && isCapital(token) && token.gap === 'space') {
        const start = streetStart(tokens, i)
        if (start < i) add(start, i + 1, STREET)
      } else if (
        ROADS.has(token.lexeme.folded) &&
        isCapital(token) &&
        isRoadNumber(tokens[i + 1])
      ) {
        add(i, i + 2, STREET)
      } else if (has(token, IS.area) && isCapital(token) && isCapital(tokens[i - 1])) {
        const start = areaStart(tokens, i)
        if (start < i) add(start, i + 1, COUNTY)
      } else if (
        UNITS.has(token.lexeme.folded) &&
        isCapital(token) &&
        /^\d/.test(tokens[i + 1]?.lexeme.folded ?? '')
      ) {
        add(i, i + 2, STREET)
      } else if (
        token.shape === 'upper' &&
        STATES.has(token.lexeme.folded) &&
        /^\d{5}(?:-\d{4})?$/.test(tokens[i + 1]?.lexeme.folded ?? '')
      ) {
        add(i, i + 2, POSTCODE)
      }
    }
    for (const match of text.matchAll(ROAD_SIGNS)) {
      const span = { start: match.index, end: match.index + match[0].length }
      found.push(finding('street-en', 'PLACE', 'possible', span, STREET))
    }
    for (const match of text.matchAll(NUMBERED)) {
      const start = match.index + (match[0].length - match[0].replace(/^[\n>, ]+/, '').length)
      found.push(
        finding(
          'street-en',
          'PLACE',
          'possible',
          { start, end: match.index + match[0].length },
          STREET,
        ),
      )
    }
    return found
  },
}

const BEFORE_STREET = new Set('on at in near off down up along from to'.split(' '))
const SPOKEN_STREETS = new Set(
  'street avenue road lane drive boulevard terrace crescent'.split(' '),
)
const MOST_SPOKEN = 3

/** In raw speech recognition: "on maple street", "at forty two mulberry lane", "out on route nine". */
function spoken(tokens: readonly Token[]): readonly Finding[] {
  return onTokens(tokens, (token, i) => {
    const from = SPOKEN_STREETS.has(token.lexeme.folded) ? spokenStart(tokens, i) : i
    const isRoad = ROADS.has(token.lexeme.folded) && has(tokens[i + 1], IS.number)
    const to = isRoad ? numberEnd(tokens, i + 1) : i + 1
    return from < i || isRoad
      ? finding('street-en', 'PLACE', 'possible', spanOf(tokens, from, to), STREET)
      : undefined
  })
}

const saysNumber = (token: Token | undefined): boolean => token?.lexeme.folded === 'number'

function numberEnd(tokens: readonly Token[], at: number): number {
  let end = at
  while (tokens[end]?.gap === 'space' && has(tokens[end], IS.number)) end++
  return end
}

/** Over the words of a street's name and its number, back to "on", "at"; the street's own index when none is there. */
function spokenStart(tokens: readonly Token[], street: number): number {
  let start = street
  while (
    street - start < MOST_SPOKEN &&
    tokens[start]?.gap === 'space' &&
    !has(tokens[start - 1], IS.function | IS.kin)
  )
    start--
  while (start > 0 && (has(tokens[start - 1], IS.number) || saysNumber(tokens[start - 1]))) start--
  return start < street && BEFORE_STREET.has(tokens[start - 1]?.lexeme.folded ?? '')
    ? start
    : street
}

const COUNTY: Reason = {
  es: 'condado, parroquia o municipio',
  en: 'a county, a parish or a township',
}

/** Over the capitals before "County", as far as a word of function. */
function areaStart(tokens: readonly Token[], at: number): number {
  let start = at
  while (
    at - start < MOST_SPOKEN &&
    isCapital(tokens[start - 1]) &&
    tokens[start]?.gap === 'space' &&
    !has(tokens[start - 1], IS.function)
  )
    start--
  return start
}

/** Goes left over the capitals of the street's name, and its number. */
function streetStart(tokens: readonly Token[], at: number): number {
  let start = at
  for (let i = at - 1; i >= Math.max(0, at - MOST_BEFORE); i--) {
    const token = tokens[i]
    if (!token || tokens[i + 1]?.gap !== 'space') break
    const number = /^\d{1,6}\p{L}{0,2}$/u.test(token.lexeme.folded)
    if (!number && (!isCapital(token) || (token.first && has(token, IS.function)))) break
    start = i
    if (number && token.shape === 'digits') break
  }
  return start
}
