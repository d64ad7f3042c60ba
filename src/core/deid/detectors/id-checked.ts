import type { Finding, Reason } from '../finding.ts'
import { clabe, curp, dni, iban, luhn, nhs, rfc, ssn } from './check-digits.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'

interface Kind {
  readonly name: Reason
  readonly pattern: RegExp
  readonly check: (text: string) => boolean
  /** Without a right check digit: still `possible`, or nothing at all. */
  readonly unchecked: 'possible' | 'nothing'
}

const DATE = String.raw`\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])`
const KINDS: readonly Kind[] = [
  {
    name: { es: 'CURP', en: 'CURP (Mexico)' },
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])[A-ZÑ]{4}${DATE}[HMX][A-ZÑ]{5}[A-Z\d]\d(?![\p{L}\p{N}])`,
      'giu',
    ),
    check: curp,
    unchecked: 'possible',
  },
  {
    name: { es: 'clave de elector (INE)', en: 'voter key (INE, Mexico)' },
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])[A-ZÑ]{6}${DATE}(?:0[1-9]|[12]\d|3[0-3]|8[78])[HM]\d{3}(?![\p{L}\p{N}])`,
      'giu',
    ),
    check: () => true,
    unchecked: 'possible',
  },
  {
    name: { es: 'RFC', en: 'RFC (Mexico)' },
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])[A-ZÑ&]{3,4}[ -]?${DATE}[ -]?[A-Z\d]{2}[A\d](?![\p{L}\p{N}])`,
      'giu',
    ),
    check: rfc,
    unchecked: 'possible',
  },
  {
    name: { es: 'CLABE', en: 'CLABE (Mexico)' },
    pattern: /(?<!\d)(?:\d[ -]?){17}\d(?!\d)/g,
    check: clabe,
    unchecked: 'possible',
  },
  {
    name: { es: 'IBAN', en: 'IBAN' },
    pattern:
      /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![\p{L}\p{N}])/gu,
    check: iban,
    unchecked: 'possible',
  },
  {
    name: { es: 'número de tarjeta', en: 'card number' },
    pattern: /(?<![\d.,])(?:\d{4}[ -]){3}\d{1,7}(?![\d.,]\d|\d)|(?<![\d.,])\d{12,19}(?!\d)/g,
    check: luhn,
    unchecked: 'possible',
  },
  {
    name: { es: 'NSS', en: 'NSS (Mexico)' },
    pattern: /(?<!\d)\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{4}[ -]?\d(?!\d)/g,
    check: luhn,
    unchecked: 'possible',
  },
  {
    name: { es: 'DNI o NIE', en: 'DNI or NIE (Spain)' },
    pattern:
      /(?<![\p{L}\p{N}])(?:\d{2}\.?\d{3}\.?\d{3}|[XYZ]-?\d{7})[ -]?[A-HJ-NP-TV-Z](?![\p{L}\p{N}])/giu,
    check: dni,
    unchecked: 'possible',
  },
  {
    name: { es: 'número de seguro social de EE. UU.', en: 'US Social Security number' },
    pattern: /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g,
    check: ssn,
    unchecked: 'possible',
  },
  {
    name: { es: 'número de seguro del Reino Unido (NI)', en: 'UK National Insurance number' },
    pattern:
      /(?<![\p{L}\p{N}])[A-CEGHJ-PR-TW-Z]{1}[A-CEGHJ-NPR-TW-Z]{1}(?: ?\d{2}){3} ?[A-D](?![\p{L}\p{N}])|(?<![\p{L}\p{N}])QQ(?: ?\d{2}){3} ?[A-D](?![\p{L}\p{N}])/giu,
    check: () => true,
    unchecked: 'nothing',
  },
  {
    name: { es: 'número de placa del Reino Unido', en: 'UK number plate' },
    pattern: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2} [A-Z]{3}(?![\p{L}\p{N}])/giu,
    check: (text) => text === text.toUpperCase() || text === text.toLowerCase(),
    unchecked: 'nothing',
  },
  {
    name: { es: 'número IP', en: 'IP address' },
    pattern: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d]|\.\d)/g,
    check: (text) => text.split('.').every((part) => Number(part) <= 255),
    unchecked: 'nothing',
  },
  {
    name: { es: 'número del NHS', en: 'NHS number' },
    pattern: /(?<![\d+])\d{3}[ -]\d{3}[ -]\d{4}(?!\d)/g,
    check: nhs,
    unchecked: 'nothing',
  },
]

/** Identifiers of fixed form; the check digit, where there is one, decides the tier. */
export const idChecked: Detector = {
  id: 'id-checked',
  languages: BOTH,
  categories: ['ID'],
  needs: /\d(?:[ .-]?\d){4}|\d\.\d{1,3}\.\d|\p{L}\d\d \p{L}{3}/u,
  detect: (text) => KINDS.flatMap((kind) => ofKind(kind, text)),
}

function ofKind(kind: Kind, text: string): readonly Finding[] {
  return [...text.matchAll(kind.pattern)].flatMap((match) => {
    const right = kind.check(match[0])
    if (!right && kind.unchecked === 'nothing') return []
    const span = { start: match.index, end: match.index + match[0].length }
    const { es, en } = kind.name
    return finding('id-checked', 'ID', right ? 'certain' : 'possible', span, {
      es: right
        ? `es ${es} por su forma y sus dígitos`
        : `parece ${es}, pero el dígito verificador no cuadra`,
      en: right ? `is a valid ${en}` : `looks like a ${en} (its check digit is wrong)`,
    })
  })
}
