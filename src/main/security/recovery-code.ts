import { createHash, randomBytes } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }
const SECRET_BYTES = 20
const SECRET_DIGITS = 32
const CHECK_DIGITS = 4
const GROUP = /.{4}/g

/** 160 random bits: what a recovery code stands for. */
export const newRecoverySecret = (): Buffer => randomBytes(SECRET_BYTES)

function encode(bytes: Buffer): string {
  const bits = BigInt(`0x${bytes.toString('hex')}`)
  return Array.from({ length: SECRET_DIGITS }, (_, i) =>
    ALPHABET.charAt(Number((bits >> BigInt(5 * (SECRET_DIGITS - 1 - i))) & 31n)),
  ).join('')
}

function decode(digits: string): Buffer {
  const bits = Array.from(digits).reduce((sum, d) => sum * 32n + BigInt(ALPHABET.indexOf(d)), 0n)
  return Buffer.from(bits.toString(16).padStart(SECRET_BYTES * 2, '0'), 'hex')
}

/** 20 bits that make a mistyped code known as such before it is tried. */
function checkOf(secret: Buffer): string {
  const hash = createHash('sha256').update('sottovoce/1/recovery-check').update(secret).digest()
  return encode(hash.subarray(0, SECRET_BYTES)).slice(0, CHECK_DIGITS)
}

/** Nine groups of four: 32 digits of secret and 4 of check. */
export function formatRecoveryCode(secret: Buffer): string {
  return ((encode(secret) + checkOf(secret)).match(GROUP) ?? []).join('-')
}

/**
 * Reads a code as people type it: in any case, with any spaces and dashes, O for 0, I or L for 1.
 * Null where it is no code or its check digits don't fit.
 */
export function parseRecoveryCode(typed: string): Buffer | null {
  const digits = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.·]/gu, '')
    .replace(/[OIL]/g, (letter) => LOOKALIKES[letter] ?? letter)
  if (digits.length !== SECRET_DIGITS + CHECK_DIGITS) return null
  if (!Array.from(digits).every((digit) => ALPHABET.includes(digit))) return null
  const secret = decode(digits.slice(0, SECRET_DIGITS))
  return checkOf(secret) === digits.slice(SECRET_DIGITS) ? secret : null
}
