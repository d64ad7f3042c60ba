import type { Finding, Reason } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Language } from '../text/lexicon.ts'
import { lexiconFor } from '../text/lexicon.ts'
import type { Token } from '../text/tokens.ts'
import { has, NAME } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { DETERMINERS, spanOf } from './name-shape.ts'

const REASON: Reason = {
  es: 'palabra desconocida donde va un nombre',
  en: 'an unknown word where a name stands',
}

const KNOWN = ~(IS.givenAbroad | IS.surnameAbroad | IS.phraseStart)
const COMMON = IS.word | IS.function | IS.everyday | IS.place
const LETTERS = /^\p{L}[\p{L}\p{M}'’-]{2,}$/u
const OTHER: Readonly<Record<Language, Language>> = { es: 'en', en: 'es' }

/** What dictionaries leave out though everybody says it: diminutives, adverbs, verbs in the past; "great-aunt". */
const DERIVED: Readonly<Record<Language, RegExp>> = {
  es: /(?:[cz]?it[oa]s?|mente|ando|iendo|aba|aron|eron|ado|ada|ados|adas|mos|ron)$/,
  en: /-|(?:n't|n’t|ing|ly|ness|ism|ist|ful|less)$/,
}

/** Verbs of speech, which a name in the vocative follows. */
const SAID: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: new Set('dijo dice dije oye oiga ay'.split(' ')),
  en: new Set('says said told asked phoned rang hey dear'.split(' ')),
}
/** What people do, after a name. */
const DEEDS: Readonly<Record<Language, RegExp>> = {
  es: /^(?:dice|\p{Ll}{3,}ó)$/u,
  en: /^(?:he|she|(?:he|she)['’](?:s|d|ll)|you(?:['’](?:re|ve|d|ll))?|says|said|told)$/,
}
const BELONGS = /^['’]s(?!\p{L})/u

/** In raw speech recognition, words of no dictionary and no list where names stand: «me dijo xun», "ferlin he's …", two in a row. */
export const personUnlisted: Detector = {
  id: 'person-unlisted',
  languages: BOTH,
  categories: ['PERSON'],
  detect(text, context) {
    const found: Finding[] = []
    if (!context.lowerCase) return found
    const { tokens } = context
    for (let i = 0; i < tokens.length; i++) {
      const end = unlistedEnd(context, i, text)
      if (end === i) continue
      found.push(finding('person-unlisted', 'PERSON', 'possible', spanOf(tokens, i, end), REASON))
      i = end - 1
    }
    return found
  },
}

/** The index after the unknown name that begins at a token; the same when there is none. */
function unlistedEnd(context: DetectionContext, at: number, text: string): number {
  const { tokens, language, known } = context
  const token = tokens[at]
  const next = tokens[at + 1]
  if (!token || token.shape !== 'lower' || (token.lexeme.flags & KNOWN) !== 0) return at
  const word = text.slice(token.start, token.end)
  if (!isStranger(word, language) || known.match(tokens, at, true)) return at
  if (language === 'en' && BELONGS.test(text.slice(token.end, token.end + 3))) return at + 1
  if (next?.gap === 'space' && isPart(next, language, text))
    return known.match(tokens, at + 1, true) ? at : at + 2
  if (token.gap !== 'space' && token.gap !== 'comma' && at <= 1 && isHeard(word)) return at + 1
  const isSaid = SAID[language].has(tokens[at - 1]?.lexeme.folded ?? '') && token.gap === 'space'
  const isDoing =
    next?.gap === 'space' &&
    DEEDS[language].test(text.slice(next.start, next.end)) &&
    !DETERMINERS.has(tokens[at - 1]?.lexeme.folded ?? '')
  return isSaid || isDoing ? at + 1 : at
}

/** No laughter, no hum, nothing drawn out: «jajaja», «mmm», «nooo». */
const isHeard = (word: string): boolean =>
  word.length >= LEAST_LETTERS && !/^(?:j[aeiu]|ha|he|mm|sh)|(\p{L})\1\1/u.test(word)
const LEAST_LETTERS = 5

/** Whether a word with nothing known of it is none of the other language either. */
function isStranger(word: string, language: Language): boolean {
  if (!LETTERS.test(word) || DERIVED[language].test(word)) return false
  const lexemes = [lexiconFor(language).lexeme(word), lexiconFor(OTHER[language]).lexeme(word)]
  return lexemes.every(({ flags }) => (flags & (COMMON | IS.number)) === 0)
}

/** The second part of a name: a stranger, or a listed name that is no other word. */
const isPart = (token: Token, language: Language, text: string): boolean =>
  token.shape === 'lower' &&
  ((has(token, NAME) && !has(token, COMMON)) ||
    ((token.lexeme.flags & KNOWN) === 0 &&
      isStranger(text.slice(token.start, token.end), language)))
