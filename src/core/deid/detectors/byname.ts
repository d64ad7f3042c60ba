import type { Finding, Reason } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital, NAME } from '../text/tokens.ts'
import { finding } from './detector.ts'
import { nameEnd, spanOf } from './name-shape.ts'

const REASON: Reason = {
  es: 'así le dicen (apodo)',
  en: 'that is what they call them (nickname)',
}
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const word = (token: Token | undefined): string => token?.lexeme.folded ?? ''

const ARTICLES = set('el la los las the don doña')
const SINGULAR = set('el la don doña the')
/** What is no byname without capitals. */
export const NO_BYNAME = IS.function | IS.kin | IS.role | IS.title | IS.number | IS.country
/** What one says, beside bynames: «le decimos la verdad», "call him back". */
const SAYINGS = set(
  'verdad mentira hora otra otro misma mismo gente cosa razon dia año fecha back later again tomorrow today crazy names up out over in anything that',
)
const CALLING =
  /^(?:decimos|deciamos|dicen|decian|llaman|llamaban|llamabamos|apodan|apodaban|como)$/
/** After these what is said follows more than a name: «le digo quítale». */
const TELLING = set('digo dijeron dijimos')
const CALLERS = set('they we everyone everybody people kids lads blokes girls guys')

/** «le decíamos don Beto», «me dicen la Güera»: what follows such a phrase at `at`, with article or title. */
export function bynameAt(context: DetectionContext, at: number): Finding | undefined {
  const { tokens, lowerCase } = context
  const opened = ARTICLES.has(word(tokens[at]))
  const from = opened ? at + 1 : at
  const name = tokens[from]
  if (!name || name.gap !== 'space' || has(name, IS.number)) return undefined
  const isKnown = known(context, at, from)
  const isOdd = name.shape === 'mixed' && !/^\d/.test(name.lexeme.folded)
  const isHeard = isKnown || isOdd || (opened ? isByname(context, at) : isCalled(context, at))
  const isWritten = isOdd || isCapital(name)
  const isPlain = !lowerCase && !isWritten && opened && endsThere(tokens, from)
  if (!isPlain && !(lowerCase ? isHeard : isWritten)) return undefined
  const end = isPlain || lowerCase ? from + 1 : nameEnd(tokens, from, context)
  const tier = isKnown || (opened && !isPlain) ? 'certain' : 'possible'
  return finding('person-introduced', 'PERSON', tier, spanOf(tokens, at, end), REASON)
}

/** A listed name or nickname, or anything after «don». */
function known({ tokens, lowerCase }: DetectionContext, at: number, from: number): boolean {
  const name = tokens[from]
  const honoured = from > at && word(tokens[at]).startsWith('do')
  const isTold = TELLING.has(word(tokens[at - 1])) && has(name, IS.everyday)
  const isNone = lowerCase && (isTold || (!has(name, IS.given) && has(name, NO_BYNAME)))
  return (has(name, NAME | IS.nickname) || honoured) && !has(name, IS.function) && !isNone
}

/** «me dicen el limón.»: a word in lower case counts where nothing more is said of it. */
const endsThere = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.gap !== 'space' && !has(tokens[at], IS.function)

/** In raw speech recognition: «le decimos el balo», not «le digo la verdad». */
function isByname({ tokens }: DetectionContext, at: number): boolean {
  const name = tokens[at + 1]
  if (!SINGULAR.has(word(tokens[at])) || SAYINGS.has(word(name))) return false
  if (has(name, NO_BYNAME | IS.neutral)) return false
  return !has(name, IS.word) || CALLING.test(word(tokens[at - 1]))
}

/** In raw speech recognition: a word of no dictionary, or any in "the kids call him smokey". */
function isCalled({ tokens }: DetectionContext, at: number): boolean {
  const name = tokens[at]
  if (has(name, NO_BYNAME) || SAYINGS.has(word(name))) return false
  const isTheirs = CALLERS.has(word(tokens[at - 3])) && /^call(?:s|ed)?$/.test(word(tokens[at - 2]))
  return isTheirs || (!has(name, IS.word) && !TELLING.has(word(tokens[at - 1])))
}
