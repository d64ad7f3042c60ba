import lists from '../../../../resources/gazetteers/lexicon.json' with { type: 'json' }
import words from '../../../../resources/gazetteers/vocabulary.json' with { type: 'json' }
import { CUES_EN } from './cues-en.ts'
import { CUES_ES } from './cues-es.ts'
import { IS } from './flags.ts'
import { fold } from './fold.ts'
import { PhraseIndex } from './phrases.ts'
import { stems } from './stems.ts'
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
  /** Names of several words, with the flags of the lists that hold them. */
  readonly phrases: PhraseIndex<number>
}

/** Which flags the entries of a list get in each language; a list that isn't named gives none. */
const FLAGS_OF_LISTS: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  es: {
    givenEs: IS.given,
    femaleEs: IS.given,
    maleEs: IS.given,
    givenEn: IS.givenAbroad,
    femaleEn: IS.givenAbroad,
    maleEn: IS.givenAbroad,
    givenUs: IS.givenAbroad,
    surnamesEs: IS.surname,
    surnamesEn: IS.surnameAbroad,
    surnamesUs: IS.surnameAbroad,
    everydayNamesEs: IS.everyday,
    nicknamesEs: IS.nickname,
    neutralEs: IS.neutral,
  },
  en: {
    givenEn: IS.given,
    femaleEn: IS.given,
    maleEn: IS.given,
    givenUs: IS.given,
    femaleEs: IS.given,
    maleEs: IS.given,
    givenEs: IS.given,
    surnamesEn: IS.surname,
    surnamesUs: IS.surname,
    surnamesEs: IS.surname,
    everydayNamesEn: IS.everyday,
    neutralEn: IS.neutral,
  },
}
const FLAGS_OF_ALL: Readonly<Record<string, number>> = {
  countries: IS.country,
  clinicalEponyms: IS.eponym,
  surnamesAbroad: IS.surnameAbroad,
  givenAbroad: IS.givenAbroad,
  placesEs: IS.place,
  placesEn: IS.place,
  orgsEs: IS.org,
  orgsEn: IS.org,
  orgsDoubtful: IS.orgDoubtful,
}

const CUES = { es: CUES_ES, en: CUES_EN }
const MOST_FORMS = 60_000

/** Entries `word:bits` of a packed group, with the bits of the lists turned into flags. */
function* unpacked(
  group: string,
  flagsOf: (bits: number) => number,
): Generator<readonly [string, number]> {
  for (const entry of group.split('|')) {
    const colon = entry.lastIndexOf(':')
    yield [entry.slice(0, colon), flagsOf(parseInt(entry.slice(colon + 1), 36))]
  }
}

/** Turns a number whose bits are lists into the flags of a language; few numbers occur. */
function listFlags(language: Language): (bits: number) => number {
  const ofList = lists.lists.map(
    (name) => (FLAGS_OF_ALL[name] ?? 0) | (FLAGS_OF_LISTS[language][name] ?? 0),
  )
  const seen = new Map<number, number>()
  return (bits) => {
    let flags = seen.get(bits)
    if (flags === undefined) {
      flags = ofList.reduce((all, flag, i) => (bits & (1 << i) ? all | flag : all), 0)
      seen.set(bits, flags)
    }
    return flags
  }
}

const WORDS: Readonly<Record<string, string>> = lists.words
const PHRASES: Readonly<Record<string, string>> = lists.phrases

function build(language: Language): Lexicon {
  const flagsOf = listFlags(language)
  const flags = new Map<string, number>()
  const read = new Set<string>()
  /** The flags of a word; the words that begin alike are read from the list at the first question. */
  const listed = (word: string): number => {
    const key = word.slice(0, 2)
    if (!read.has(key)) {
      read.add(key)
      for (const [one, found] of unpacked(WORDS[key] ?? '', flagsOf)) {
        flags.set(one, (flags.get(one) ?? 0) | found)
      }
    }
    return flags.get(word) ?? 0
  }
  for (const [flag, cues] of CUES[language]) {
    for (const cue of cues.trim().split(/\s+/).map(fold))
      flags.set(cue, (flags.get(cue) ?? 0) | flag)
  }
  const phrases = new PhraseIndex<number>((first) =>
    [...unpacked(PHRASES[first] ?? '', flagsOf)].filter(([, found]) => found !== 0),
  )
  const inDictionary = vocabulary(words[language])
  const isWord = (folded: string): boolean =>
    inDictionary(folded) || stems(folded, language).some(inDictionary)
  const isNumber = (word: string): boolean =>
    word.split('-').every((part) => (listed(part) & IS.number) !== 0)
  const forms = new Map<string, Lexeme>()
  /** "the Hendersons": a family by its surname. */
  const family = (word: string): number =>
    language === 'en' && word.length > 5 && word.endsWith('s') && !isWord(word)
      ? listed(word.slice(0, -1)) & IS.surname
      : 0
  /** «mayo-junio», "mid-June": the last part says what it is; "Kayden-Lee" is a given name by its first. */
  const tied = (word: string): number => {
    if (!word.includes('-')) return 0
    const first = listed(word.slice(0, word.indexOf('-')))
    const last = listed(word.slice(word.lastIndexOf('-') + 1))
    const isGiven = (first & (IS.everyday | IS.function | IS.kin | IS.number)) === 0
    return (last & (IS.month | IS.weekday | IS.season)) | (isGiven ? first & IS.given : 0)
  }
  /** "who'll", "we'd": what is left of a word of function is one. */
  const contracted = (word: string): number => {
    const base = CONTRACTION.exec(word)?.[1]
    return base === undefined ? 0 : listed(base) & IS.function
  }
  const lexeme = (surface: string): Lexeme => {
    const known = forms.get(surface)
    if (known) return known
    const folded = fold(surface)
    const isName = isNameOnly(listed(folded), language) && !PRETERITE.test(surface)
    const dictionary = !isName && isWord(folded) ? IS.word : 0
    const start = Object.hasOwn(PHRASES, folded) ? IS.phraseStart : 0
    const number = folded.includes('-') && isNumber(folded) ? IS.number : 0
    const verb = dictionary !== 0 && PRETERITE.test(surface) ? IS.everyday : 0
    const made = {
      folded,
      shape: shapeOf(surface),
      flags:
        listed(folded) |
        dictionary |
        verb |
        start |
        number |
        contracted(folded) |
        clan(folded) |
        tied(folded) |
        family(folded),
    }
    if (forms.size >= MOST_FORMS) forms.clear()
    forms.set(surface, made)
    return made
  }
  return { language, lexeme, phrases }
}

/** Dictionaries hold names too («garcía», «soriana», "molly"): a listed one is a word where it is everyday. */
const NAMES_ONLY: Readonly<Record<Language, number>> = {
  es: IS.given | IS.surname | IS.org,
  en: IS.given,
}
const isNameOnly = (flags: number, language: Language): boolean =>
  (flags & NAMES_ONLY[language]) !== 0 && (flags & (IS.everyday | IS.orgDoubtful)) === 0
/** «cayó», «pidió»: folded these would be the names Cayo and Pidio. */
const PRETERITE = /^\p{Ll}+ó$/u
const CONTRACTION = /^(\p{L}+)['’](?:d|ll|ve|re|m|s)$/u
/** "O'Meara", "McAdoo", listed or not. */
const clan = (word: string): number => (/^(?:o['’]|mc)\p{L}{3,}$/u.test(word) ? IS.surname : 0)
function shapeOf(surface: string): Shape {
  const first = surface.charAt(0)
  if (/\p{N}/u.test(first)) return /^\p{N}+$/u.test(surface) ? 'digits' : 'mixed'
  if (first === first.toLowerCase()) return surface === surface.toLowerCase() ? 'lower' : 'mixed'
  if (surface.length === 1) return 'initial'
  return surface === surface.toUpperCase() ? 'upper' : 'capital'
}

const built: Partial<Record<Language, Lexicon>> = {}

/** The word lists and cues of a language; read group by group as words are asked for. */
export function lexiconFor(language: Language): Lexicon {
  return (built[language] ??= build(language))
}
