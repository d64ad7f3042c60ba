import type { Finding, Reason } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

const JOINTS = new Set('de del la las los el y e'.split(' '))
const DETAILS = new Set(
  `interior int exterior ext numero num no n nº piso planta departamento depto dpto puerta pta esc escalera bloque edificio torre manzana mz
  lote lt km kilometro local despacho letra izquierda izq derecha dcha bajo s sn esquina`.split(
    /\s+/,
  ),
)
const MOST_PARTS = 9
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
  detect(text, context) {
    const found: Finding[] = []
    const { tokens } = context
    for (let i = 0; i < tokens.length; i++) {
      if (
        !has(tokens[i], IS.street) ||
        (AMBIGUOUS_HEADS.has(tokens[i]?.lexeme.folded ?? '') && !abbreviated(text, tokens, i))
      )
        continue
      const end = addressEnd(context, i)
      if (end <= i + 1) continue
      found.push(
        finding(
          'street',
          'PLACE',
          'certain',
          spanOf(tokens, isCapital(tokens[i]) ? i : i + 1, end),
          REASON,
        ),
      )
      i = end - 1
    }
    return found
  },
}

/** «C/», «Pl.», «Plaza X»: these count only with a capital, «C» and «D» only with a stroke. */
function abbreviated(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (!token || !isCapital(token)) return false
  return token.end - token.start > 1 || text.charAt(token.end) === '/'
}

function addressEnd(context: DetectionContext, at: number): number {
  const { tokens, lowerCase } = context
  let end = at + 1
  for (let i = at + 1; i < tokens.length && i - at < MOST_PARTS; i++) {
    const token = tokens[i]
    if (!token || (token.gap === 'stop' && i > at + 1)) break
    if (JOINTS.has(token.lexeme.folded) && token.shape === 'lower') continue
    const number =
      (token.shape === 'digits' || token.shape === 'mixed') &&
      token.end - token.start <= 5 &&
      (i > at + 1 || !lowerCase)
    const detail = end > at + 1 && DETAILS.has(token.lexeme.folded)
    const name = lowerCase
      ? end === at + 1 && !has(token, IS.function)
      : isCapital(token) && (token.gap !== 'comma' || end === at + 1 || token.shape === 'initial')
    if (!number && !detail && !name) break
    if (lowerCase && has(token, IS.number)) break
    end = i + 1
  }
  return lowerCase && !streetNumber(tokens, end)
    ? has(tokens[end - 1], IS.word)
      ? at
      : end
    : withNumber(tokens, end)
}

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
