import type { Language } from '../transcript/model.ts'
import type { Category } from './finding.ts'
import { fold, wordsOf } from './names.ts'

const WORDS: Readonly<Record<Language, Readonly<Record<Category, string>>>> = {
  es: {
    PERSON: 'Persona',
    ORG: 'Institución',
    PLACE: 'Lugar',
    DATE: 'Fecha',
    AGE: 'Edad',
    PHONE: 'Teléfono',
    EMAIL: 'Correo',
    URL: 'Enlace',
    HANDLE: 'Usuario',
    ID: 'Identificador',
    OTHER: 'Dato',
  },
  en: {
    PERSON: 'Person',
    ORG: 'Institution',
    PLACE: 'Place',
    DATE: 'Date',
    AGE: 'Age',
    PHONE: 'Phone',
    EMAIL: 'Email',
    URL: 'Link',
    HANDLE: 'Handle',
    ID: 'Identifier',
    OTHER: 'Detail',
  },
}

const SPEAKER: Readonly<Record<Language, string>> = { es: 'Hablante', en: 'Speaker' }

/** Five full blocks whatever the length of what they hide. */
export const MASK = '█████'

/** `[Persona 3]`; without a number, `[Persona]`, where the entity is not known. */
export function labelOf(category: Category, number: number | null, language: Language): string {
  const word = WORDS[language][category]
  return number === null ? `[${word}]` : `[${word} ${number}]`
}

/** What a speaker is called whose own name may not leave: `Hablante 2`. */
export const speakerLabel = (number: number, language: Language): string =>
  `${SPEAKER[language]} ${number}`

const labelWords = Object.values(WORDS).flatMap((byCategory) => Object.values(byCategory))
const speakers = Object.values(SPEAKER)

/** Source of a pattern for everything this program puts in an identifier's place by itself. */
export const LABEL_PATTERN =
  `\\[(?:${labelWords.join('|')})(?: \\d+)?\\]` + `|█{5}|(?:${speakers.join('|')}) \\d+`

const words = (list: string): readonly string[] => list.split(' ')

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  es: words(
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  ),
  en: words(
    'January February March April May June July August September October November December',
  ),
}

const MONTH_NUMBERS = new Map(
  Object.values(MONTHS).flatMap((months) =>
    months.flatMap((month, i) => [
      [fold(month), i + 1] as const,
      [fold(month).slice(0, 3), i + 1] as const,
    ]),
  ),
).set('sept', 9)

const numbered = (list: string, from: number, step = 1): [string, number][] =>
  words(list).map((word, i) => [word, from + i * step])

const SPOKEN = new Map([
  ...numbered(
    'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce',
    0,
  ),
  ...numbered('quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos', 15),
  ...numbered(
    'veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve',
    23,
  ),
  ...numbered('treinta cuarenta cincuenta sesenta setenta ochenta noventa cien', 30, 10),
  ...numbered('un', 1),
  ...numbered('una', 1),
  ...numbered('veintiun', 21),
  ...numbered('ciento doscientos trescientos cuatrocientos quinientos seiscientos', 100, 100),
  ...numbered('setecientos ochocientos novecientos', 700, 100),
  ...numbered('zero one two three four five six seven eight nine ten eleven twelve thirteen', 0),
  ...numbered('fourteen fifteen sixteen seventeen eighteen nineteen', 14),
  ...numbered('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
])
const FILLERS = new Set(['y', 'and', 'de', 'del', 'of', 'a'])

/** The whole number that folded words say, in digits or spelt out in Spanish or English; or null. */
function numberSaid(words: readonly string[]): number | null {
  let thousands = 0
  let rest: number | null = null
  for (const word of words) {
    const value: number | undefined = /^\d{1,4}$/.test(word) ? Number(word) : SPOKEN.get(word)
    if (FILLERS.has(word)) continue
    if (word === 'mil' || word === 'thousand') {
      thousands = (rest ?? 1) * 1000
      rest = 0
    } else if (word === 'hundred') rest = (rest ?? 1) * 100
    else if (value === undefined) return null
    else rest = (rest ?? 0) + value
  }
  return rest === null ? null : thousands + rest
}

const isYear = (value: number | null): value is number =>
  value !== null && value >= 1900 && value <= 2099

/** A year in digits, «dos mil seis», «two thousand six» or «nineteen eighty four». */
function yearSaid(words: readonly string[]): number | null {
  const whole = numberSaid(words)
  if (isYear(whole)) return whole
  const [century = '', ...rest] = words
  const within = numberSaid(rest)
  const paired = within !== null && within >= 10 && within <= 99 && numberSaid([century])
  return paired === 19 || paired === 20 ? paired * 100 + (within ?? 0) : null
}

interface MonthAndYear {
  readonly month: number | null
  readonly year: number | null
}

/** `14/03/2023`: day first in Spanish; in English only where one number can't be a month. */
function numericDate(surface: string, language: Language): MonthAndYear | null {
  const iso = /^(\d{4})-(\d{1,2})-\d{1,2}$/.exec(surface)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]) }
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(surface)
  if (!slashed) return null
  const [first, second, year] = slashed.slice(1).map(Number)
  if (first === undefined || second === undefined || year === undefined) return null
  if (second > 12) return { year, month: first }
  return { year, month: first > 12 || language === 'es' ? second : null }
}

/** A date in words with one month, one year or both; null where it says more or less than that. */
function writtenDate(surface: string): MonthAndYear | null {
  const words = wordsOf(surface).map((word) => word.folded)
  const months = words.filter((word) => MONTH_NUMBERS.has(word))
  if (months.length > 1) return null
  const at = words.findIndex((word) => MONTH_NUMBERS.has(word))
  const month = MONTH_NUMBERS.get(months[0] ?? '') ?? null
  const after = words.slice(at + 1)
  const digits = words.filter((word) => /^\d{4}$/.test(word))
  if (digits.length > 1) return null
  const year = digits.length === 1 ? Number(digits[0]) : yearAfter(after)
  return month === null && year === null ? null : { month, year }
}

/** The year that follows a month, past a day: «March 14 twenty seventeen». */
function yearAfter(words: readonly string[]): number | null {
  for (let from = 0; from < words.length; from++) {
    const year = yearSaid(words.slice(from))
    if (year !== null) return year
  }
  return null
}

/** A date's month and year, or what it has of them; null where it can't be read. */
export function generalDate(surface: string, language: Language): string | null {
  const date = numericDate(surface.trim(), language) ?? writtenDate(surface)
  if (!date || (date.year !== null && !isYear(date.year))) return null
  const month = date.month === null ? null : MONTHS[language][date.month - 1]
  if (month === undefined) return null
  const joiner = language === 'es' ? ' de ' : ' '
  return [month, date.year].filter((part) => part !== null).join(joiner)
}

const OLDEST_BANDED = 89
const OVER: Readonly<Record<Language, string>> = { es: '90 o más', en: '90 or over' }
const YEARS = /[\s-]*(?:años?(?: de edad)?|years?|years?[\s-]old|years? of age|yrs?|yo)$/iu

/**
 * An age's band of ten years with its unit, if any: `50-59 años`. Over 89 there is one band
 * (HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(C)). Null where it can't be read.
 */
export function generalAge(surface: string, language: Language): string | null {
  const unit = YEARS.exec(surface.trim())?.[0] ?? ''
  const said = surface.trim().slice(0, surface.trim().length - unit.length)
  const age = numberSaid(wordsOf(said).map((word) => word.folded))
  if (age === null || age > 130) return null
  if (age > OLDEST_BANDED) return OVER[language] + unit
  const from = age - (age % 10)
  return `${from}-${from + 9}${unit}`
}
