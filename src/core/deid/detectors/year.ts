import type { Finding } from '../finding.ts'
import { IS } from '../text/flags.ts'
import { has } from '../text/tokens.ts'
import { saidYear } from './date-words.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'

const OPENERS = new Set(
  'en de del desde hasta año años entre para el ano in since until till from by during of before after year around class between to y and a late early mid'.split(
    ' ',
  ),
)
const SAID_OPENERS = new Set(
  'en del desde hasta año in since until till from during back'.split(' '),
)
/** «el año 2009»: the word goes with the figure. */
const YEAR_WORDS = new Set(['año', 'year'])
const NOT_YEARS = new Set(
  'mg ml pesos dolares euros dollars pounds people personas veces gramos g kg metros m horas cc kcal calorias'.split(
    ' ',
  ),
)

/** A year by itself, in figures or words, after a word such as «en», «desde», "since". */
export const year: Detector = {
  id: 'year',
  languages: BOTH,
  categories: ['DATE'],
  detect(text, { tokens, language }) {
    const found: Finding[] = []
    const add = (from: number, to: number, tier: 'certain' | 'possible'): void => {
      const first = tokens[from]
      const last = tokens[to - 1]
      if (!first || !last) return
      found.push(
        finding(
          'year',
          'DATE',
          tier,
          { start: first.start, end: last.end },
          { es: 'un año', en: 'a year' },
        ),
      )
    }
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (!token) continue
      const opener = tokens[i - 1]?.lexeme.folded ?? ''
      if (token.shape === 'digits' && /^(?:19[2-9]|20[0-4])\d$/.test(token.lexeme.folded)) {
        const unit =
          NOT_YEARS.has(tokens[i + 1]?.lexeme.folded ?? '') ||
          /^[.,]\d|^ ?%/.test(text.slice(token.end, token.end + 3))
        if (
          !unit &&
          !/[.,/]/.test(text.charAt(token.start - 1)) &&
          (OPENERS.has(opener) || token.gap !== 'space')
        )
          add(
            YEAR_WORDS.has(opener) ? i - 1 : i,
            i + 1,
            OPENERS.has(opener) ? 'certain' : 'possible',
          )
      } else if (
        has(token, IS.number) &&
        SAID_OPENERS.has(opener) &&
        !has(tokens[i - 1], IS.number)
      ) {
        const end = saidYear(tokens, i, language)
        const followed = tokens[end]
        const counts =
          followed &&
          followed.gap === 'space' &&
          has(followed, IS.word) &&
          !has(followed, IS.function)
        if (end > i && !counts && (end - i > 1 || opener === 'del')) add(i, end, 'possible')
      }
    }
    return found
  },
}
