import type { Finding } from '../finding.ts'
import { IS } from '../text/flags.ts'
import { has, isCapital } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

/** Countries, which tell where somebody is from; always `possible`, for most may stay in the text. */
export const country: Detector = {
  id: 'country',
  languages: BOTH,
  categories: ['PLACE'],
  detect(_text, { tokens, lexicon, lowerCase }) {
    return tokens.flatMap((token, i): readonly Finding[] => {
      if (!has(token, IS.country | IS.phraseStart)) return []
      const written = lowerCase ? !has(token, IS.word | IS.given | IS.function) : isCapital(token)
      const phrase = has(token, IS.phraseStart) ? lexicon.phrases.match(tokens, i) : undefined
      const several = phrase && (phrase.value & IS.country) !== 0 ? phrase.length : 0
      const length = several || (has(token, IS.country) && written ? 1 : 0)
      if (length === 0 || (several > 0 && !lowerCase && !isCapital(token))) return []
      return [
        finding('country', 'PLACE', 'possible', spanOf(tokens, i, i + length), {
          es: 'es un país: suele poder quedarse',
          en: 'is a country: mostly it may stay',
        }),
      ]
    })
  },
}
