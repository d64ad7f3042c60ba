import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatRecoveryCode,
  newRecoverySecret,
  parseRecoveryCode,
} from '../../../src/main/security/recovery-code.ts'

const secret = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => Buffer.from(bytes))
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('recovery code', () => {
  it('holds 160 bits in nine groups of four', () => {
    expect(newRecoverySecret()).toHaveLength(20)
    expect(formatRecoveryCode(newRecoverySecret())).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[^-]{4}$/)
  })

  it('is read back', () => {
    fc.assert(fc.property(secret, (s) => parseRecoveryCode(formatRecoveryCode(s))?.equals(s)))
  })

  it('is read back however it was typed', () => {
    const separators = fc.constantFrom('', ' ', '-', ' - ', '–', '\n', '\u00a0')
    fc.assert(
      fc.property(secret, separators, fc.boolean(), (s, separator, lower) => {
        const code = formatRecoveryCode(s)
          .replaceAll('-', separator)
          .replaceAll('0', 'O')
          .replace(/1/g, () => (lower ? 'l' : 'I'))
        return parseRecoveryCode(lower ? ` ${code.toLowerCase()} ` : code)?.equals(s)
      }),
    )
  })

  it('notices a wrong digit and two that changed places', () => {
    const position = fc.nat(34)
    const code = formatRecoveryCode(Buffer.alloc(20, 0x5a)).replaceAll('-', '')
    fc.assert(
      fc.property(position, fc.constantFrom(...ALPHABET), (at, digit) => {
        fc.pre(code[at] !== digit)
        expect(parseRecoveryCode(code.slice(0, at) + digit + code.slice(at + 1))).toBeNull()
      }),
    )
    fc.assert(
      fc.property(position, (at) => {
        const [a = '', b = ''] = [code[at], code[at + 1]]
        fc.pre(a !== b)
        expect(parseRecoveryCode(code.slice(0, at) + b + a + code.slice(at + 2))).toBeNull()
      }),
    )
  })

  it.each(['', '-', 'U'.repeat(36), '0'.repeat(35), '0'.repeat(37), 'ñ'.repeat(36)])(
    'refuses %j',
    (typed) => {
      expect(parseRecoveryCode(typed)).toBeNull()
    },
  )
})
