import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { finding, onTokens } from './detector.ts'
import { spanOf } from './name-shape.ts'

const ARTICLES = new Set(['el', 'la', 'del', 'al'])
const NO_NICKNAMES =
  IS.orgHead |
  IS.orgHeadWeak |
  IS.area |
  IS.street |
  IS.country |
  IS.place |
  IS.org |
  IS.neutral |
  IS.function

/** Nicknames with their article: «el Pelón», «la Güera»; unlisted ones between commas: «uno, el Tuercas, …». */
export const personNickname: Detector = {
  id: 'person-nickname',
  languages: ['es'],
  categories: ['PERSON'],
  detect: (_text, { tokens, record, lowerCase }) =>
    onTokens(tokens, (token, i) => {
      const name = tokens[i + 1]
      if (
        !ARTICLES.has(token.lexeme.folded) ||
        !name ||
        name.gap !== 'space' ||
        (name.shape !== 'capital' &&
          !(
            lowerCase &&
            ((!['del', 'al'].includes(token.lexeme.folded) && ofKin(tokens, i)) || isLook(name))
          ))
      )
        return undefined
      const listed = has(name, IS.nickname)
      if (!listed && (record || !(lowerCase || apposed(tokens, i)))) return undefined
      const from = ['del', 'al'].includes(token.lexeme.folded) ? i + 1 : i
      return finding(
        'person-nickname',
        'PERSON',
        listed && !lowerCase ? 'certain' : 'possible',
        spanOf(tokens, from, lowerCase && isSurname(tokens[i + 2]) ? i + 3 : i + 2),
        {
          es: 'apodo con artículo y mayúscula',
          en: 'a nickname with article and capital',
        },
      )
    }),
}

/** In raw speech recognition: what somebody looks like, as a name: «el güero», «la chata». */
const LOOKS = new Set(
  'guero guera chato chata flaco flaca pelon pelona prieto prieta chaparro chaparra greñas cachetes cachetona bigotes tlacuache'.split(
    ' ',
  ),
)
/** «la güera treviño». */
const isSurname = (token: Token | undefined): boolean =>
  token?.gap === 'space' && has(token, IS.surname) && !has(token, IS.word | IS.everyday)
const isLook = ({ lexeme }: Token): boolean => LOOKS.has(lexeme.folded)

const QUALITIES = new Set(
  'mayor menor mediano mediana grande chico chica chiquito chiquita mas primero primera segundo segunda tercero tercera ultimo ultima otro otra unico unica'.split(
    ' ',
  ),
)

/** «el sapo que es el hornero»: a thing that is somebody. */
function isExplained(tokens: readonly Token[], at: number): boolean {
  const [name, that, is, , role] = tokens.slice(at + 1, at + 6)
  const isThing = has(name, IS.word) && !has(name, NO_NICKNAMES | IS.kin | IS.role | IS.number)
  const isTheirs = that?.lexeme.folded === 'que' && /^(?:es|era)$/.test(is?.lexeme.folded ?? '')
  return isThing && isTheirs && has(role, IS.role | IS.kin)
}

/** In raw speech recognition: «mi compadre el cebollas», «el guardia el mascafierros»; not «mi hermana la mayor». */
function ofKin(tokens: readonly Token[], at: number): boolean {
  const name = tokens[at + 1]
  if (isExplained(tokens, at)) return true
  const known = has(tokens[at - 1], IS.kin) || (has(tokens[at - 1], IS.role) && !has(name, IS.word))
  return (
    known &&
    tokens[at]?.gap === 'space' &&
    !has(name, NO_NICKNAMES | IS.kin | IS.role | IS.number) &&
    !QUALITIES.has(name?.lexeme.folded ?? '')
  )
}

/** «…, el Tuercas, …»: one word with a capital, and nothing that heads an institution or a place. */
function apposed(tokens: readonly Token[], at: number): boolean {
  const name = tokens[at + 1]
  const after = tokens[at + 2]
  const ends = after === undefined || after.gap !== 'space' || after.lexeme.folded === 'que'
  return tokens[at]?.gap === 'comma' && ends && !has(name, NO_NICKNAMES) && !isCapital(after)
}
