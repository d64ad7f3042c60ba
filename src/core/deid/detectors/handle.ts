import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'

const HANDLE = /(?<![\p{L}\p{N}._%+-])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.]{0,38}[\p{L}\p{N}_])?(?!@)/gu

/** Names on social networks: `@name`. */
export const handle: Detector = {
  id: 'handle',
  languages: BOTH,
  categories: ['HANDLE'],
  detect: (text) =>
    text.includes('@')
      ? [...text.matchAll(HANDLE)].map((match) =>
          finding(
            'handle',
            'HANDLE',
            'certain',
            { start: match.index, end: match.index + match[0].length },
            { es: 'es un usuario de red social (@)', en: 'is a social network handle (@)' },
          ),
        )
      : [],
}
