import { IS } from '../text/flags.ts'
import { has, isCapital } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

/** Nicknames with their article: «el Pelón», «la Güera», «el Tuercas». */
export const personNickname: Detector = {
  id: 'person-nickname',
  languages: ['es'],
  categories: ['PERSON'],
  detect: (_text, { tokens }) =>
    tokens.flatMap((token, i) => {
      const name = tokens[i + 1]
      const article = token.lexeme.folded === 'el' || token.lexeme.folded === 'la' || token.lexeme.folded === 'del'
      if (!article || !name || name.gap !== 'space' || !isCapital(name) || !has(name, IS.nickname)) return []
      const from = token.lexeme.folded === 'del' ? i + 1 : i
      return [
        finding('person-nickname', 'PERSON', 'certain', spanOf(tokens, from, i + 2), {
          es: 'apodo con artículo y mayúscula',
          en: 'a nickname with article and capital',
        }),
      ]
    }),
}
