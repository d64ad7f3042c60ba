import type { Finding, Reason } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital, NAME } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

const PLACE: Reason = { es: 'está en la lista de lugares', en: 'is in the list of places' }
const ORG: Reason = {
  es: 'está en la lista de instituciones y empresas',
  en: 'is in the list of organisations',
}

/** Places and organisations of the lists, of one word or several. */
export const gazetteer: Detector = {
  id: 'gazetteer',
  languages: BOTH,
  categories: ['PLACE', 'ORG'],
  needsWords: IS.phraseStart | IS.place | IS.org | IS.orgDoubtful,
  detect(_text, context) {
    const found: Finding[] = []
    const { tokens, phrases } = context
    for (let i = 0; i < tokens.length; i++) {
      if (!has(tokens[i], IS.phraseStart | IS.place | IS.org | IS.orgDoubtful)) continue
      const phrase = has(tokens[i], IS.phraseStart) ? phrases[i] : undefined
      const written = (at: number): boolean => context.lowerCase || isCapital(tokens[at])
      const begun = written(i) || (has(tokens[i], IS.function) && context.language === 'es')
      if (phrase && begun && written(i + phrase.length - 1)) {
        const plain = isPlain(context, i, i + phrase.length)
        if (phrase.value & (IS.place | IS.org) && (!plain || isNamed(context, i))) {
          found.push(
            listed(context, i, i + phrase.length, phrase.value, plain ? 'possible' : 'certain'),
          )
        }
        if (has(tokens[i], IS.function)) continue
        i += phrase.length - 1
        continue
      }
      const one = single(context, i)
      if (one) found.push(one)
    }
    return found
  },
}

/** «la esperanza», "the warehouse" in raw speech recognition: an article and a word of the dictionary, or a letter. */
const isPlain = ({ tokens, lowerCase }: DetectionContext, from: number, to: number): boolean =>
  lowerCase &&
  to === from + 2 &&
  has(tokens[from], IS.function) &&
  (has(tokens[from + 1], IS.word) || /^\p{L}$/u.test(tokens[from + 1]?.lexeme.folded ?? ''))

/** «a el salto», «de el retiro»: an article that is not contracted belongs to a name; «en las lomas», not «en la calle». */
function isNamed({ tokens, language }: DetectionContext, at: number): boolean {
  const before = tokens[at - 1]?.lexeme.folded ?? ''
  const place = tokens[at + 1]
  if (tokens[at]?.lexeme.folded === 'el' && ['a', 'de'].includes(before)) return true
  const isKind =
    has(place, IS.street | IS.area | IS.orgHead | IS.orgHeadWeak) ||
    WHEREABOUTS.has(place?.lexeme.folded ?? '')
  return language === 'es' && ['en', 'desde', 'hasta'].includes(before) && !isKind
}
/** Where anybody may be, though towns are called so too. */
const WHEREABOUTS = new Set(
  'campo centro costa esquina loma mesa mina mision noche orilla playa portales presa puente puerta puerto realidad recreo sala selva sierra torre verdad vida laguna'.split(
    ' ',
  ),
)

/** Shorter ones («WI») are too like slips of the recogniser. */
const LEAST_SPOKEN = 3

const listed = (
  context: DetectionContext,
  from: number,
  to: number,
  kind: number,
  tier: 'certain' | 'possible',
): Finding =>
  finding(
    'gazetteer',
    kind & IS.org ? 'ORG' : 'PLACE',
    tier,
    spanOf(context.tokens, from, to),
    kind & IS.org ? ORG : PLACE,
  )

const BEFORE_ORG = new Set(
  'el la los las del al en con para a ante contra the at for with by from joined'.split(' '),
)

/** A capital on a word that is an organisation at times («en Atento», "the Navy"), where one may stand. */
const isDoubtful = (
  { tokens, lowerCase, record }: DetectionContext,
  token: Token,
  at: number,
): boolean =>
  has(token, IS.orgDoubtful) &&
  !lowerCase &&
  !record &&
  !token.first &&
  token.gap === 'space' &&
  isCapital(token) &&
  !has(token, NAME | IS.place | IS.neutral) &&
  BEFORE_ORG.has(tokens[at - 1]?.lexeme.folded ?? '')

/** «metlatónoc de guerrero»: the state after a town that is no other word. */
const isFurther = ({ tokens }: DetectionContext, at: number): boolean =>
  tokens[at - 1]?.lexeme.folded === 'de' &&
  has(tokens[at], IS.place) &&
  has(tokens[at - 2], IS.place) &&
  !has(tokens[at - 2], IS.word | IS.given)

/** «del seguro»: in Mexico the IMSS, when nothing says whose or what insurance. */
const isImss = ({ tokens, lowerCase }: DetectionContext, at: number): boolean =>
  lowerCase &&
  tokens[at]?.lexeme.folded === 'seguro' &&
  ['del', 'al'].includes(tokens[at - 1]?.lexeme.folded ?? '') &&
  !['de', 'del', 'social', 'popular', 'medico'].includes(tokens[at + 1]?.lexeme.folded ?? '')

/** Prepositions that stand before much else than places. */
const AMBIGUOUS = new Set(['de', 'a', 'por', 'to'])

function single(context: DetectionContext, at: number): Finding | undefined {
  const { tokens, lowerCase } = context
  const token = tokens[at]
  if (token && isDoubtful(context, token, at))
    return listed(context, at, at + 1, IS.org, 'possible')
  if (isImss(context, at)) return listed(context, at, at + 1, IS.org, 'possible')
  if (
    !token ||
    !has(token, IS.place | IS.org) ||
    has(token, IS.country | IS.function | IS.neutral | IS.number)
  )
    return undefined
  const toward = lowerCase && !has(token, NAME) && tokens[at - 1]?.lexeme.folded === 'para'
  const opened = token.gap === 'space' && (has(tokens[at - 1], IS.placePreposition) || toward)
  const person = has(token, NAME)
  const kind = has(token, IS.org) && !(has(token, IS.place) && opened) ? IS.org : IS.place
  if (lowerCase) {
    const inPlace =
      kind === IS.place && opened && !AMBIGUOUS.has(tokens[at - 1]?.lexeme.folded ?? '')
    const plain =
      has(token, IS.word) && (!inPlace || has(token, IS.everyday)) && !isFurther(context, at)
    if (token.shape !== 'lower' || plain || token.end - token.start < LEAST_SPOKEN) return undefined
    if (kind === IS.place && !opened) return undefined
    return listed(context, at, at + 1, kind, person || has(token, IS.word) ? 'possible' : 'certain')
  }
  const given = has(token, IS.given | IS.givenAbroad)
  if (!isCapital(token) || (given && !opened && kind === IS.place)) return undefined
  if (token.first && tokens[at + 1]?.gap === 'colon') return undefined
  if (context.record && kind === IS.org && token.shape === 'upper' && token.end - token.start <= 4)
    return undefined
  const next = tokens[at + 1]
  const alone = context.record && next?.gap !== 'space' && isCapital(tokens[at - 1])
  const listedOn = (next?.gap === 'comma' && isCapital(next)) || (alone && kind === IS.place)
  if (token.first && has(token, IS.word) && !listedOn) return undefined
  const doubtful = person || has(token, IS.everyday | IS.eponym) || (has(token, IS.word) && !opened)
  const side =
    kind === IS.org && next?.gap === 'space' && isCapital(next) && SIDES.has(next.lexeme.folded)
  return listed(context, at, side ? at + 2 : at + 1, kind, doubtful ? 'possible' : 'certain')
}

/** «IMSS Oriente»: the branch goes with the name. */
const SIDES = new Set('norte sur oriente poniente centro'.split(' '))
