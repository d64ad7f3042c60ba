import type { Category, Finding, Reason } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import type { Language } from '../text/lexicon.ts'
import { has, isCapital, NAME } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding, onTokens } from './detector.ts'
import { nameEnd, spanOf } from './name-shape.ts'

const REASONS = {
  PERSON: {
    es: 'mayúscula dentro de la frase: parece un nombre',
    en: 'a capital inside the sentence: looks like a name',
  },
  PLACE: {
    es: 'mayúscula después de «en»: parece un lugar',
    en: 'a capital after "in": looks like a place',
  },
  ORG: {
    es: 'mayúscula después de un artículo: parece una institución',
    en: 'a capital after an article: looks like an organisation',
  },
} satisfies Partial<Readonly<Record<Category, Reason>>>

const BY_WORD_BEFORE: ReadonlyMap<string, keyof typeof REASONS> = new Map([
  ...['en', 'in', 'near', 'hasta', 'desde', 'hacia'].map((w) => [w, 'PLACE'] as const),
  ...['el', 'la', 'los', 'las', 'del', 'al', 'the', 'at'].map((w) => [w, 'ORG'] as const),
])

/** Capitals inside a sentence, and words of no dictionary at its start, that no other rule explains. */
export const properNoun: Detector = {
  id: 'proper-noun',
  languages: BOTH,
  categories: ['PERSON', 'PLACE', 'ORG'],
  detect(_text, context) {
    const found: Finding[] = []
    const { tokens } = context
    if (context.lowerCase) return onTokens(tokens, (token, i) => unheardOf(context, token, i))
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (!token || !isCapital(token) || token.shape === 'initial') continue
      const end = nameEnd(tokens, i, context)
      const next = tokens[i + 1]
      const leads =
        end > i + 1 &&
        !token.first &&
        has(token, context.language === 'es' ? IS.neutral | IS.function : IS.neutral) &&
        next
          ? !excused(context, next)
          : false
      if (!leads && excused(context, token)) continue
      if (tokens[end]?.gap !== 'colon' && telling(context, i, end)) {
        const category = categoryOf(context, i)
        found.push(
          finding('proper-noun', category, 'possible', spanOf(tokens, i, end), REASONS[category]),
        )
      }
      i = end - 1
    }
    return found
  },
}

const UNHEARD: Reason = {
  es: 'palabra desconocida después de «en», «con», «de»…',
  en: 'an unknown word after "in", "with", "from"…',
}
const LEAST_LETTERS = 4
const BEFORE_UNHEARD = {
  es: new Set('en con para de del al a por la el los las'.split(' ')),
  en: new Set('at with for from in to near by outside'.split(' ')),
} as const
/** What dictionaries leave out though everybody says it: diminutives, adverbs, verbs in the past. */
const DERIVED = /(?:[cz]?it[oa]s?|mente|ando|iendo|aba|aron|eron|ado|ada|ados|adas)$/

/** In raw speech recognition: a word of no dictionary and no list after «en», "at". */
function unheardOf(
  { tokens, language }: DetectionContext,
  token: Token,
  at: number,
): Finding | undefined {
  const before = tokens[at - 1]?.lexeme.folded ?? ''
  const opened = token.gap === 'space' && BEFORE_UNHEARD[language].has(before)
  const unknown = (token.lexeme.flags & ~IS.givenAbroad & ~IS.surnameAbroad) === 0
  const isTied = token.lexeme.folded.includes('-')
  const long = !isTied && token.end - token.start >= LEAST_LETTERS
  return opened && unknown && long && token.shape === 'lower' && !DERIVED.test(token.lexeme.folded)
    ? isSpokenByname(tokens, at, language)
      ? finding('proper-noun', 'PERSON', 'possible', spanOf(tokens, at - 1, at + 1), UNHEARD)
      : finding('proper-noun', 'ORG', 'possible', token, UNHEARD)
    : undefined
}

/** «me saludó el ferras»: an article that no preposition governs, and a word of no dictionary. */
const isSpokenByname = (tokens: readonly Token[], at: number, language: Language): boolean =>
  language === 'es' &&
  ['el', 'la'].includes(tokens[at - 1]?.lexeme.folded ?? '') &&
  !has(tokens[at - 2], IS.placePreposition) &&
  !['de', 'con', 'para'].includes(tokens[at - 2]?.lexeme.folded ?? '')

const EXCUSES =
  IS.country |
  IS.neutral |
  IS.month |
  IS.weekday |
  IS.function |
  IS.title |
  IS.kin |
  IS.number |
  IS.season
const excused = (context: DetectionContext, token: Token): boolean =>
  has(token, EXCUSES) ||
  (has(token, IS.role | IS.orgHead | IS.orgHeadWeak | IS.area | IS.street) &&
    (has(token, IS.word) || !has(token, NAME))) ||
  (has(token, IS.eponym) && (context.record || context.language === 'es'))

function telling(context: DetectionContext, at: number, end: number): boolean {
  const { tokens, record } = context
  const token = tokens[at]
  if (!token) return false
  const chain = end > at + 1
  if (record)
    return (
      chain &&
      tokens.slice(at, end).filter((t) => has(t, IS.surname | IS.given) && !has(t, IS.eponym))
        .length >= 2
    )
  if (token.shape === 'upper' && !towned(context, at) && (!chain || context.language === 'es'))
    return false
  if (chain)
    return !token.first || !tokens.slice(at, end).every((t) => has(t, IS.word) && !has(t, NAME))
  if (token.first)
    return (
      (!has(token, IS.word) && token.end - token.start > 3 && !headless(tokens, at)) ||
      isSpokenOf(tokens, at)
    )
  return !has(token, IS.word) || (inRow(context, token) && !isThing(context, at))
}

const PRONOUNS = new Set("he she he's she's he'd she'd he'll she'll él ella".split(' '))

/** "Ferlin. He's in transportation.", "Zephyr, he's good": a capital by itself, and then who it is. */
function isSpokenOf(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  const isAlone = next?.gap === 'stop' || next?.gap === 'comma'
  const isName = !has(tokens[at], IS.word) || has(tokens[at], NAME)
  return isName && isAlone && next !== undefined && PRONOUNS.has(next.lexeme.folded)
}

const LEAST_OF_TOWN = 4
/** "based in GUÉRET", in a text that does not shout. */
const towned = ({ tokens, language }: DetectionContext, at: number): boolean => {
  const token = tokens[at]
  return (
    language === 'en' &&
    token !== undefined &&
    token.gap === 'space' &&
    ['in', 'from', 'near'].includes(tokens[at - 1]?.lexeme.folded ?? '') &&
    tokens[at - 1]?.shape !== 'upper' &&
    !has(token, IS.word) &&
    token.end - token.start >= LEAST_OF_TOWN
  )
}

/** Within the flow of a sentence: in Spanish after a comma as well. */
const inRow = ({ language }: DetectionContext, { gap }: Token): boolean =>
  gap === 'space' || (language === 'es' && gap === 'comma')

/** "the Treaty", "her Letter", "Article 50": in English also things have capitals at times. */
function isThing({ tokens, language }: DetectionContext, at: number): boolean {
  const after = tokens[at + 1]
  const determined = DETERMINERS.has(tokens[at - 1]?.lexeme.folded ?? '') && !isVisited(tokens, at)
  return (
    language === 'en' && (determined || after?.shape === 'digits' || after?.gap === 'ampersand')
  )
}

/** "in the Crown", "outside the Anchor": where somebody is, a pub or a shop more than a thing. */
const VISITED = new Set('in at from outside near behind opposite'.split(' '))
const isVisited = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.lexeme.folded === 'the' && VISITED.has(tokens[at - 2]?.lexeme.folded ?? '')

const DETERMINERS = new Set(
  'the a an this that these those my your his her its our their some any no every each'.split(' '),
)

/** «el Nachón»: in Spanish a capital after an article that no preposition governs is a byname. */
const isByname = ({ tokens, language }: DetectionContext, at: number): boolean =>
  language === 'es' &&
  tokens[at]?.gap === 'space' &&
  !has(tokens[at], IS.orgDoubtful | IS.org | IS.place) &&
  tokens[at - 1]?.shape === 'lower' &&
  ['el', 'la'].includes(tokens[at - 1]?.lexeme.folded ?? '')

/** A turn of one word («Ajá.», "Mhm.") names nobody. */
const headless = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1] === undefined || tokens[at + 1]?.gap === 'stop'

function categoryOf(context: DetectionContext, at: number): keyof typeof REASONS {
  const { tokens } = context
  if (tokens[at]?.gap !== 'space') return 'PERSON'
  const uncontracted =
    tokens[at - 1]?.lexeme.folded === 'el' && tokens[at - 2]?.lexeme.folded === 'de'
  const placed = has(tokens[at - 2], IS.placePreposition) && !uncontracted
  if (isByname(context, at) && !placed) return 'PERSON'
  return BY_WORD_BEFORE.get(tokens[at - 1]?.lexeme.folded ?? '') ?? 'PERSON'
}
