import type { Finding, Reason, Tier } from '../finding.ts'
import { IS } from '../text/flags.ts'
import { has } from '../text/tokens.ts'
import type { DetectionContext } from '../text/context.ts'
import type { Language } from '../text/lexicon.ts'
import type { Token } from '../text/tokens.ts'
import { saidYear } from './date-years.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

const OPENERS = new Set(
  'en de del desde hasta año años entre para el ano in since until till from by during of before after year around class between to y and a late early mid it was fue era circa about'.split(
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
const RANGE =
  /(?<![\p{L}\p{N}.,/-])(?:19|20)\d\d[-–/](?:(?:19|20)\d\d|\d\d)(?![\p{L}\p{N}/-]|[.,]\d)/gu
/** "the 1990s", "late eighties", «los años setenta», «en los noventa». */
const DECADES = {
  en: /(?<![\p{L}\p{N}])(?:(?:1\d|20)\d0|['’]\d0)s(?!\p{L})|(?<=\b(?:the|early|mid|late|mid-) ?)(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?!\p{L})/giu,
  es: /(?<=\b(?:a[ñn]os|(?:en|desde|hasta|(?:finales|principios|mediados|inicios|fines) de) los) )(?:veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|[2-9]0)s?(?= *(?:$|[.,;:?!…)]|\n| (?:y|que|cuando|fue|era|ya|no|se|eran|había|pues|con|hasta|a|en)\b))/giu,
} as const
/** «en el 98», "back in 92": two figures where nothing is counted. */
const TWO_FIGURES = {
  es: /(?<=(?<!\p{L})(?:(?:en|desde|hasta|como en|para) el|del) )(?:año )?(?:[4-9]\d|(?<=año )[012]\d)(?= *(?:$|[.,;?!…)]|\n)| (?:y|que|cuando|ya|pues|me|se|yo|no|a|al|cuando)(?!\p{L}))(?![.,:]\d)/giu,
  en: /(?<=\b(?:in|since|until|of|summer|spring|fall|autumn|winter) )[4-9]\d(?= *(?:$|[.,;?!…)]|\n)| (?:and|when|i|we|he|she|they|it|so|but|to)\b)(?![.,:]\d)/giu,
} as const
/** «el año 99», «a mediados de los 90». */
const YEAR_NAMED =
  /(?<!\p{L})año \d\d(?![\p{L}\d]|[.,]\d)|(?<=(?:finales|principios|mediados|inicios) de los )[2-9]0(?![\d%]|[.,]\d)/giu
/** What the longer patterns look around. */
const PAIR = /(?<!\d)\d\d(?!\d)/
const TENS = {
  es: /veinte|(?:trei|cuare|cincue|sese|sete|oche|nove)nta|[2-9]0/i,
  en: /ties|\d0s/i,
} as const
const LEAST_SAID = 3
const REASON: Reason = { es: 'un año', en: 'a year' }

/** A year by itself, in figures or words: after a word such as «en», or one that is nothing else. */
export const year: Detector = {
  id: 'year',
  languages: BOTH,
  categories: ['DATE'],
  needs: /\d|ties|oh|(?:teen|nt[ay]|ty|mil|hundred|thousand)\b/i,
  detect(text, context) {
    const { tokens, language } = context
    const found: Finding[] = []
    const add = (from: number, to: number, tier: Tier): void => {
      found.push(finding('year', 'DATE', tier, spanOf(tokens, from, to), REASON))
    }
    let figures = false
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      figures ||= token?.shape === 'digits' || token?.shape === 'mixed'
      if (token?.shape === 'digits' && token.end - token.start === 4) {
        const tier = ofFigures(text, context, i)
        if (tier) add(goesWith(tokens, i) ? i - 1 : i, i + 1, tier)
      } else if (has(token, IS.number) && !has(tokens[i - 1], IS.number)) {
        const end = saidYear(tokens, i, language)
        if (end > i && !counts(tokens, end, language) && saidAsYear(tokens, i, end)) {
          add(dayStart(tokens, i), end, 'possible')
        }
      }
    }
    const patterns = [
      ...(figures ? [RANGE] : []),
      ...(PAIR.test(text) ? [TWO_FIGURES[language], YEAR_NAMED] : []),
      ...(figures && language === 'en' ? [SHORT] : []),
      ...(TENS[language].test(text) ? [DECADES[language]] : []),
    ]
    const spans = patterns.flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
      })),
    )
    return [...found, ...spans.map((span) => finding('year', 'DATE', 'possible', span, REASON))]
  },
}

/** «veintidós del once del setenta y nueve»: the day and the month before, in numbers. */
function dayStart(tokens: readonly Token[], at: number): number {
  const isLink = (i: number): boolean => ['de', 'del'].includes(tokens[i]?.lexeme.folded ?? '')
  const numberBefore = (i: number): number =>
    tokens[i - 1]?.lexeme.folded === 'y' && has(tokens[i - 2], IS.number) ? i - 2 : i
  const month = at - 2
  if (!isLink(at - 1) || !has(tokens[month], IS.number) || !isLink(month - 1)) return at
  return has(tokens[month - 2], IS.number) ? numberBefore(month - 2) : at
}

/** «año 2009», "late 2020": the word goes with the figure. */
const goesWith = (tokens: readonly Token[], at: number): boolean => {
  const word = tokens[at - 1]?.lexeme.folded ?? ''
  return YEAR_WORDS.has(word) || QUARTERS.has(word)
}

/** From 1000 on after a word such as «en» where nothing is counted; from 1900 on in talk wherever nothing is counted. */
function ofFigures(
  text: string,
  { tokens, record }: DetectionContext,
  at: number,
): Tier | undefined {
  const token = tokens[at]
  const value = Number(token?.lexeme.folded)
  if (!token || value < 1000 || value >= 2100) return undefined
  const unit =
    NOT_YEARS.has(tokens[at + 1]?.lexeme.folded ?? '') ||
    /^[.,]\d|^ ?%/.test(text.slice(token.end, token.end + 3)) ||
    /[.,/$€£#]/.test(text.charAt(token.start - 1))
  if (unit) return undefined
  const next = tokens[at + 1]
  if (value < 1500 && next?.gap === 'space' && !has(next, IS.function)) return undefined
  const opened = OPENERS.has(tokens[at - 1]?.lexeme.folded ?? '')
  if (opened && !(value < 1900 && record)) return 'certain'
  return value >= 1900 && (!record || token.gap !== 'space') ? 'possible' : undefined
}

/** «noventa y dos familias», «el noventa por ciento»; not «el noventa y dos llegué». */
function counts(tokens: readonly Token[], at: number, language: Language): boolean {
  const next = tokens[at]
  if (!next || next.gap !== 'space') return false
  const word = next.lexeme.folded
  if (word === 'por') return true
  const isThing = has(next, IS.word) && !has(next, IS.function | IS.number | IS.month)
  return isThing && (language === 'en' || word.endsWith('s'))
}

/** After «en», «desde el»…; of three words or more («mil novecientos ocho») anywhere. */
function saidAsYear(tokens: readonly Token[], at: number, end: number): boolean {
  const article = tokens[at - 1]?.lexeme.folded === 'el' ? 1 : 0
  const opener = tokens[at - 1 - article]?.lexeme.folded ?? ''
  if (SAID_OPENERS.has(opener)) return end - at > 1 || article > 0 || opener === 'del'
  return end - at >= LEAST_SAID && tokens[at + 1]?.lexeme.folded !== 'y'
}
