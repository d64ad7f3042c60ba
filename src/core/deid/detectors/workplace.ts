import type { Finding } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital, NAME } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

const PREPOSITIONS = new Set([
  'en',
  'con',
  'para',
  'a',
  'at',
  'for',
  'with',
  'by',
  'from',
  'de',
  'del',
  'al',
])
const ARTICLES = new Set(['la', 'el', 'los', 'las', 'the'])
const REACH = 4
const MOST_PARTS = 5

/** Firms after a verb of work or study and its preposition: «trabajé en X», "she works at X". */
export const workplace: Detector = {
  id: 'workplace',
  languages: BOTH,
  categories: ['ORG'],
  detect(_text, context) {
    const found: Finding[] = []
    const { tokens } = context
    if (context.record) return found
    for (let i = 1; i < tokens.length; i++) {
      if (!PREPOSITIONS.has(tokens[i - 1]?.lexeme.folded ?? '') || !worked(context, i - 1)) continue
      const at = ARTICLES.has(tokens[i]?.lexeme.folded ?? '') ? i + 1 : i
      const phrase =
        at > i && context.lowerCase && context.language === 'es' ? context.phrases[i] : undefined
      const isListed = phrase && (phrase.value & IS.org) !== 0
      const end = isListed ? i + phrase.length : firmEnd(context, at)
      if (end === at) continue
      found.push(
        finding('workplace', 'ORG', 'possible', spanOf(tokens, at, end), {
          es: 'nombre después de «trabajar en», «estudiar en»…',
          en: 'a name after "work at", "study at"…',
        }),
      )
    }
    return found
  },
}

/** Whether a verb of work stands a few words before; in English "at" is enough. */
function worked({ tokens, language }: DetectionContext, preposition: number): boolean {
  if (language === 'en' && tokens[preposition]?.lexeme.folded === 'at') return true
  for (let i = preposition - 1; i >= Math.max(0, preposition - REACH); i--) {
    if (has(tokens[i], IS.workVerb)) return true
    if (i === preposition - 1 && has(tokens[i], IS.role)) return true
    if (tokens[i + 1]?.gap === 'stop' || has(tokens[i], IS.homeVerb)) return false
  }
  return false
}

const joined = (gap: string | undefined): boolean => gap === 'space' || gap === 'ampersand'

/** "Crowned by Kee", "Beds and Beyond". */
const INSIDE = new Set(['by', 'of', 'and', 'y', '&'])
const capitalAfter = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.gap === 'space' && isCapital(tokens[at + 1]) && !has(tokens[at + 1], IS.given)

function firmEnd({ tokens, lowerCase, language }: DetectionContext, at: number): number {
  const token = tokens[at]
  if (
    !token ||
    token.gap !== 'space' ||
    has(token, IS.country | IS.neutral | IS.month | IS.weekday | IS.number | IS.function)
  )
    return at
  if (has(token, IS.place) && !has(token, IS.org)) return at
  if (lowerCase) {
    const odd =
      token.shape === 'lower' &&
      token.end - token.start > 2 &&
      !token.lexeme.folded.includes('-') &&
      !has(token, IS.word | NAME | IS.place)
    const visited = tokens[at - 1]?.lexeme.folded !== 'de' && tokens[at - 2]?.lexeme.folded !== 'de'
    const inSpanish = language === 'es' && has(token, IS.orgDoubtful) && visited
    return odd || inSpanish || (has(token, IS.org) && !has(token, IS.word)) ? at + 1 : at
  }
  if (
    !isCapital(token) ||
    has(token, IS.title) ||
    (language === 'es' && has(token, IS.given) && !has(token, IS.org))
  )
    return at
  let end = at + 1
  while (end < at + MOST_PARTS && joined(tokens[end]?.gap)) {
    if (isCapital(tokens[end])) end++
    else if (INSIDE.has(tokens[end]?.lexeme.folded ?? '') && capitalAfter(tokens, end)) end += 2
    else break
  }
  return end
}
