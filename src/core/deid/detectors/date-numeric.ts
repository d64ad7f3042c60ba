import type { Finding, Reason } from '../finding.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'

const TIME = String.raw`(?:[T ,]{1,2}\d{1,2}:\d{2}(?::\d{2})?)?`
const DAY_MONTH = new RegExp(
  String.raw`(?<![\d.,/-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|[.,]\d)` + TIME,
  'g',
)
const YEAR_FIRST = new RegExp(
  String.raw`(?<![\d.,/-])(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?!\d)` + TIME,
  'g',
)
const MONTH_YEAR = /(?<![\d.,/-])(\d{1,2})[/-]((?:19|20)\d{2})(?![\d/-]|[.,]\d)/g

const NAMED =
  /(?<![\p{L}\p{N}])\d{1,2}([-/ ])(?:(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic|jan|apr|aug|dec)\p{L}{0,7}\.?|(?<! )(?:x|i[xv]|xi{1,2}|vi{0,3}|i{1,3}))\1(?:\d{4}|\d{2})(?![\p{L}\p{N}])/giu
const MONTH_ES =
  '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|ene|feb|mar|abr|may|jun|jul|ago|sep|sept|oct|nov|dic)'
/** «junio-2004», «octubre/05», «20 de Oct. de 2003», «Mayo de 2.005», «en 1.996», «el 3/5». */
const SPANISH: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\p{L}\p{N}])${MONTH_ES}[/-](?:\d{4}|\d{2})(?![\p{L}\p{N}/-])`, 'giu'),
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:\d{1,2} de )?${MONTH_ES}\.? del? (?:\d{4}|[12]\.[09]\d{2})(?![\p{L}\p{N}]|[.,]\d)`,
    'giu',
  ),
  /(?<=(?<!\p{L})(?:en|desde|hasta|año) )(?:1\.9|2\.0)\d{2}(?![\p{L}\p{N}%]|[.,]\d| ?(?:mg|ml|g|ui|u|cc|kcal|pesos|euros|personas|casos|leucocitos|plaquetas|células)(?!\p{L}))/giu,
  /(?<=(?<!\p{L})(?:el|día|fecha) )(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2])(?![\d/]|[.,]\d)/giu,
]
/** What these have and other dates have not. */
const MARKED = /[\p{L}\d][/-]\d|\d\.\d{3}|\p{L}\. del? \d/u
/** «17 Mar (Notimex)»: the day and the month of a dateline, without «de». */
const DATELINE =
  /(?<![\p{L}\p{N}.,])\d{1,2} (?:Ene|Feb|Mar|Abr|May|Jun|Jul|Ago|Sep|Oct|Nov|Dic)\.?(?=$|[ ,.()])(?! \p{Ll})/gu
/** "Wednesday, 10/18", "on 5/14": month and day, as in the US. */
const MONTH_DAY =
  /(?<=(?:\b(?:on|by|until|from|dated|before|after)|day,?) )(\d{1,2})\/(\d{1,2})(?![\d/]|[.,]\d)/g

const REASON: Reason = { es: 'una fecha escrita con números', en: 'a date written in numbers' }

/** Dates in figures: 12/03/2019, 3-4-98, 2019-03-12 10:20, 03/2019. */
export const dateNumeric: Detector = {
  id: 'date-numeric',
  languages: BOTH,
  categories: ['DATE'],
  needs: /\d[./ -][\p{L}\d]|\p{L}[/-]\d/u,
  detect: (text, { language }) => [
    ...found(text, DAY_MONTH, (m) => dayAndMonth(Number(m[1]), Number(m[3])) && likelyYear(m)),
    ...found(
      text,
      YEAR_FIRST,
      (m) => dayAndMonth(Number(m[4]), Number(m[3])) && /^(?:1[89]|20)/.test(m[0]),
    ),
    ...found(text, NAMED, () => true),
    ...found(text, DATELINE, () => true),
    ...(language === 'es' && MARKED.test(text)
      ? SPANISH.flatMap((pattern) => found(text, pattern, () => true))
      : []),
    ...(language === 'en'
      ? found(text, MONTH_DAY, (m) => Number(m[1]) <= 12 && dayAndMonth(Number(m[1]), Number(m[2])))
      : []),
    ...found(text, MONTH_YEAR, (m) => Number(m[1]) >= 1 && Number(m[1]) <= 12),
  ],
}

const dayAndMonth = (a: number, b: number): boolean =>
  a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12)

/** With points and two figures (1.10.12) it is rather a number of a section. */
const likelyYear = (match: RegExpExecArray): boolean =>
  match[4]?.length === 4 ? /^(?:1[89]|20)/.test(match[4]) : match[2] !== '.'

function found(
  text: string,
  pattern: RegExp,
  right: (match: RegExpExecArray) => boolean,
): readonly Finding[] {
  return [...text.matchAll(pattern)]
    .filter(right)
    .map((match) =>
      finding(
        'date-numeric',
        'DATE',
        'certain',
        { start: match.index, end: match.index + match[0].length },
        REASON,
      ),
    )
}
