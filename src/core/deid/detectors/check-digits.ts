const digitsOf = (text: string): readonly number[] => [...text.replace(/\D/g, '')].map(Number)

/** ISO/IEC 7812-1 annex B: cards, and Mexico's NSS. */
export function luhn(text: string): boolean {
  const digits = digitsOf(text).toReversed()
  const sum = digits.reduce((total, digit, i) => {
    const value = i % 2 ? digit * 2 : digit
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return digits.length > 1 && sum % 10 === 0
}

/** ISO 13616: the number moved around and read in base 36 leaves 1 by 97. */
export function iban(text: string): boolean {
  const compact = text.replace(/\s/g, '').toUpperCase()
  let rest = 0
  for (const letter of compact.slice(4) + compact.slice(0, 4)) {
    const value = parseInt(letter, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

const CURP_LETTERS = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'

/** RENAPO, instructivo normativo of the CURP: weights 18 to 2 over a table of 37 signs. */
export function curp(text: string): boolean {
  const code = text.toUpperCase()
  let sum = 0
  for (let i = 0; i < 17; i++) sum += CURP_LETTERS.indexOf(code.charAt(i)) * (18 - i)
  return (10 - (sum % 10)) % 10 === Number(code.charAt(17))
}

const RFC_LETTERS = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ'

/** SAT, annex of the RFC: weights 13 to 2, 11 minus the rest; 10 is A, 11 is 0. */
export function rfc(text: string): boolean {
  const code = text.replace(/[\s-]/g, '').toUpperCase().padStart(13, ' ')
  let sum = 0
  for (let i = 0; i < 12; i++) sum += RFC_LETTERS.indexOf(code.charAt(i)) * (13 - i)
  const digit = 11 - (sum % 11)
  return code.charAt(12) === (digit === 11 ? '0' : digit === 10 ? 'A' : String(digit))
}

/** ABM: weights 3, 7, 1 over 17 digits, each product modulo 10. */
export function clabe(text: string): boolean {
  const digits = digitsOf(text)
  const sum = digits.slice(0, 17).reduce((t, d, i) => t + ((d * ([3, 7, 1][i % 3] ?? 0)) % 10), 0)
  return digits.length === 18 && (10 - (sum % 10)) % 10 === digits[17]
}

/** Spain's DNI and NIE: the number modulo 23 picks the letter. */
export function dni(text: string): boolean {
  const code = text.replace(/[\s.-]/g, '').toUpperCase()
  const number = code.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(number) % 23) === code.at(-1)
}

/** NHS number: weights 10 to 2, 11 minus the rest; 11 is 0, 10 is never given out. */
export function nhs(text: string): boolean {
  const digits = digitsOf(text)
  const sum = digits.slice(0, 9).reduce((total, digit, i) => total + digit * (10 - i), 0)
  return digits.length === 10 && (11 - (sum % 11)) % 11 === digits[9]
}

/** US Social Security numbers that can have been given out (SSA: no 000, 666, 9xx; no 00; no 0000). */
export const ssn = (text: string): boolean =>
  /^(?!000|666|9)\d{3}(?!.?00)\D?\d{2}(?!.?0000)\D?\d{4}$/.test(text)
