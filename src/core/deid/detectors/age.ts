import { readNumber } from '../text/number-words.ts'
import { IS } from '../text/flags.ts'
import { has } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding, onTokens } from './detector.ts'

/**
 * Ages over 89 (HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(C)). Younger ages identify hardly anybody
 * by themselves and are left to the policy's search of «años» and "years old".
 */
export const age: Detector = {
  id: 'age',
  languages: BOTH,
  categories: ['AGE'],
  needsWords: IS.number,
  detect: (_text, { tokens, language }) =>
    onTokens(tokens, (token, i) => {
      const isNumber = token.shape === 'digits' || has(token, IS.number)
      if (!isNumber || (has(tokens[i - 1], IS.number) && has(token, IS.number))) return undefined
      const said =
        token.shape === 'digits'
          ? { value: Number(token.lexeme.folded), length: 1 }
          : readNumber(
              tokens.slice(i, i + 6).map((t) => t.lexeme.folded),
              0,
              language,
            )
      const unit = said && tokens[i + said.length]?.lexeme.folded
      const after = said && tokens[i + said.length + 1]?.lexeme.folded
      const last = said && tokens[i + said.length - 1]
      if (!said || !last || said.value < 90 || said.value > 119) return undefined
      const spoken = language === 'es' ? unit === 'años' : unit === 'years' && after === 'old'
      if (!spoken && !(unit === 'year' && after === 'old')) return undefined
      return finding(
        'age',
        'AGE',
        'certain',
        { start: token.start, end: last.end },
        {
          es: 'una edad de más de 89 años',
          en: 'an age over 89',
        },
      )
    }),
}
