import type { Finding } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { numberCue } from './number-cues.ts'

/** Runs of letters and figures tied by marks: «VER/REG/2023/008812», «RTK-802-C». */
const TIED = String.raw`[\p{L}\p{N}]{1,24}(?:[/-][\p{L}\p{N}]{1,24}){0,7}`
/** One, with groups of figures after spaces: «QQ 12 34 56 C», «BKD 7715». */
const code = (letter: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}.,/@_-])(?:${letter}{1,5}\.? )?(?=[\p{L}/-]{0,24}\d)${TIED}(?:[ .]\d[\p{L}\p{N}]{0,24}(?:[/-][\p{L}\p{N}]{1,24}){0,4}){0,6}(?: ${letter}(?![\p{L}\p{N}]))?(?![\p{L}\p{N}/@_]|[.,]\d)`,
    'gu',
  )
const CODE = code(String.raw`\p{Lu}`)
/** In raw speech recognition: «bkd 7715», "cx17 kvb". */
const SPOKEN_CODE = code(String.raw`\p{L}`)
/** A short word before the figures, or a letter after them, that may be no part of the code: «la 4093», «4093 y». */
const WORD_AROUND = /^\p{L}+\.? | \p{L}$/gu
const DATE_LIKE = /^\d{1,4}([./-])\d{1,2}\1\d{1,4}$/
const UNIT =
  /^ ?(?:mg|ml|mm|cm|kg|g|°|años?|meses|d[ií]as|semanas|horas|personas|veces|minutos|days|years|weeks|hours|minutes|people|times|pesos|d[oó]lares|dollars|euros?|%|x\b|h\b)/iu
/** Letters and figures of one code that nobody else's plate, folio or docket would show. */
const CODE_LIKE =
  /^(?=[^\d]*\d)(?:\p{Lu}{1,6}[ -]?\d{2,}|\p{Lu}{2,6}[/-]|\d{1,4}-\p{Lu}{2,4}-|\p{Lu}{1,2}-\d)/u
const LEAST_DIGITS = 4
const LEAST_DIGITS_IN_CODE = 3
/** In a report vertebrae and ranges look like codes. */
const LEAST_DIGITS_IN_RECORD = 5

/** Numbers beside a word that says they are a record's: «expediente», «folio», NHC, case, account. */
export const recordNumber: Detector = {
  id: 'record-number',
  languages: BOTH,
  categories: ['ID'],
  /** Figures that are not just a year. */
  needs: /(?<!\d)(?!(?:19|20)\d\d(?![\d/-]))\d/,
  detect: (text, context) =>
    [...text.matchAll(context.lowerCase ? SPOKEN_CODE : CODE)].flatMap((match) =>
      judge(match, text, context),
    ),
}

function judge(
  match: RegExpExecArray,
  text: string,
  context: DetectionContext,
): readonly Finding[] {
  const span = { start: match.index, end: match.index + match[0].length }
  if (context.lowerCase) {
    for (const { 0: around, index } of match[0].matchAll(WORD_AROUND)) {
      const { flags } = context.lexicon.lexeme(around.trim())
      if ((flags & (IS.word | IS.function)) === 0) continue
      if (index === 0) span.start += around.length
      else span.end -= around.length
    }
  }
  const code = text.slice(span.start, span.end).toUpperCase()
  const digits = code.replace(/\D/g, '').length
  const codeLike = CODE_LIKE.test(code)
  if (digits < (codeLike ? LEAST_DIGITS_IN_CODE : LEAST_DIGITS)) return []
  if (DATE_LIKE.test(code) || UNIT.test(text.slice(span.end, span.end + 10))) return []
  const cue = numberCue(context, span.start)
  if (cue === 'record' && !/^(?:19|20)\d\d$/.test(code)) {
    return [
      finding('record-number', 'ID', 'certain', span, {
        es: 'número junto a una palabra como «expediente» o «folio»',
        en: 'a number beside a word such as "record" or "case"',
      }),
    ]
  }
  const long =
    /^\d{7,20}(?:-\d)?$/.test(code) ||
    (codeLike && digits >= (context.record ? LEAST_DIGITS_IN_RECORD : LEAST_DIGITS))
  if (!long) return []
  return [
    finding('record-number', 'ID', 'possible', span, {
      es: 'letras y cifras de un código: puede ser de un expediente o una cuenta',
      en: 'the letters and figures of a code: may be of a record or an account',
    }),
  ]
}
