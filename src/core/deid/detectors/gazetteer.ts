import type { Finding, Reason } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
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
  detect(_text, context) {
    const found: Finding[] = []
    const { tokens, lexicon } = context
    for (let i = 0; i < tokens.length; i++) {
      if (!has(tokens[i], IS.phraseStart | IS.place | IS.org)) continue
      const phrase = has(tokens[i], IS.phraseStart) ? lexicon.phrases.match(tokens, i) : undefined
      const written = (at: number): boolean => context.lowerCase || isCapital(tokens[at])
      if (phrase && phrase.length > 1 && written(i) && written(i + phrase.length - 1)) {
        if (phrase.value & (IS.place | IS.org)) {
          found.push(listed(context, i, i + phrase.length, phrase.value, 'certain'))
        }
        i += phrase.length - 1
        continue
      }
      const one = single(context, i)
      if (one) found.push(one)
    }
    return found
  },
}

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

function single(context: DetectionContext, at: number): Finding | undefined {
  const { tokens, lowerCase } = context
  const token = tokens[at]
  if (!token || !has(token, IS.place | IS.org) || has(token, IS.country | IS.function | IS.neutral))
    return undefined
  const opened = token.gap === 'space' && has(tokens[at - 1], IS.placePreposition)
  const person = has(token, NAME)
  const kind = has(token, IS.org) && !(has(token, IS.place) && opened) ? IS.org : IS.place
  if (lowerCase) {
    if (token.shape !== 'lower' || has(token, IS.word)) return undefined
    if (kind === IS.place && !opened) return undefined
    return listed(context, at, at + 1, kind, person ? 'possible' : 'certain')
  }
  const given = has(token, IS.given | IS.givenAbroad)
  if (!isCapital(token) || (given && !opened && kind === IS.place)) return undefined
  const listedOn = tokens[at + 1]?.gap === 'comma' && isCapital(tokens[at + 1])
  if (token.first && has(token, IS.word) && !listedOn) return undefined
  const doubtful = person || has(token, IS.everyday | IS.eponym) || (has(token, IS.word) && !opened)
  return listed(context, at, at + 1, kind, doubtful ? 'possible' : 'certain')
}
