import lists from '../../../../resources/gazetteers/lexicon.json' with { type: 'json' }
import words from '../../../../resources/gazetteers/vocabulary.json' with { type: 'json' }
import { CUES_EN } from './cues-en.ts'
import { CUES_ES } from './cues-es.ts'
import { IS } from './flags.ts'
import { fold } from './fold.ts'
import { PhraseIndex } from './phrases.ts'
import type { Shape } from './tokens.ts'
import { vocabulary } from './vocabulary.ts'

export type Language = 'es' | 'en'

/** What is known of one written form; shared by all its tokens. */
export interface Lexeme {
  readonly folded: string
  readonly shape: Shape
  readonly flags: number
}

export interface Lexicon {
  readonly language: Language
  /** What is known of a written form. */
  readonly lexeme: (surface: string) => Lexeme
  /** Names of several words; the value is `IS.place`, `IS.org` or `IS.country`. */
  readonly phrases: PhraseIndex<number>
}

type ListName = keyof typeof lists

const SHARED: readonly (readonly [number, readonly ListName[]])[] = [
  [IS.country, ['countries']],
  [IS.eponym, ['clinicalEponyms']],
  [IS.neutral, ['demonymsAndOthers']],
  [IS.surnameAbroad, ['surnamesAbroad']],
  [IS.givenAbroad, ['givenAbroad']],
  [IS.place, ['placesEs', 'placesEn']],
  [IS.org, ['orgsEs', 'orgsEn']],
]

const OF_LANGUAGE: Readonly<Record<Language, readonly (readonly [number, readonly ListName[]])[]>> =
  {
    es: [
      [IS.given, ['givenEs', 'femaleEs', 'maleEs']],
      [IS.givenAbroad, ['givenEn', 'femaleEn', 'maleEn']],
      [IS.surname, ['surnamesEs']],
      [IS.surnameAbroad, ['surnamesEn']],
      [IS.everyday, ['everydayNamesEs']],
      [IS.nickname, ['nicknamesEs']],
    ],
    en: [
      [IS.given, ['givenEn', 'femaleEn', 'maleEn', 'femaleEs', 'maleEs', 'givenEs']],
      [IS.surname, ['surnamesEn', 'surnamesEs']],
      [IS.everyday, ['everydayNamesEn']],
    ],
  }

const CUES = { es: CUES_ES, en: CUES_EN }
const MOST_FORMS = 60_000

function build(language: Language): Lexicon {
  const flags = new Map<string, number>()
  const phrases = new PhraseIndex<number>()
  const add = (word: string, flag: number): void => {
    flags.set(word, (flags.get(word) ?? 0) | flag)
  }
  for (const [flag, names] of [...SHARED, ...OF_LANGUAGE[language]]) {
    for (const entry of names.flatMap((name) => lists[name].split('|'))) {
      if (!/[ &]/.test(entry)) add(entry, flag)
      else add(phrases.add(entry, flag), IS.phraseStart)
    }
  }
  for (const [flag, cues] of CUES[language]) {
    for (const cue of cues.trim().split(/\s+/)) add(fold(cue), flag)
  }
  const inDictionary = vocabulary(words[language])
  const forms = new Map<string, Lexeme>()
  const lexeme = (surface: string): Lexeme => {
    const known = forms.get(surface)
    if (known) return known
    const folded = fold(surface)
    const dictionary = inDictionary(folded) || inDictionary(stem(folded, language)) ? IS.word : 0
    const made = { folded, shape: shapeOf(surface), flags: (flags.get(folded) ?? 0) | dictionary }
    if (forms.size >= MOST_FORMS) forms.clear()
    forms.set(surface, made)
    return made
  }
  return { language, lexeme, phrases }
}

const ENCLITIC = /(?:me|te|se|nos|os)?(?:lo|la|los|las|le|les|me|te|se|nos)$/
const SUFFIX_EN = /(?:'\w+|s|es|ing|ers?|ness|isms?|ships?)$/

function stem(folded: string, language: Language): string {
  if (folded.length < 5) return folded
  return folded.replace(language === 'es' ? ENCLITIC : SUFFIX_EN, '')
}

function shapeOf(surface: string): Shape {
  const first = surface.charAt(0)
  if (/\p{N}/u.test(first)) return /^\p{N}+$/u.test(surface) ? 'digits' : 'mixed'
  if (first === first.toLowerCase()) return surface === surface.toLowerCase() ? 'lower' : 'mixed'
  if (surface.length === 1) return 'initial'
  return surface === surface.toUpperCase() ? 'upper' : 'capital'
}

const built: Partial<Record<Language, Lexicon>> = {}

/** The word lists and cues of a language; built at the first call, about 30 ms. */
export function lexiconFor(language: Language): Lexicon {
  return (built[language] ??= build(language))
}
