import type { Language } from './lexicon.ts'

const range = (words: string, from: number, step = 1): readonly (readonly [string, number])[] =>
  words.split(' ').map((word, i) => [word, from + i * step])

const VALUES: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  es: new Map([
    ...range(
      'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince',
      0,
    ),
    ...range('dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres', 16),
    ...range('veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve', 24),
    ...range('treinta cuarenta cincuenta sesenta setenta ochenta noventa', 30, 10),
    ...range(
      'cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
      100,
      100,
    ),
    ['un', 1],
    ['una', 1],
    ['veintiun', 21],
    ['ciento', 100],
    ['mil', 1000],
    ['primero', 1],
  ]),
  en: new Map([
    ...range(
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen',
      0,
    ),
    ...range('fifteen sixteen seventeen eighteen nineteen', 15),
    ...range('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
    ['oh', 0],
    ['hundred', 100],
    ['thousand', 1000],
  ]),
}

/** The value of one number word, folded; «treinta» is 30, "seventy-one" 71. */
export function numberWord(folded: string, language: Language): number | undefined {
  const value = VALUES[language].get(folded)
  if (value !== undefined || !folded.includes('-')) return value
  const [tens, unit, more] = folded.split('-').map((part) => VALUES[language].get(part))
  const fits = more === undefined && tens && tens >= 20 && tens < 100 && unit && unit < 10
  return fits ? tens + unit : undefined
}

/** Reads a number said in words («dos mil seis», "two thousand and six", «noventa y dos»). */
export function readNumber(
  words: readonly string[],
  at: number,
  language: Language,
): { readonly value: number; readonly length: number } | undefined {
  let total = 0
  let group = 0
  let previous = Infinity
  let i = at
  for (; i < words.length; i++) {
    const word = words[i] ?? ''
    const value = numberWord(word, language)
    const joined =
      (word === 'y' || word === 'and') && i > at && small(words[i + 1], language, previous)
    if (joined) continue
    if (value === undefined || !follows(value, previous, language)) break
    if (value === 1000) {
      total += (group || 1) * 1000
      group = 0
    } else if (value === 100 && language === 'en') group = (group || 1) * 100
    else group += value
    previous = value
  }
  return i > at && previous !== Infinity ? { value: total + group, length: i - at } : undefined
}

function follows(value: number, previous: number, language: Language): boolean {
  if (previous === Infinity || value === 1000) return previous !== 1000
  if (value === 100 && language === 'en') return previous < 10
  return previous >= 20 && value < size(previous) && previous % 10 === 0
}

const size = (value: number): number => (value >= 1000 ? 1000 : value >= 100 ? 100 : 10)

function small(word: string | undefined, language: Language, previous: number): boolean {
  const value = word === undefined ? undefined : numberWord(word, language)
  return value !== undefined && value < size(previous) && previous % 10 === 0 && previous >= 20
}
