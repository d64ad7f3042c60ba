import type { Finding, Reason } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital, NAME } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { finding } from './detector.ts'
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
  detect(_text, context) {
    const found: Finding[] = []
    const { tokens } = context
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (!token || !has(token, IS.orgHead | IS.orgHeadWeak)) continue
      if (context.record && !has(token, IS.orgHead)) continue
      const end = context.lowerCase ? spokenEnd(context, i) : writtenEnd(context, i)
      if (end <= i + 1) continue
      const certain = has(token, IS.orgHead) || isCapital(token)
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

/** With capitals: the head, at most one adjective in lower case, then capitals over «de», «y», «de lo». */
function writtenEnd({ tokens }: DetectionContext, at: number): number {
  const head = tokens[at]
  const strong = has(head, IS.orgHead)
  const weakLower = !strong && !isCapital(head)
  let end = at + 1
  let i = at + 1
  if (strong && ADJECTIVES.has(tokens[i]?.lexeme.folded ?? '') && tokens[i]?.shape === 'lower') i++
  while (i < tokens.length && i - at < MOST_PARTS) {
    const next = weakLower ? i : overJoints(tokens, i)
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
    joint === 'al' ||
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

/** Heads that are told apart by numbers, and what a number counts instead. */
const NUMBERED = new Set(
  'secundaria primaria preparatoria prepa telesecundaria tecnica clinica kinder cetis cbtis cbta conalep cecyte cobach vocacional'.split(
    ' ',
  ),
)
const COUNTED = new Set(
  'vez veces año años mes meses dia dias semana semanas hora horas'.split(' '),
)

/** «cetis setenta y seis», «clínica treinta y cuatro»; not «secundaria tres años». */
function numberedEnd(tokens: readonly Token[], at: number): number {
  if (!NUMBERED.has(tokens[at]?.lexeme.folded ?? '')) return at
  let end = at + 1
  while (
    tokens[end]?.gap === 'space' &&
    (has(tokens[end], IS.number) ||
      (tokens[end]?.lexeme.folded === 'y' && has(tokens[end + 1], IS.number)))
  )
    end++
  const after = tokens[end]
  const counts =
    after?.gap === 'space' && (!has(after, IS.function) || COUNTED.has(after.lexeme.folded))
  return counts ? at : end
}

/** Without capitals: a strong head, known adjectives, then «de» and a place, a name or a word of no dictionary. */
function spokenEnd(context: DetectionContext, at: number): number {
  const { tokens, lexicon } = context
  if (!has(tokens[at], IS.orgHead)) return at
  let i = at + 1
  while (ADJECTIVES.has(tokens[i]?.lexeme.folded ?? '') && tokens[i]?.gap === 'space' && i < at + 4)
    i++
  const adjectives = i > at + 1
  let next = i
  while (
    next < i + 3 &&
    ['de', 'del', 'la', 'los', 'las', 'san', 'santa', 'lo'].includes(
      tokens[next]?.lexeme.folded ?? '',
    )
  )
    next++
  const saint = tokens.slice(i, next).some((token) => has(token, IS.saint))
  if (next === at + 1 && has(tokens[next], IS.number)) return numberedEnd(tokens, at)
  const phrase = lexicon.phrases.match(tokens, next)
  if (phrase && phrase.length > 1) return next + phrase.length
  const token = tokens[next]
  const isNamed =
    token &&
    token.gap === 'space' &&
    !has(token, IS.function) &&
    (saint || has(token, IS.place | IS.org | NAME) || !has(token, IS.word))
  if (isNamed && (next > i || !has(token, IS.given) || saint)) {
    const last = next + 1
    if (has(tokens[last], IS.surname) && !has(tokens[last], IS.everyday)) return last + 1
    const partner = tokens[last + 1]
    const partners = tokens[last]?.lexeme.folded === 'y' && has(token, IS.surname)
    const named = has(partner, IS.surname) || !has(partner, IS.word | IS.function)
    return partners && partner?.gap === 'space' && named ? last + 2 : last
  }
  return adjectives ? i : at
}
