import type { Finding, Reason, Tier } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import { readNumber } from '../text/number-words.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { LINKS, yearAfter } from './date-years.ts'
import { BOTH, finding } from './detector.ts'

const REASONS = {
  month: { es: 'nombra un mes', en: 'names a month' },
  weekday: { es: 'nombra un día de la semana', en: 'names a weekday' },
  season: { es: 'nombra una estación del año', en: 'names a season' },
} satisfies Readonly<Record<string, Reason>>

/** English months that are words as well: they need a number, a year or a preposition, or a capital. */
const DOUBTFUL_MONTHS = new Set([
  'may',
  'march',
  'august',
  'mar',
  'jan',
  'sep',
  'dec',
  'oct',
  'jun',
  'jul',
  'apr',
  'nov',
  'feb',
  'mayo',
  'abril',
  'julio',
  'june',
  'april',
])
const BEFORE_MONTH = new Set(
  'en de desde hasta por para hacia a del in of since until till by from last next this every early late mid entre and y to between around during through'.split(
    ' ',
  ),
)
const SEASON_OPENERS = new Set(
  'en el la este esta ese esa aquel aquella cada the this that last next every each in de del since by until before after'.split(
    ' ',
  ),
)
const QUANTIFIERS = new Set(
  'all most part half the end beginning middle start early late mid last next this every of principios finales mediados fines inicios el la'.split(
    ' ',
  ),
)
const AFTER_SEASON = new Set(['pasado', 'pasada', 'proximo', 'proxima', 'of', 'de', 'del'])
/** English months that are names or words only at the start of a sentence, if at all. */
/** "in march", not "march on". */
const IN_MARCH = new Set('in since until till by last next this of during late early'.split(' '))
const MONTHS_BY_CAPITAL = new Set(['march', 'august'])
const UNITS = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ')
const ORDINAL_WORDS = new Set([
  ...UNITS,
  ...UNITS.map((unit) => `twenty-${unit}`),
  ...'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth'.split(' '),
  ...'eighteenth nineteenth twentieth thirtieth thirty-first'.split(' '),
])
const ORDINAL = /^\d{1,2}(?:st|nd|rd|th|º|ª)?$/i

/** Days, months, weekdays and seasons in words, with the day and the year that belong to them. */
export const dateWords: Detector = {
  id: 'date-words',
  languages: BOTH,
  categories: ['DATE'],
  needsWords: IS.month | IS.weekday | IS.season,
  detect(_text, context) {
    const found: Finding[] = []
    const { tokens } = context
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (!has(token, IS.month | IS.weekday | IS.season)) continue
      const one = has(token, IS.month)
        ? ofMonth(context, i)
        : has(token, IS.weekday)
          ? spanOf(
              tokens,
              theBefore(context, i),
              weekdayEnd(context, i),
              REASONS.weekday,
              weekdayTier(context, i),
            )
          : ofSeason(context, i)
      if (one) found.push(one)
    }
    return found
  },
}

/** "on the Tuesday", "last Wednesday": the word goes with the day. */
const theBefore = ({ tokens, language }: DetectionContext, at: number): number =>
  language === 'en' && ['the', 'last', 'next', 'that'].includes(tokens[at - 1]?.lexeme.folded ?? '')
    ? at - 1
    : at

/** «lunes 16», «martes veintitrés», "Monday the 14th": a day of the month that nothing is counted by. */
function weekdayEnd({ tokens, language }: DetectionContext, at: number): number {
  const the = language === 'en' && tokens[at + 1]?.lexeme.folded === 'the' ? 1 : 0
  const day = tokens[at + 1 + the]
  if (!day || day.gap !== 'space') return at + 1
  const words = tokens.slice(at + 1 + the, at + 5 + the).map(({ lexeme }) => lexeme.folded)
  const read = readNumber(words, 0, language)
  const length = isDay(day) ? 1 : read && read.value <= 31 ? read.length : 0
  const next = tokens[at + 1 + the + length]
  const counts = next?.gap === 'space' && !has(next, IS.function)
  return length > 0 && !counts ? at + 1 + the + length : at + 1
}

function weekdayTier(context: DetectionContext, at: number): Tier {
  const { tokens, language, lowerCase } = context
  if (language === 'en') return isCapital(tokens[at]) || lowerCase ? 'certain' : 'possible'
  return isCapital(tokens[at]) && !tokens[at]?.first ? 'possible' : 'certain'
}

function ofMonth(context: DetectionContext, at: number): Finding | undefined {
  const { tokens } = context
  const day = weekdayBefore(tokens, dayBefore(context, at))
  const named = context.language === 'en' && day === at && isCapital(tokens[at])
  const start =
    named && ['next', 'last'].includes(tokens[at - 1]?.lexeme.folded ?? '') ? at - 1 : day
  const end = yearAfter(context, dayAfter(context, at))
  const alone = start === at && end === at + 1
  if (!alone) return spanOf(tokens, start, end, REASONS.month, 'certain')
  const word = tokens[at]?.lexeme.folded ?? ''
  const opened = BEFORE_MONTH.has(tokens[at - 1]?.lexeme.folded ?? '')
  if (DOUBTFUL_MONTHS.has(word)) {
    const written =
      context.language === 'en'
        ? isCapital(tokens[at]) || context.lowerCase
        : !isCapital(tokens[at])
    const inside = MONTHS_BY_CAPITAL.has(word) && isCapital(tokens[at]) && !tokens[at]?.first
    if (inside) return spanOf(tokens, at, end, REASONS.month, opened ? 'certain' : 'possible')
    if (!opened || !written || (word.length <= 3 && word !== 'may')) return undefined
    if (context.lowerCase && word === 'march' && !IN_MARCH.has(tokens[at - 1]?.lexeme.folded ?? ''))
      return undefined
    return spanOf(tokens, at, end, REASONS.month, 'possible')
  }
  return spanOf(tokens, at, end, REASONS.month, opened ? 'certain' : 'possible')
}

const COUNTED_WEEKDAYS = new Set(
  'primer primero segundo tercer tercero cuarto ultimo first second third fourth last'.split(' '),
)

/** «jueves 12 de marzo», «primer lunes de junio», "Thursday, the 12th of March": a weekday before is part of it. */
function weekdayBefore(tokens: readonly Token[], at: number): number {
  const linked = ['de', 'del', 'of', 'in'].includes(tokens[at - 1]?.lexeme.folded ?? '')
  if (linked && has(tokens[at - 2], IS.weekday))
    return COUNTED_WEEKDAYS.has(tokens[at - 3]?.lexeme.folded ?? '') ? at - 3 : at - 2
  const article = ['el', 'the'].includes(tokens[at - 1]?.lexeme.folded ?? '') ? 1 : 0
  return has(tokens[at - 1 - article], IS.weekday) && tokens[at]?.gap !== 'stop'
    ? at - 1 - article
    : at
}

/** «el 20 de [noviembre]», «veinte de [noviembre]», "14th of [March]", "14 [March]". */
function dayBefore({ tokens, language }: DetectionContext, at: number): number {
  const link = LINKS.has(tokens[at - 1]?.lexeme.folded ?? '') ? 1 : 0
  const i = at - 1 - link
  const day = tokens[i]
  if (!day || tokens[at]?.gap !== 'space') return at
  if (language === 'es' && link === 0) return at
  if (isDay(day)) {
    const first = daysBefore(tokens, i)
    return language === 'en' && tokens[first - 1]?.lexeme.folded === 'the' ? first - 1 : first
  }
  if (!has(day, IS.number)) return at
  return has(tokens[i - 2], IS.number) && ['y', 'and'].includes(tokens[i - 1]?.lexeme.folded ?? '')
    ? i - 2
    : i
}

const BETWEEN_DAYS = new Set(['y', 'al', 'a', 'o', 'and', 'to', 'or'])

/** «[14 y] 15 de agosto», «[del 3 al] 7 de julio»: the days that share a month. */
function daysBefore(tokens: readonly Token[], at: number): number {
  let first = at
  for (let i = at; i > at - 8;) {
    const tied = BETWEEN_DAYS.has(tokens[i - 1]?.lexeme.folded ?? '')
    const other = tokens[tied ? i - 2 : i - 1]
    if (!other || !isDay(other) || !(tied || tokens[i]?.gap === 'comma')) break
    i -= tied ? 2 : 1
    first = i
  }
  return first
}

const isDay = (token: Token): boolean =>
  ORDINAL_WORDS.has(token.lexeme.folded) ||
  (token.shape !== 'lower' &&
    ORDINAL.test(token.lexeme.folded) &&
    parseInt(token.lexeme.folded, 10) <= 31)

/** "March [14]", "March [14th]", "march [fourteenth]"; the index after it. */
function dayAfter({ tokens, language }: DetectionContext, at: number): number {
  const next = tokens[at + 1]
  if (language !== 'en' || !next || next.gap === 'stop') return at + 1
  const after = tokens[at + 2]?.lexeme.folded ?? ''
  const the =
    next.lexeme.folded === 'the' && (/^\d/.test(after) || ORDINAL_WORDS.has(after)) ? 1 : 0
  const day = tokens[at + 1 + the]
  if (!day) return at + 1
  const tens = ['twenty', 'thirty'].includes(day.lexeme.folded)
  if (tens && ORDINAL_WORDS.has(tokens[at + 2 + the]?.lexeme.folded ?? '')) return at + 3 + the
  return isDay(day) ? at + 2 + the : at + 1
}

function ofSeason(context: DetectionContext, at: number): Finding | undefined {
  const { tokens, language } = context
  const opener = tokens[at - 1]?.lexeme.folded ?? ''
  const year = yearAfter(context, at + 1)
  if (!SEASON_OPENERS.has(opener) && year === at + 1) return undefined
  const after =
    AFTER_SEASON.has(tokens[at + 1]?.lexeme.folded ?? '') &&
    year === at + 1 &&
    language === 'es' &&
    tokens[at + 1]?.lexeme.folded.startsWith('p')
  let start = at
  while (
    start > 0 &&
    at - start < 4 &&
    QUANTIFIERS.has(tokens[start - 1]?.lexeme.folded ?? '') &&
    tokens[start]?.gap === 'space'
  )
    start--
  if (language === 'en' && opener === 'in' && !isCapital(tokens[at]) && year === at + 1)
    return spanOf(tokens, at, year, REASONS.season, 'possible')
  return spanOf(
    tokens,
    language === 'es' ? at : start,
    after ? at + 2 : year,
    REASONS.season,
    'possible',
  )
}

function spanOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  reason: Reason,
  tier: Tier,
): Finding | undefined {
  const first = tokens[from]
  const last = tokens[to - 1]
  return (
    first &&
    last &&
    finding('date-words', 'DATE', tier, { start: first.start, end: last.end }, reason)
  )
}
