import type { Finding, Reason } from '../finding.ts'
import { IS } from '../text/flags.ts'
import type { Likeness } from '../text/known.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

const REASONS: Readonly<Record<Likeness, Reason>> = {
  same: {
    es: 'ya es un nombre conocido del estudio o de esta entrevista',
    en: 'is already known in the study or in this interview',
  },
  short: {
    es: 'forma corta o de cariño de un nombre conocido',
    en: 'a short or fond form of a known name',
  },
  doubtful: {
    es: 'en otra parte de la entrevista parece un nombre',
    en: 'looks like a name elsewhere in the interview',
  },
  sound: {
    es: 'suena como un nombre conocido, escrito de otro modo',
    en: 'sounds like a known name, spelt otherwise',
  },
}

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
    if (known.isEmpty) return found
    for (let i = 0; i < tokens.length; i++) {
      const match = known.match(tokens, i, lowerCase)
      const token = tokens[i]
      if (!match || !token || isLaughter(token)) continue
      const alone = match.length === 1
      const everyday =
        has(token, IS.everyday | IS.function) || (has(token, IS.word) && !has(token, IS.given))
      const whole = tokens.slice(i, i + match.length)
      const written = lowerCase ? !everyday : whole.some(isCapital)
      if ((everyday || has(token, IS.function)) && !written && !lowerCase) continue
      if (alone && everyday && !written) continue
      const certain =
        match.likeness === 'same' && (!alone || (written && !(token.first && everyday)))
      found.push(
        finding(
          'known-name',
          match.category,
          certain ? 'certain' : 'possible',
          spanOf(tokens, i, i + match.length),
          REASONS[match.likeness],
        ),
      )
      i += match.length - 1
    }
    return found
  },
}

/** «jaja», "haha": as recognisers write it, whatever name it sounds like. */
const isLaughter = ({ lexeme }: Token): boolean =>
  /^(?:j[aeiou]|h[ae]){2,}[jh]?$/.test(lexeme.folded)
