import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'

const EMAIL =
  /[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}@[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,62}){1,6}/gu

/** Written e-mail addresses (RFC 5321 lengths). */
export const email: Detector = {
  id: 'email',
  languages: BOTH,
  categories: ['EMAIL'],
  detect: (text) =>
    text.includes('@')
      ? [...text.matchAll(EMAIL)].map((match) =>
          finding('email', 'EMAIL', 'certain', spanOf(match), {
            es: 'tiene la forma de un correo electrónico',
            en: 'has the form of an e-mail address',
          }),
        )
      : [],
}

const spanOf = (match: RegExpExecArray): { start: number; end: number } => ({
  start: match.index,
  end: match.index + match[0].length,
})
