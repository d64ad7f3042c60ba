import type { Finding, Tier } from '../finding.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'

const HANDLE = /(?<![\p{L}\p{N}._%+-])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.]{0,38}[\p{L}\p{N}_])?(?!@)/gu

/** Words tied by low lines are an account's name as well: `rey_del_norte`. */
const LOW_LINES = /(?<![\p{L}\p{N}._%@/-])[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+(?![\p{L}\p{N}@])/gu

/** Names on social networks: `@name`, `some_name`. */
export const handle: Detector = {
  id: 'handle',
  languages: BOTH,
  categories: ['HANDLE'],
  needs: /[@_]/,
  detect: (text) => [...spans(text, HANDLE, 'certain'), ...spans(text, LOW_LINES, 'possible')],
}

const spans = (text: string, pattern: RegExp, tier: Tier): readonly Finding[] =>
  [...text.matchAll(pattern)].map((match) =>
    finding(
      'handle',
      'HANDLE',
      tier,
      { start: match.index, end: match.index + match[0].length },
      { es: 'es un usuario de red social', en: 'is a social network handle' },
    ),
  )
