import { doubleMetaphone } from 'double-metaphone'
import { distance } from 'fastest-levenshtein'
import type { Language } from './lexicon.ts'

/**
 * Spellings of one sound in Mexican Spanish, in order: letters for which speech recognition and
 * typists write one another (b/v, c/s/z, g/j/x, ll/y, qu/k, silent h). Vowels go last, all but the
 * first. Written for this project.
 */
const SPANISH: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/[cs]h/g, 'C'],
  [/^(?:x(?=i)|g(?=[ei])|j|y|ll|h?i(?=e))/g, 'Y'],
  [/x(?=[ei])|g(?=[eiy])/g, 'j'],
  [/x/g, 's'],
  [/qu(?=[ei])|q/g, 'k'],
  [/c(?=[eiy])|z/g, 's'],
  [/c/g, 'k'],
  [/gu(?=[ei])/g, 'g'],
  [/^(?:w|gu(?=a)|hu(?=[aei]))/g, 'U'],
  [/h/g, ''],
  [/v|w/g, 'b'],
  [/ll|y(?=[aeiou])/g, 'Y'],
  [/m(?=[bp])/g, 'n'],
  [/ñ|ni(?=[aou])/g, 'N'],
  [/(?<=.)[aeiouy]/g, ''],
  [/^[aeiou]/g, 'a'],
  [/(.)\1+/g, '$1'],
]

const heard: Readonly<Record<Language, Map<string, string>>> = { es: new Map(), en: new Map() }
const MOST_HEARD = 20_000

/** What a folded name sounds like; names that are said alike have one key. English by Double Metaphone. */
export function soundOf(folded: string, language: Language): string {
  const known = heard[language].get(folded)
  if (known !== undefined) return known
  const sound = language === 'en' ? doubleMetaphone(folded)[0] : inSpanish(folded)
  if (heard[language].size >= MOST_HEARD) heard[language].clear()
  heard[language].set(folded, sound)
  return sound
}

function inSpanish(folded: string): string {
  return SPANISH.reduce((word, [spelling, sound]) => word.replace(spelling, sound), folded)
}

/** Shortest name of which a misspelling is looked for, in letters. */
export const LEAST_OF_SOUND = 4
const LETTERS_PER_MISTAKE = 3
const MOST_MISTAKES = 3

/** Whether few enough letters differ, for the length, that one name may be meant (Levenshtein). */
export const fewMistakes = (a: string, b: string): boolean =>
  distance(a, b) <=
  Math.min(MOST_MISTAKES, Math.floor(Math.min(a.length, b.length) / LETTERS_PER_MISTAKE))
