import type { Finding, Reason } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital, NAME } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { finding } from './detector.ts'
import { spokenEnd } from './institution-spoken.ts'
import { opensAddress, spanOf } from './name-shape.ts'

const MOST_PARTS = 12
const JOINTS = new Set('de del la las los lo el y e en para a al'.split(' '))
/** Adjectives that belong to an institution's name even in lower case. */
const ADJECTIVES = new Set(
  `civil general regional nacional central autonoma autonomo publica publico privada privado federal estatal municipal comunitaria comunitario
  universitario universitaria tecnologico tecnologica mexicano mexicana clinico psiquiatrico psiquiatrica infantil pediatrico materno popular social
  santo santa san medica medico tecnica superior rural familiar metropolitana metropolitano panamericana iberoamericana pedagogica`.split(
    /\s+/,
  ),
)

const reason = (head: string): Reason => ({
  es: `institución: empieza con «${head}»`,
  en: `an institution: begins with "${head}"`,
})

/** Institutions by their head word: «Hospital …», «ferretería …», «Juzgado … de lo …», «parroquia de …». */
export const institution: Detector = {
  id: 'institution',
  languages: ['es'],
  categories: ['ORG'],
  needsWords: IS.orgHead | IS.orgHeadWeak,
  detect(_text, context) {
    const found: Finding[] = []
    const { tokens } = context
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (!token) continue
      const shrine = shrineEnd(context, i)
      if (!shrine && !has(token, IS.orgHead | IS.orgHeadWeak)) continue
      if (context.record && !has(token, IS.orgHead)) continue
      const end = shrine || (context.lowerCase ? spokenEnd(context, i) : writtenEnd(context, i))
      if (end <= i + 1) continue
      const known = tokens.slice(i + 1, end).some(tells)
      const certain = (has(token, IS.orgHead) || isCapital(token)) && (!context.lowerCase || known)
      found.push(
        finding(
          'institution',
          'ORG',
          certain ? 'certain' : 'possible',
          spanOf(tokens, i, end),
          reason(token.lexeme.folded),
        ),
      )
      i = end - 1
    }
    return found
  },
}

/** «Nuestra Señora de la Luz», also without capitals: a church, a school; 0 when it is none. */
function shrineEnd({ tokens, lowerCase }: DetectionContext, at: number): number {
  const [our, lady] = [tokens[at], tokens[at + 1]]
  if (our?.lexeme.folded !== 'nuestra' || lady?.lexeme.folded !== 'señora') return 0
  const last = overJoints(tokens, at + 2)
  const name = tokens[last]
  const isName = name?.gap === 'space' && (lowerCase ? !has(name, IS.function) : isCapital(name))
  return last > at + 2 && isName ? last + 1 : 0
}

/** In raw speech recognition only a listed name makes sure: «asociación civil» may be a kind. */
const tells = (token: Token): boolean =>
  has(token, NAME | IS.place | IS.org | IS.saint) && !has(token, IS.everyday)

/** With capitals: the head, at most one adjective in lower case, then capitals over «de», «y», «de lo». */
function writtenEnd({ tokens }: DetectionContext, at: number): number {
  const head = tokens[at]
  const strong = has(head, IS.orgHead)
  const weakLower = !strong && !isCapital(head)
  let end = at + 1
  let i = at + 1
  if (strong && ADJECTIVES.has(tokens[i]?.lexeme.folded ?? '') && tokens[i]?.shape === 'lower') i++
  if (
    ['numero', 'num', 'no'].includes(tokens[i]?.lexeme.folded ?? '') &&
    tokens[i + 1]?.shape === 'digits'
  )
    i++
  while (i < tokens.length && i - at < MOST_PARTS) {
    const next = weakLower && end === at + 1 ? i : overJoints(tokens, i)
    const token = tokens[next]
    const part = token && token.gap === 'space' && (partOfName(token) || numbered(token, next, i))
    if (!part || has(token, IS.month | IS.weekday) || opensAddress(tokens, next)) break
    if (next > i && leaves(tokens, i, token)) break
    end = next + 1
    i = end
  }
  const only = tokens[at + 1]
  if (end === at + 2 && weakLower && has(only, IS.place | IS.country) && !has(only, IS.org))
    return at
  return end === at + 2 && only && has(only, NAME) && weakLower && has(only, IS.given) ? at : end
}

const partOfName = (token: Token): boolean =>
  isCapital(token) && !(token.shape === 'initial' && has(token, IS.function))

/** «Primaria 45»; not «clínica de 14 meses». */
const numbered = (token: Token, index: number, from: number): boolean =>
  token.shape === 'digits' && token.end - token.start <= 3 && index === from

/** «Hospital X en Y», «a la Y»: after these a name of its own begins. */
function leaves(tokens: readonly Token[], at: number, next: Token): boolean {
  const joint = tokens[at]?.lexeme.folded
  return (
    joint === 'en' ||
    joint === 'a' ||
    (joint === 'al' && (has(next, IS.place) || !has(next, IS.word | IS.role))) ||
    joint === 'el' ||
    (joint === 'y' && has(next, IS.given | IS.orgHead))
  )
}

function overJoints(tokens: readonly Token[], at: number): number {
  let i = at
  while (
    i < at + 3 &&
    tokens[i]?.gap === 'space' &&
    tokens[i]?.shape === 'lower' &&
    JOINTS.has(tokens[i]?.lexeme.folded ?? '')
  )
    i++
  return i
}
