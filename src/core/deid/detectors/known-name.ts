import type { Finding } from '../finding.ts'
import { IS } from '../text/flags.ts'
import { has, isCapital } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

/** Names that the study knows: its roster, entities already decided, and names certain elsewhere in the transcript. */
export const knownName: Detector = {
  id: 'known-name',
  languages: BOTH,
  categories: [
    'PERSON',
    'ORG',
    'PLACE',
    'DATE',
    'PHONE',
    'EMAIL',
    'URL',
    'HANDLE',
    'ID',
    'AGE',
    'OTHER',
  ],
  detect(_text, { tokens, known, lowerCase }) {
    const found: Finding[] = []
    if (known.size === 0) return found
    for (let i = 0; i < tokens.length; i++) {
      const match = known.match(tokens, i)
      const token = tokens[i]
      if (!match || !token) continue
      const alone = match.length === 1
      const everyday =
        has(token, IS.everyday | IS.function) || (has(token, IS.word) && !has(token, IS.given))
      const written = lowerCase ? !everyday : isCapital(token)
      if (alone && everyday && !written) continue
      const certain = !alone || (written && !(token.first && everyday))
      found.push(
        finding(
          'known-name',
          match.value,
          certain ? 'certain' : 'possible',
          spanOf(tokens, i, i + match.length),
          {
            es: 'ya es un nombre conocido del estudio o de esta entrevista',
            en: 'is already known in the study or in this interview',
          },
        ),
      )
      i += match.length - 1
    }
    return found
  },
}
