import type { Finding, Reason, Tier } from '../finding.ts'
import { IS } from '../text/flags.ts'
import { has } from '../text/tokens.ts'
import type { DetectionContext } from '../text/context.ts'
import type { Token } from '../text/tokens.ts'
import { saidYear } from './date-words.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

const OPENERS = new Set(
  'en de del desde hasta año años entre para el ano in since until till from by during of before after year around class between to y and a late early mid'.split(
    ' ',
  ),
)
const SAID_OPENERS = new Set(
  'en del para of desde hasta año in since until till from during back'.split(' '),
)
/** «el año 2009»: the word goes with the figure. */
const YEAR_WORDS = new Set(['año', 'year'])
const NOT_YEARS = new Set(
  'mg ml pesos dolares euros dollars pounds people personas veces gramos g kg metros m horas cc kcal calorias'.split(
    ' ',
  ),
)

const QUARTERS = new Set(['late', 'early', 'mid'])
const SHORT = /(?<![\p{L}\p{N}])['’]\d\d(?![\p{L}\p{N}])/gu
const LEAST_SAID = 3
const REASON: Reason = { es: 'un año', en: 'a year' }

/** A year by itself, in figures or words: after a word such as «en», or one that is nothing else. */
export const year: Detector = {
  id: 'year',
  languages: BOTH,
  categories: ['DATE'],
  detect(text, context) {
    const { tokens, language } = context
    const found: Finding[] = []
    const add = (from: number, to: number, tier: Tier): void => {
      found.push(finding('year', 'DATE', tier, spanOf(tokens, from, to), REASON))
    }
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (token?.shape === 'digits' && token.end - token.start === 4) {
        const tier = ofFigures(text, context, i)
        if (tier) add(goesWith(tokens, i) ? i - 1 : i, i + 1, tier)
      } else if (has(token, IS.number) && !has(tokens[i - 1], IS.number)) {
        const end = saidYear(tokens, i, language)
        if (end > i && !counts(tokens, end) && saidAsYear(tokens, i, end)) add(i, end, 'possible')
      }
    }
    if (language === 'es' || !/['’]\d/.test(text)) return found
    const short = [...text.matchAll(SHORT)].map(({ index }) => ({ start: index, end: index + 3 }))
    return [...found, ...short.map((span) => finding('year', 'DATE', 'possible', span, REASON))]
  },
}

/** «año 2009», "late 2020": the word goes with the figure. */
const goesWith = (tokens: readonly Token[], at: number): boolean => {
  const word = tokens[at - 1]?.lexeme.folded ?? ''
  return YEAR_WORDS.has(word) || QUARTERS.has(word)
}

/** From 1500 on after a word such as «en»; from 1900 on in talk wherever nothing is counted. */
function ofFigures(
  text: string,
  { tokens, record }: DetectionContext,
  at: number,
): Tier | undefined {
  const token = tokens[at]
  const value = Number(token?.lexeme.folded)
  if (!token || value < 1500 || value >= 2050) return undefined
  const unit =
    NOT_YEARS.has(tokens[at + 1]?.lexeme.folded ?? '') ||
    /^[.,]\d|^ ?%/.test(text.slice(token.end, token.end + 3)) ||
    /[.,/$€£#]/.test(text.charAt(token.start - 1))
  if (unit) return undefined
  const opened = OPENERS.has(tokens[at - 1]?.lexeme.folded ?? '')
  if (opened && !(value < 1900 && record)) return 'certain'
  return value >= 1900 && (!record || token.gap !== 'space') ? 'possible' : undefined
}

/** «noventa y dos familias», «el noventa por ciento». */
function counts(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]
  if (!next || next.gap !== 'space') return false
  return (
    next.lexeme.folded === 'por' ||
    (has(next, IS.word) && !has(next, IS.function | IS.number | IS.month))
  )
}

/** After «en», «desde el»…; of three words or more («mil novecientos ocho») anywhere. */
function saidAsYear(tokens: readonly Token[], at: number, end: number): boolean {
  const article = tokens[at - 1]?.lexeme.folded === 'el' ? 1 : 0
  const opener = tokens[at - 1 - article]?.lexeme.folded ?? ''
  if (SAID_OPENERS.has(opener)) return end - at > 1 || article > 0 || opener === 'del'
  return end - at >= LEAST_SAID && tokens[at + 1]?.lexeme.folded !== 'y'
}
