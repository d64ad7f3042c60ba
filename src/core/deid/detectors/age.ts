import { readNumber } from '../text/number-words.ts'
import { IS } from '../text/flags.ts'
import type { Language } from '../text/lexicon.ts'
import type { Token } from '../text/tokens.ts'
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
  detect: (_text, { tokens, language, lowerCase }) =>
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
      const isUnit =
        language === 'es'
          ? unit === 'años'
          : (unit === 'years' || unit === 'year') && after === 'old'
      if (!isUnit && !(lowerCase && isTold(tokens, i, i + said.length, language))) return undefined
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

/** Verbs that say how old somebody is, and who may be meant. */
const TELLING: Readonly<Record<Language, RegExp>> = {
  es: /^(?:cumplio|cumple|cumplir|cumplia|tiene|tenia|murio)$/,
  en: /^(?:is|was|turned|turning|turns|be|he's|she's|till|until|about|nearly|almost)$/,
}
const MOST_BACK = 4

/** In raw speech recognition without a unit: "my nan is ninety two and …", «mi abuela ya cumplió noventa y tres». */
function isTold(tokens: readonly Token[], from: number, to: number, language: Language): boolean {
  const next = tokens[to]
  const ends = next === undefined || next.gap !== 'space' || has(next, IS.function)
  const before = tokens[from - 1]?.lexeme.folded ?? ''
  const back = tokens.slice(Math.max(0, from - MOST_BACK), from)
  const isSomebody = back.some(
    (token) => has(token, IS.kin) || isName(token) || PRONOUNS.has(token.lexeme.folded),
  )
  return ends && isSomebody && TELLING[language].test(before)
}
const isName = (token: Token): boolean => has(token, IS.given) && !has(token, IS.everyday)
const PRONOUNS = new Set("he she he's she's i'm el ella señor señora".split(' '))
