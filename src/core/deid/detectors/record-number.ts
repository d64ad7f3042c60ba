import type { Finding } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { numberCue } from './number-cues.ts'

const CODE =
  /(?<![\p{L}\p{N}.,])(?=[\p{L}\-/]{0,8}\d)[\p{L}\d][\p{L}\d]{0,24}(?:[ /.-]{1,2}\d[\p{L}\d]{0,24}){0,6}(?![\p{L}\p{N}]|[.,]\d)/giu
const LETTERED =
  /(?<![\p{L}\p{N}])(?=[\p{L}-]{1,8}\d)\p{Lu}{1,5}[ -]?\d{2,}(?:[ -/]\d+){0,3}(?![\p{L}\p{N}])/gu
const DATE_LIKE = /^\d{1,4}([./-])\d{1,2}\1\d{1,4}$/
const UNIT = /^ ?(?:mg|ml|mm|cm|kg|g|°|años?|meses|days|years|pesos|euros?|%|x\b|h\b)/i

/** Numbers beside a word that says they are a record's: «expediente», «folio», NHC, case, account. */
export const recordNumber: Detector = {
  id: 'record-number',
  languages: BOTH,
  categories: ['ID'],
  detect(text, context) {
    if (!/\d{2}/.test(text)) return []
    return [
      ...text.matchAll(CODE),
      ...text.matchAll(LETTERED),
      ...text.matchAll(/(?<![\p{L}\p{N}.,-])\d{7,20}(?![\p{L}\p{N}]|[.,]\d)/gu),
    ].flatMap((match) => judge(match, text, context))
  },
}

function judge(
  match: RegExpExecArray,
  text: string,
  context: DetectionContext,
): readonly Finding[] {
  const code = match[0]
  const span = { start: match.index, end: match.index + code.length }
  const digits = code.replace(/\D/g, '').length
  if (digits < 4 || DATE_LIKE.test(code) || UNIT.test(text.slice(span.end, span.end + 8))) return []
  const cue = numberCue(context, match.index)
  if (cue === 'record' && !/^(?:19|20)\d\d$/.test(code)) {
    return [
      finding('record-number', 'ID', 'certain', span, {
        es: 'número junto a una palabra como «expediente» o «folio»',
        en: 'a number beside a word such as "record" or "case"',
      }),
    ]
  }
  const long = /^\d{7,20}$/.test(code) || (/^\p{Lu}{1,5}[ -]?\d/u.test(code) && digits >= 5)
  if (!long) return []
  return [
    finding('record-number', 'ID', 'possible', span, {
      es: 'número largo: puede ser de un expediente o una cuenta',
      en: 'a long number: may be of a record or an account',
    }),
  ]
}
