import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import { fold } from '../text/fold.ts'
import { readNumber } from '../text/number-words.ts'
import type { Token } from '../text/tokens.ts'
import { has } from '../text/tokens.ts'

/** Words between a day, a month and a year. */
export const LINKS = new Set(['de', 'del', 'of', 'the', 'el', 'año', 'in', 'y'])

/** «abril del año pasado», «marzo de este año». */
const YEARS_BY_NAME: readonly (readonly string[])[] = [
  'del año pasado',
  'del año antepasado',
  'de este año',
  'de ese año',
  'del presente año',
  'del próximo año',
].map((phrase) => fold(phrase).split(' '))

/** The index after the year that follows, in figures or words, over «de», «del año», a comma. */
export function yearAfter(context: DetectionContext, at: number): number {
  const { tokens, language } = context
  let i = at
  while (i < at + 3 && LINKS.has(tokens[i]?.lexeme.folded ?? '') && tokens[i]?.gap === 'space') i++
  const named = YEARS_BY_NAME.find((words) =>
    words.every((word, k) => tokens[at + k]?.lexeme.folded === word),
  )
  if (named) return at + named.length
  const token = tokens[i]
  if (!token || token.gap === 'stop') return at
  if (token.shape === 'digits') {
    const year = Number(token.lexeme.folded)
    const long = year >= 1900 && year <= 2099
    const short = i > at && token.lexeme.folded.length === 2
    return long || short ? i + 1 : at
  }
  const said = saidYear(tokens, i, language)
  if (said > i) return said
  const words = tokens.slice(i, i + 4).map(({ lexeme }) => lexeme.folded)
  const short = tokens[i - 1]?.lexeme.folded === 'del' ? readNumber(words, 0, language) : undefined
  return short && (short.value >= 10 || words[0] === 'cero') && short.value < 100
    ? i + short.length
    : at
}

/** The index after a year said in words («dos mil seis», «noventa y dos», "twenty nineteen"). */
export function saidYear(tokens: readonly Token[], at: number, language: 'es' | 'en'): number {
  if (!has(tokens[at], IS.number)) return at
  const words = tokens.slice(at, at + 8).map((token) => token.lexeme.folded)
  const first = readNumber(words, 0, language)
  if (!first) return at
  if (first.value >= 1800 && first.value <= 2099) return at + first.length
  if (language === 'en' && words[first.length] === 'oh' && [18, 19, 20].includes(first.value)) {
    const unit = readNumber(words, first.length + 1, language)
    if (unit && unit.value > 0 && unit.value < 10) return at + first.length + 1 + unit.length
  }
  if (language === 'en' && (first.value === 19 || first.value === 20)) {
    const rest = readNumber(words, first.length, language)
    if (
      rest &&
      rest.value >= 1 &&
      rest.value < 100 &&
      (rest.value >= 10 || words[first.length] === 'oh')
    )
      return at + first.length + rest.length
  }
  if (language === 'en' && words[0] === 'oh') {
    const unit = readNumber(words, 1, language)
    return unit && unit.value > 0 && unit.value < 10 ? at + 1 + unit.length : at
  }
  const least = language === 'es' ? 40 : 60
  return first.value >= least && first.value < 100 ? at + first.length : at
}
