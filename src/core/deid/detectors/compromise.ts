import nlp from 'compromise'
import type { Category, Finding, Reason } from '../finding.ts'
import type { Span } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { finding } from './detector.ts'

const REASON: Reason = {
  es: 'compromise, un analizador del inglés, lo toma por un nombre',
  en: 'compromise, an analyser of English, takes it for a name',
}

/** Longer sentences than any that is spoken are left to the rules: the analyser's cost is no line. */
const LONGEST = 5_000

/** A capital past the first word that is no «I»: without one the analyser has little to go by. */
const NAME_LIKE = /\S\s+(?!I\b)[^\p{L}\s]*\p{Lu}/u
const EDGES = /^[^\p{L}\p{N}]*|[^\p{L}\p{N}]*$/gu

interface Place {
  readonly offset: { readonly start: number; readonly length: number }
}

/** compromise's own views of a text; countries are wider than what identifies (docs/detection.md). */
const VIEWS: readonly (readonly [Category, (doc: ReturnType<typeof nlp>) => readonly Place[]])[] = [
  ['PERSON', (doc) => doc.people().json({ offset: true })],
  ['ORG', (doc) => doc.organizations().json({ offset: true })],
  ['PLACE', (doc) => doc.places().not('#Country').json({ offset: true })],
]

/** The place without the spaces and marks at its ends; null where nothing is left, or a label's bracket. */
function spanOf(text: string, { offset }: Place): Span | null {
  const piece = text.slice(offset.start, offset.start + offset.length)
  const bare = piece.replace(EDGES, '')
  if (bare.length < 2 || /[[\]]/.test(bare)) return null
  const start = offset.start + piece.indexOf(bare)
  return { start, end: start + bare.length }
}

/** Words that the analyser takes for names though the rules know better: "sir", "grace". */
const PLAIN = IS.function | IS.title | IS.kin | IS.number | IS.neutral | IS.everyday

const tells = (token: Token): boolean => !has(token, PLAIN) && isCapital(token)

/**
 * Names that compromise 14 (MIT) sees in English, for what no rule of ours found. Measured on
 * corpora that no rule was made from: docs/decisions/0006.
 */
export const compromise: Detector = {
  id: 'compromise',
  languages: ['en'],
  categories: ['PERSON', 'ORG', 'PLACE'],
  fillsIn: true,
  detect(text, { tokens, open = [{ start: 0, end: text.length }] }) {
    return open.flatMap((sentence) =>
      inSentence(text.slice(sentence.start, sentence.end)).flatMap(([category, at]): Finding[] => {
        const span = { start: at.start + sentence.start, end: at.end + sentence.start }
        const inside = tokens.filter((one) => one.start < span.end && one.end > span.start)
        return inside.some(tells) ? [finding('compromise', category, 'possible', span, REASON)] : []
      }),
    )
  },
}

function inSentence(text: string): readonly (readonly [Category, Span])[] {
  if (text.length > LONGEST || !NAME_LIKE.test(text)) return []
  const doc = nlp(text)
  return VIEWS.flatMap(([category, view]) =>
    view(doc).flatMap((place) => {
      const span = spanOf(text, place)
      return span ? [[category, span] as const] : []
    }),
  )
}
