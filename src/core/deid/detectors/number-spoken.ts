import type { Category, Finding, Reason, Tier } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { dictatedAt, isFollowed, isMark } from '../text/dictated.ts'
import type { Dictated } from '../text/dictated.ts'
import { IS } from '../text/flags.ts'
import type { Language } from '../text/lexicon.ts'
import type { Token } from '../text/tokens.ts'
import { has } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { spanOf } from './name-shape.ts'
import { numberCue } from './number-cues.ts'

const REASONS = {
  row: {
    es: 'una fila de números dichos con palabras',
    en: 'a row of numbers said in words',
  },
  code: {
    es: 'letras y números dictados uno por uno',
    en: 'letters and figures dictated one by one',
  },
} satisfies Readonly<Record<string, Reason>>

/** Telephone and record numbers said aloud: «treinta y tres treinta y seis…», «te erre guion cero uno». */
export const numberSpoken: Detector = {
  id: 'number-spoken',
  languages: BOTH,
  categories: ['PHONE', 'ID'],
  needsWords: IS.number | IS.letter,
  detect(_text, context) {
    const found: Finding[] = []
    const { tokens, language } = context
    let last = -Infinity
    for (let i = 0; i < tokens.length; i++) {
      const begins =
        has(tokens[i], IS.number | IS.letter) ||
        tokens[i]?.shape === 'digits' ||
        isLetter(tokens[i]) ||
        (tokens[i]?.lexeme.folded.length === 1 && isLetter(tokens[i + 1]))
      const near = i - last <= PIECES_APART || isFollowed(tokens, i, language)
      const code = begins && near ? dictatedAt(tokens, i, language) : undefined
      if (!code) continue
      const goesOn =
        !context.record &&
        code.start - last <= PIECES_APART &&
        code.said > 0 &&
        code.digits >= LEAST_OF_PIECE &&
        !isCount(tokens[code.end])
      const judged = judge(code, context) ?? (goesOn ? PIECE : undefined)
      if (judged) {
        found.push(
          finding(
            'number-spoken',
            judged.category,
            judged.tier,
            spanOf(tokens, prefixStart(tokens, code.start, language), code.end),
            code.letters > 0 ? REASONS.code : REASONS.row,
          ),
        )
        last = code.end
      }
      i = Math.max(i, code.end - 1)
    }
    return found
  },
}

const MOST_OF_PREFIX = 4
/** «cln diagonal cuatro mil…», «jg cero cero…»: letters that are no word before the numbers. */
function prefixStart(tokens: readonly Token[], start: number, language: Language): number {
  const prefix = tokens[start - 2]
  const isMarked = isMark(tokens[start - 1], language) && tokens[start - 1]?.gap === 'space'
  const isShort = prefix !== undefined && prefix.end - prefix.start <= MOST_OF_PREFIX
  if (isMarked && isShort && !has(prefix, IS.function | IS.word)) return start - 2
  const series = tokens[start - 1]
  const isSeries = /^[^\P{L}aeiou]{2,3}$/u.test(series?.lexeme.folded ?? '')
  return isSeries &&
    !has(series, IS.word | IS.function | IS.title) &&
    tokens[start]?.gap === 'space'
    ? start - 1
    : start
}

const isLetter = (token: Token | undefined): boolean =>
  token?.lexeme.folded.length === 1 && !has(token, IS.function)

/** «seis cuarenta y cuatro, que es de Obregón, luego ciento veintiocho»: what follows goes with it. */
const PIECES_APART = 7
const LEAST_OF_PIECE = 2
/** «once semanas»: things after a number. */
const isCount = (next: Token | undefined): boolean =>
  next?.gap === 'space' &&
  has(next, IS.word) &&
  !has(next, IS.function) &&
  next.lexeme.folded.endsWith('s')
const PIECE = { category: 'PHONE', tier: 'possible' } as const

/** From these many digits on a row is a number somebody has, whatever stands before it. */
const TELEPHONE_DIGITS = 7
const LEAST_SAID = 4
const LEAST_SIGNS = 4

function judge(
  code: Dictated,
  context: DetectionContext,
): { readonly category: Category; readonly tier: Tier } | undefined {
  const cue = numberCue(context, context.tokens[code.start]?.start ?? 0)
  const category = cue === 'record' || code.letters > 1 ? 'ID' : 'PHONE'
  const signs = code.digits + code.letters
  if (counted(code, context.tokens)) return undefined
  const isOne = code.numbers.length < 2 && code.letters === 0
  if (code.said >= LEAST_SAID && code.digits >= TELEPHONE_DIGITS && !isOne)
    return { category, tier: 'certain' }
  if (context.record || (code.said === 0 && code.letters < 2)) return undefined
  if (cue === 'record' && !isOne && signs >= LEAST_SIGNS && code.digits > 0)
    return { category: 'ID', tier: 'certain' }
  if (code.letters > 1 && code.digits > 1 && signs > LEAST_SIGNS)
    return { category: 'ID', tier: 'possible' }
  if (code.marks > 0 && code.digits >= LEAST_SIGNS && code.numbers.length > 1)
    return { category: 'ID', tier: 'possible' }
  return isFragment(code, context.language, cue === 'phone')
    ? { category, tier: 'possible' }
    : undefined
}

const THOUSANDS = new Set('mil millones millon hundred thousand million'.split(' '))

/** «5 mil 300 personas», "twelve hundred hooks": a count of things. */
function counted({ start, end, letters, marks }: Dictated, tokens: readonly Token[]): boolean {
  const next = tokens[end]
  const thing = next?.gap === 'space' && !has(next, IS.function)
  const inThousands = tokens.slice(start, end).some(({ lexeme }) => THOUSANDS.has(lexeme.folded))
  return letters === 0 && marks === 0 && thing && inThousands
}

/**
 * Part of a number that is said in pieces («cero tres noventa y uno»): several numbers in a row
 * that are neither a count nor a time of day nor an English year.
 */
function isFragment({ numbers, digits }: Dictated, language: Language, cued: boolean): boolean {
  const counts = numbers.every((value, i) => i === 0 || value - (numbers[i - 1] ?? 0) === 1)
  if (counts || numbers.length < 2 || digits < (language === 'es' ? 3 : LEAST_SIGNS)) return false
  if (cued || numbers[0] === 0) return true
  const [first = 0, second = 0] = numbers
  const isTime = numbers.length === 2 && first <= 24 && second < 60
  return language === 'es'
    ? !isTime && numbers.every((value) => value < 1000)
    : numbers.length >= LEAST_SIGNS
}
