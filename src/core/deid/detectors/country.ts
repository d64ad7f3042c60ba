import { IS } from '../text/flags.ts'
import { has, isCapital } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding, onTokens } from './detector.ts'
import { spanOf } from './name-shape.ts'

/** Countries, which tell where somebody is from; always `possible`, for most may stay in the text. */
export const country: Detector = {
  id: 'country',
  languages: BOTH,
  categories: ['PLACE'],
  needsWords: IS.country | IS.phraseStart,
  detect(_text, { tokens, phrases, lowerCase }) {
    return onTokens(tokens, (token, i) => {
      if (!has(token, IS.country | IS.phraseStart)) return undefined
      const written = lowerCase ? !has(token, IS.word | IS.given | IS.function) : isCapital(token)
      const phrase = phrases[i]
      const several = phrase && (phrase.value & IS.country) !== 0 ? phrase.length : 0
      const length = several || (has(token, IS.country) && written ? 1 : 0)
      if (length === 0 || (several > 0 && !lowerCase && !isCapital(token))) return undefined
      return finding('country', 'PLACE', 'possible', spanOf(tokens, i, i + length), {
        es: 'es un país: suele poder quedarse',
        en: 'is a country: mostly it may stay',
      })
    })
  },
}
