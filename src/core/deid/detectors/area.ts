import type { Finding, Reason, Tier } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital, NAME } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

const JOINTS = new Set(['de', 'del', 'la', 'las', 'los', 'el'])
const MOST_PARTS = 5
const AREA: Reason = { es: 'colonia, barrio o pueblo', en: 'a neighbourhood or a village' }
const LANDMARK: Reason = {
  es: 'parque, cerro, presa… con su nombre',
  en: 'a park, a hill, a dam… with its name',
}
const LANDMARKS = new Set(
  'parque estadio zoologico volcan presa laguna lago rio cerro sierra playa puerto bahia isla puente glorieta tianguis panteon aeropuerto malecon jardin bosque barranca valle'.split(
    ' ',
  ),
)
const SAINT: Reason = { es: 'lugar con nombre de santo', en: 'a place named after a saint' }
const POSTCODE: Reason = { es: 'código postal', en: 'a postcode' }

const HEADING: Reason = {
  es: 'lugar al principio de una nota',
  en: 'the place at the head of a story',
}
/** «MÉRIDA, Yuc.- …», «SAN LUIS POTOSÍ.- …». */
const DATELINE =
  /^\p{Lu}[\p{Lu} ]{2,30}(?=(?:, \p{Lu}[\p{L}.]{1,12})?(?: \([^()\n]{2,20}\))?\.?[-–—])/gmu

/** Spanish neighbourhoods, villages, places named after saints, and postcodes before a place. */
export const area: Detector = {
  id: 'area',
  languages: ['es'],
  categories: ['PLACE'],
  detect(text, context) {
    const found: Finding[] = []
    const { tokens } = context
    for (const match of text.matchAll(DATELINE)) {
      const span = { start: match.index, end: match.index + match[0].length }
      found.push(finding('area', 'PLACE', 'certain', span, HEADING))
    }
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (!token) continue
      if (has(token, IS.area) && !context.record)
        push(found, context, i + 1, AREA, context.lowerCase ? 'possible' : 'certain')
      if (LANDMARKS.has(token.lexeme.folded) && isCapital(token) && !context.record) {
        const end = chainEnd({ ...context, lowerCase: false }, i, true)
        if (end > i + 1)
          found.push(finding('area', 'PLACE', 'possible', spanOf(tokens, i, end), LANDMARK))
      }
      if (has(token, IS.saint) && saintly(context, i)) push(found, context, i, SAINT, 'possible')
      if (/^(?:e-)?\d{5}(?:-\p{L}+)?$/u.test(token.lexeme.folded) && isPostcode(text, context, i)) {
        const end = townEnd(text, context, i + 1)
        found.push(finding('area', 'PLACE', 'certain', spanOf(tokens, i, end), POSTCODE))
      }
    }
    return found
  },
}

const ESTATES = new Set(
  'colonia barrio fraccionamiento coto rancho rancheria ejido condominio'.split(' '),
)
const ARTICLES = new Set(['el', 'la', 'los', 'las'])
/** «la colonia la agarraron»: a pronoun and a verb. */
const VERB = /(?:mos|ron|ban?|ste|ndo|rian?)$/

/** In raw speech recognition: «fraccionamiento los olivos», an article and a word after such a head. */
function spokenEnd(tokens: readonly Token[], at: number): number {
  const name = tokens[at + 1]
  const opened = ESTATES.has(tokens[at - 1]?.lexeme.folded ?? '') && tokens[at]?.gap === 'space'
  if (!opened || !ARTICLES.has(tokens[at]?.lexeme.folded ?? '') || name?.gap !== 'space') return at
  return has(name, IS.function | IS.number | IS.kin) || VERB.test(name.lexeme.folded) ? at : at + 2
}

function push(
  found: Finding[],
  context: DetectionContext,
  from: number,
  reason: Reason,
  tier: Tier,
): void {
  const { tokens } = context
  const spoken = context.lowerCase && reason === AREA ? spokenEnd(tokens, from) : from
  if (spoken > from) {
    found.push(finding('area', 'PLACE', tier, spanOf(tokens, from, spoken), reason))
    return
  }
  let start = from
  while (
    reason === AREA &&
    start < from + 2 &&
    JOINTS.has(tokens[start]?.lexeme.folded ?? '') &&
    tokens[start]?.shape === 'lower'
  )
    start++
  const end = chainEnd(context, start)
  if (end > start) found.push(finding('area', 'PLACE', tier, spanOf(tokens, start, end), reason))
}

function chainEnd({ tokens, lowerCase }: DetectionContext, at: number, opened = false): number {
  const first = tokens[at]
  if (
    !opened &&
    (!first || first.gap !== 'space' || has(first, IS.country | IS.neutral | IS.function))
  ) {
    if (!(first?.gap === 'space' && isCapital(first))) return at
  }
  if (lowerCase) {
    if (has(first, IS.saint)) return named(tokens[at + 1]) ? at + 2 : at
    return !has(first, IS.word) || has(first, IS.place) ? at + 1 : at
  }
  if (!isCapital(first)) return at
  let end = at + 1
  while (end < tokens.length && end - at < MOST_PARTS) {
    let next = end
    while (
      next < end + 3 &&
      tokens[next]?.gap === 'space' &&
      JOINTS.has(tokens[next]?.lexeme.folded ?? '') &&
      tokens[next]?.shape === 'lower'
    )
      next++
    const token = tokens[next]
    if (!token || token.gap !== 'space' || !isCapital(token)) break
    if (has(token, IS.country) || token.lexeme.folded === 'e-mail') break
    end = next + 1
  }
  return end
}

const named = (token: Token | undefined): boolean =>
  token?.gap === 'space' && has(token, NAME | IS.place)

/** «en San X», «de Santa X»; not «Santo Dios», and no adjective. */
function saintly({ tokens, lowerCase }: DetectionContext, at: number): boolean {
  const next = tokens[at + 1]
  if (!next || next.gap !== 'space') return false
  return lowerCase
    ? (has(tokens[at - 1], IS.placePreposition) ||
        ['el', 'al', 'del'].includes(tokens[at - 1]?.lexeme.folded ?? '')) &&
        named(next)
    : isCapital(tokens[at]) && isCapital(next)
}

const TOWN_BREAK = /^[ ,.]{1,2}$|^ ?- ?$/

/** The index after the town that follows a postcode: «44100 Villaflor», «28023. Madrid», «31008-Pamplona». */
function townEnd(text: string, context: DetectionContext, at: number): number {
  const { tokens } = context
  const town = tokens[at]
  const between = text.slice(tokens[at - 1]?.end, town?.start)
  if (!town || !isCapital(town) || !TOWN_BREAK.test(between)) return at
  if (has(town, IS.country | IS.orgHead | IS.function) && !has(town, IS.place)) return at
  if (between.includes('.') && !has(town, IS.place)) return at
  return chainEnd({ ...context, lowerCase: false }, at, true)
}

/** Five figures after «CP», before a capital («44100 X»), or after «E-». */
function isPostcode(text: string, { tokens, language }: DetectionContext, at: number): boolean {
  const token = tokens[at]
  if (!token) return false
  if (/\d-\p{Lu}/u.test(text.slice(token.start, token.end))) return true
  const label = ['cp', 'postal', 'p'].includes(tokens[at - 1]?.lexeme.folded ?? '')
  const next = tokens[at + 1]
  const beforePlace =
    next &&
    (next.gap === 'space' || next.gap === 'comma' || has(next, IS.place)) &&
    isCapital(next) &&
    language === 'es'
  const value = Number(/\d{5}/.exec(token.lexeme.folded)?.[0])
  return (
    label ||
    Boolean(
      beforePlace &&
      value >= 1000 &&
      !/[.,]\d*$/.test(text.slice(Math.max(0, token.start - 4), token.start)),
    )
  )
}
