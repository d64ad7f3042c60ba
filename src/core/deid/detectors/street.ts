import type { Finding, Reason } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital, NAME } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

const JOINTS = new Set('de del la las los el y e do da'.split(' '))
const DETAILS = new Set(
  `interior int exterior ext numero num no n nº piso planta departamento depto dpto puerta pta esc escalera bloque blq edificio edif ed torre manzana mz
  lote lt km kilometro local despacho letra izquierda izq derecha der dcha bajo bj s sn esquina principal atico suite portal`.split(
    /\s+/,
  ),
)
const MOST_NAME_PARTS = 9
const MOST_DETAILS = 8
const AMBIGUOUS_HEADS = new Set(
  'c d camino plaza eje domicilio via retorno circuito ronda estado unidad sector villa casa col pl av'.split(
    ' ',
  ),
)
const REASON: Reason = { es: 'calle o domicilio', en: 'a street or an address' }

/** Spanish streets and addresses: «calle X 12, interior 3», «Avda. de la X, s/n», «C/ X 5, 2º B». */
export const street: Detector = {
  id: 'street',
  languages: ['es'],
  categories: ['PLACE'],
  needsWords: IS.street | IS.number,
  detect(text, context) {
    const found: Finding[] = []
    const { tokens } = context
    for (let i = 0; i < tokens.length; i++) {
      if (
        !has(tokens[i], IS.street) ||
        (AMBIGUOUS_HEADS.has(tokens[i]?.lexeme.folded ?? '') && !abbreviated(text, tokens, i))
      )
        continue
      const end = tokens[i + 1]?.gap === 'colon' ? i : addressEnd(text, context, i)
      if (end <= i + 1) continue
      found.push(
        finding(
          'street',
          'PLACE',
          'certain',
          spanOf(tokens, isCapital(tokens[i]) || isOnlyNumber(tokens, i, end) ? i : i + 1, end),
          REASON,
        ),
      )
      i = end - 1
    }
    for (let i = 0; i < tokens.length; i++) {
      const end = compassEnd(tokens, i)
      if (end > i)
        found.push(finding('street', 'PLACE', 'possible', spanOf(tokens, i, end), REASON))
    }
    for (const match of SMALL_NUMBER.test(text) ? text.matchAll(NUMBERED) : []) {
      const span = { start: match.index, end: match.index + match[0].length }
      found.push(finding('street', 'PLACE', 'certain', span, REASON))
    }
    return found
  },
}

/** «11 Sur», «carretera federal 200»: streets numbered by the compass, numbered roads. */
const NUMBERED =
  /(?<![\p{L}\p{N}])(?:(?:carretera|autopista|ruta|v[ií]a)(?: (?:federal|estatal|libre|costera|panamericana|n[uú]mero))* \d{1,3}D?(?![\d.,%]*[\d%])|\d{1,3} (?:Norte|Sur|Oriente|Poniente|Ote|Pte|Nte)(?!\p{L}))/gu

const SIDES = new Set('norte sur oriente poniente'.split(' '))
/** «la dieciocho poniente», «en la once sur»: the same said in words. */
function compassEnd(tokens: readonly Token[], at: number): number {
  if (!has(tokens[at], IS.number) || tokens[at - 1]?.lexeme.folded !== 'la') return at
  const isUnit = tokens[at + 1]?.lexeme.folded === 'y' && has(tokens[at + 2], IS.number)
  const side = at + (isUnit ? 3 : 1)
  return SIDES.has(tokens[side]?.lexeme.folded ?? '') && tokens[side]?.gap === 'space'
    ? side + 1
    : at
}

const SMALL_NUMBER = /(?<!\d)\d{1,3}(?!\d)/

/** «calle 40»: a number alone says nothing without its word. */
const isOnlyNumber = (tokens: readonly Token[], at: number, end: number): boolean =>
  end === at + 2 && tokens[at + 1]?.shape === 'digits'

/** «C/», «Pl.», «Plaza X»: these count only with a capital, «C» and «D» only with a stroke. */
function abbreviated(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (!token) return false
  if (!isCapital(token)) return token.lexeme.folded === 'c' && text.charAt(token.end) === '/'
  return token.end - token.start > 1 || text.charAt(token.end) === '/'
}

function addressEnd(text: string, context: DetectionContext, at: number): number {
  const { tokens, lowerCase } = context
  const name = nameEnd(context, at)
  const end = detailsEnd(text, context, name)
  if (name === at + 1 && end > name && abbreviated(text, tokens, at) && !glued(text, tokens, at))
    return at
  if (!lowerCase || streetNumber(tokens, end)) return withNumber(tokens, end)
  return has(tokens[end - 1], IS.word) ? at : end
}

/** The index after the name: words with a capital, in a form or raw speech any that a number follows. */
function nameEnd({ tokens, lowerCase, record }: DetectionContext, at: number): number {
  let end = at + 1
  for (let i = at + 1; i < tokens.length && i - at < MOST_NAME_PARTS; i++) {
    const token = tokens[i]
    if (!token || token.shape === 'digits' || (token.gap === 'stop' && i > at + 1)) break
    if (JOINTS.has(token.lexeme.folded) && token.shape === 'lower') continue
    if (end > at + 1 && token.gap !== 'space') break
    const named = isCapital(token) && !(end > at + 1 && has(token, IS.street | IS.area))
    const follows = has(token, NAME | IS.place | IS.saint) || token.lexeme.flags === 0
    const spoken = lowerCase && !has(token, IS.function | IS.number) && (end === at + 1 || follows)
    const inForm = record && token.shape === 'lower' && numberFollows(tokens, i)
    if (!named && !spoken && !inForm) break
    end = i + 1
  }
  return end
}

/** Whether a house number comes within three words. */
function numberFollows(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < at + 4; i++) {
    const token = tokens[i]
    if (!token || token.gap === 'stop') return false
    if (token.shape === 'digits') return token.gap === 'comma' || token.gap === 'space'
    if (has(token, IS.function) && !JOINTS.has(token.lexeme.folded)) return false
  }
  return false
}

/** The index after numbers, letters and words such as «interior»: «12, 3.º B», «845, int. 3», «s/n». */
function detailsEnd(text: string, { tokens, record }: DetectionContext, at: number): number {
  let end = at
  for (let i = at; i < tokens.length && i - at < MOST_DETAILS; i++) {
    const token = tokens[i]
    if (!token || (token.gap === 'stop' && !glued(text, tokens, i - 1))) break
    const letters = token.end - token.start
    const number = /^\d{1,5}(?:[-·](?:\d{1,4}|[a-z]))?[a-zºª]{0,2}$/.test(token.lexeme.folded)
    const letter =
      end > at && letters === 1 && (record || token.gap === 'comma') && isCapital(token)
    const ordinal = end > at && /^[ºªo]$/.test(token.lexeme.folded)
    if (number && letters === 5 && record && token.gap !== 'comma' && end > at) break
    if (!number && !letter && !ordinal && !DETAILS.has(token.lexeme.folded)) break
    end = i + 1
  }
  return /\p{Lu}/u.test(text.charAt(tokens[end - 1]?.start ?? 0)) ||
    end === at ||
    hasDigit(text, tokens, at, end)
    ? end
    : at
}

const hasDigit = (text: string, tokens: readonly Token[], from: number, to: number): boolean =>
  /\d|s\/n|bajo/i.test(text.slice(tokens[from]?.start, tokens[to - 1]?.end))

/** Whether a token is joined to the next by a stroke or a stop with no space: «C/», «3.º», «int.3». */
const glued = (text: string, tokens: readonly Token[], at: number): boolean =>
  /^[./]{1,2}$/.test(text.slice(tokens[at]?.end, tokens[at + 1]?.start))

const streetNumber = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.shape === 'digits' ||
  has(tokens[at], IS.number) ||
  tokens[at]?.lexeme.folded === 'numero'

/** Takes in a number said in words: «calle X número cuarenta y dos». */
function withNumber(tokens: readonly Token[], at: number): number {
  let end = at
  const from = tokens[at]?.lexeme.folded === 'numero' ? at + 1 : at
  for (let i = from; i < Math.min(tokens.length, from + 6); i++) {
    if (has(tokens[i], IS.number) && tokens[i]?.gap === 'space') end = i + 1
    else if (tokens[i]?.lexeme.folded !== 'y') break
  }
  return end
}
