import type { Finding } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { numberCue } from './number-cues.ts'

const ROW =
  /(?<![\p{L}\p{N}.,/-])(?:\+ ?|\(\+?)?\d{1,5}\)?(?:(?<=\))\d{1,8}|[ .\-()/]{1,3}\d{1,5}){0,6}\)?(?:[ ,]{0,2}(?:x|ext\.?|extensión|extension) ?\d{1,5})?(?![\p{L}\p{N}]|[.,]\d)/giu
const EXTENSION = /[ ,]*(?:x|ext).*$/i
/** «ext. 1204» by itself. */
const LONE_EXTENSION =
  /(?<!\p{L})(?:ext\.?|extensi[oó]n|extension) ?(\d{2,5})(?![\p{L}\p{N}]|[.,]\d)/dgiu
const DATE_LIKE = /^(?:\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{4}([./-])\d{1,2}\2\d{1,2})(?![./-]?\d)/
const LABEL_AFTER =
  /^[ -]{0,3}\(?(?:office|fax|mobile|cell|desk|work|casa|oficina|celular)(?!\p{L})/iu
const LONGEST_LABEL = 14
const YEARS = /^(?:19|20)\d\d[ \-/]{1,3}(?:19|20)\d\d$/
const GROUPED = /^\d{1,3}(?:[.,]\d{3})+$/

/** Rows of digits written as a telephone number is, with the digits a number has (ITU-T E.164). */
export const phone: Detector = {
  id: 'phone',
  languages: BOTH,
  categories: ['PHONE'],
  needs: /(?:\d[ .()/-]{0,3}){7}|\bext/i,
  detect: (text, context) => [
    ...[...text.matchAll(ROW)].flatMap((match) => judge(match, text, context)),
    ...[...text.matchAll(LONE_EXTENSION)].map(extension),
  ],
}

function extension({ indices }: RegExpExecArray): Finding {
  const [start, end] = indices?.[1] ?? [0, 0]
  return finding(
    'phone',
    'PHONE',
    'possible',
    { start, end },
    { es: 'extensión de un teléfono', en: 'the extension of a telephone' },
  )
}

function judge(
  match: RegExpExecArray,
  text: string,
  context: DetectionContext,
): readonly Finding[] {
  const row = match[0].trimEnd()
  const own = row.replace(EXTENSION, '')
  const digits = own.replace(/\D/g, '').length
  if (digits < 7 || digits > 15 || DATE_LIKE.test(row) || YEARS.test(row) || GROUPED.test(row))
    return []
  const end = match.index + row.length
  const labelled = LABEL_AFTER.test(text.slice(end, end + LONGEST_LABEL))
  const cue = labelled ? 'phone' : numberCue(context, match.index)
  const written = /^[+(]/.test(row) || /\)/.test(row) || shaped(own)
  if (cue === 'record' || (cue === undefined && !written)) return []
  const span = { start: match.index, end }
  const certain = cue === 'phone' || row.startsWith('+') || row.startsWith('(')
  return [
    finding('phone', 'PHONE', certain ? 'certain' : 'possible', span, {
      es: cue ? 'número junto a una palabra como «teléfono»' : 'tiene los dígitos de un teléfono',
      en: cue ? 'a number beside a word such as "phone"' : 'has the digits of a telephone number',
    }),
  ]
}

/** Ten digits (Mexico, the US), nine from 6 to 9 (Spain), or eleven from 0 (the UK), in groups or not. */
function shaped(row: string): boolean {
  const digits = row.replace(/\D/g, '')
  if (/^0(?:1|44|45)[ -]/.test(row) && digits.length >= 12 && digits.length <= 13) return true
  const groups = row.split(/\D+/).filter(Boolean)
  if (groups.length > 6 || groups.some((group) => group.length === 1 && groups.length > 4))
    return false
  if (digits.length === 10) return groups.every((group) => group.length >= 2) || groups.length === 1
  if (digits.length === 9)
    return /^[6-9]/.test(digits) && groups.every((group) => group.length >= 2)
  if (digits.length === 11) return /^[01]/.test(digits)
  return digits.length >= 8 && row.includes('-') && groups.length >= 2
}
