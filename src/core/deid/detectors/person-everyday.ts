import type { Finding, Reason } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Language } from '../text/lexicon.ts'
import type { Token } from '../text/tokens.ts'
import { has } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding, onTokens } from './detector.ts'

const REASON: Reason = {
  es: 'nombre que también es palabra, donde va una persona («soy…», «oye…»)',
  en: 'a name that is also a word, where a person stands ("I\'m …", "hey …")',
}
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const NEVER = IS.function | IS.number | IS.month | IS.weekday | IS.season | IS.title | IS.kin

/** Who speaks, and to whom. */
const BEFORE: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: set('soy oye oiga ay'),
  en: set("i'm hey dear hi hello"),
}
/** What goes on after a name, and hardly after an adjective. */
const AFTER: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: set('soy de del la el mi tengo trabajo vivo vengo estoy mama papa hija hijo con'),
  en: set("from with and here i'm i i've you you're we"),
}
/** Given names that say as well how somebody is: «soy franco». */
const QUALITIES = set(
  'franco inocente justo justa casto casta severo severa sereno serena clemente prudente constante generoso modesto cristiano cristiana romano romana claro clara linda bella feliz blanca blanco leal bravo moreno morena frank rich happy sunny early young long keen chuck lucky',
)

/** In raw speech recognition, names that are everyday words, where only a person stands: «soy paloma», "i'm faith from…". */
export const personEveryday: Detector = {
  id: 'person-everyday',
  languages: BOTH,
  categories: ['PERSON'],
  detect: (_text, context) =>
    context.lowerCase
      ? onTokens(context.tokens, (token, i) =>
          has(token, IS.given) && has(token, IS.everyday) && !has(token, NEVER)
            ? judge(context, i)
            : undefined,
        )
      : [],
}

const CLITICS = set('le les me te nos lo la')
/** Nouns that go without an article: «le dio a fe», «dar a luz» is none of them, for it has no clitic. */
const MASS = set('fe paz amor gracia gloria esperanza consuelo justicia caridad mar miel leche sal')
const ARRIVED = 4
/** «me saludas a luz», «le había dicho a azucena»: a bare noun after a pronoun and «a». */
function isReached(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.lexeme.folded !== 'a' || MASS.has(tokens[at]?.lexeme.folded ?? ''))
    return false
  const next = tokens[at + 1]
  const ends = next === undefined || next.gap !== 'space' || has(next, IS.function)
  const back = tokens.slice(Math.max(0, at - ARRIVED), at - 1)
  return ends && back.some(({ lexeme }) => CLITICS.has(lexeme.folded))
}

/** «una exalumna mía rocío», «un amigo nuestro ángel». */
const isTheirs = (tokens: readonly Token[], at: number): boolean =>
  /^(?:mi|tuy|suy|nuestr)[oa]$/.test(tokens[at - 1]?.lexeme.folded ?? '') &&
  tokens[at - 2]?.gap === 'space'

function judge({ tokens, language }: DetectionContext, at: number): Finding | undefined {
  const token = tokens[at]
  if (!token || token.shape !== 'lower') return undefined
  const before = tokens[at - 1]?.lexeme.folded ?? ''
  const next = tokens[at + 1]
  const after = next?.gap === 'space' ? next.lexeme.folded : ''
  const ends = next === undefined || next.gap !== 'space'
  const isAddressed =
    token.gap === 'space' &&
    (BEFORE[language].has(before) || (before === 'am' && language === 'en')) &&
    !QUALITIES.has(token.lexeme.folded) &&
    (ends || AFTER[language].has(after))
  const isMeant =
    isAddressed || (language === 'es' && (isReached(tokens, at) || isTheirs(tokens, at)))
  return isMeant ? finding('person-everyday', 'PERSON', 'possible', token, REASON) : undefined
}
