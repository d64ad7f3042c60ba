import type { Finding } from '../finding.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'

/** Postcodes whose form is theirs alone (the United Kingdom), and numbers that are said to be one. */
const PATTERNS: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![\p{L}\p{N}])/dgu,
  /(?<!\p{L})(?:(?:zip|post|postal)[ -]?code|c[oó]digo postal|c\. ?p\.)(?: (?:is|es|was|era|el|number|n[uú]mero))*:? {0,2}(\d{3,6}(?:-\d{3,4})?)(?![\d\p{L}])/dgiu,
]

/** Postcodes: "SW1A 2AA", «el código postal es el 44100», "my zip code is 35350". */
export const postcode: Detector = {
  id: 'postcode',
  languages: BOTH,
  categories: ['PLACE'],
  needs: /\d[A-Z]|\d{3}/,
  detect: (text) =>
    PATTERNS.flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap(({ indices }): readonly Finding[] => {
        const [start, end] = indices?.[1] ?? indices?.[0] ?? [0, 0]
        return [
          finding(
            'postcode',
            'PLACE',
            'certain',
            { start, end },
            { es: 'código postal', en: 'a postcode' },
          ),
        ]
      }),
    ),
}
