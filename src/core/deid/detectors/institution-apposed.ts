import type { Finding, Reason } from '../finding.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

const HEADS = IS.orgHead | IS.orgHeadWeak | IS.area
/** Words between a head and its name: «la tienda de don Wong, La Gran China». */
const REACH = 5
const MOST_PARTS = 6
const JOINTS = new Set('de del la las los el y e'.split(' '))
const NOT_NAMED =
  IS.given | IS.place | IS.country | IS.neutral | IS.title | IS.kin | IS.month | IS.weekday
const ARTICLES = new Set('el la los las'.split(' '))

const APPOSED: Reason = {
  es: 'nombre que sigue, entre comas, a «tienda», «planta», «bodega»…',
  en: 'a name between commas after the word for a shop, a plant, a school…',
}
const CALLED: Reason = {
  es: 'cómo se llama una institución o un negocio',
  en: 'what an institution or a shop is called',
}

/** Firms, and villages, named after what they are: «a una planta, Mariscos del Golfo, que …», «una tienda que se llama la favorita». */
export const institutionApposed: Detector = {
  id: 'institution-apposed',
  languages: ['es'],
  categories: ['ORG', 'PLACE'],
  detect(_text, context) {
    const found: Finding[] = []
    const { tokens, record, lowerCase } = context
    if (record) return found
    for (let i = 0; i < tokens.length; i++) {
      if ((!has(tokens[i], HEADS) && !isThing(tokens[i])) || isCapital(tokens[i])) continue
      const at = lowerCase ? -1 : apposition(tokens, i)
      const end = at < 0 ? at : chainEnd(tokens, at)
      if (end > at) {
        found.push(
          finding('institution-apposed', 'ORG', 'possible', spanOf(tokens, at, end), APPOSED),
        )
      }
      const called = calledAt(tokens, i, lowerCase)
      if (called > 0) {
        found.push(
          finding(
            'institution-apposed',
            has(tokens[i], IS.area) && !has(tokens[i], IS.orgHead) ? 'PLACE' : 'ORG',
            'possible',
            spanOf(tokens, called, (lowerCase ? spokenEnd : rowEnd)(tokens, called)),
            CALLED,
          ),
        )
      }
    }
    return found
  },
}

/** «una cosa que se llama voz nueva». */
const THINGS = new Set('cosa lugar proyecto negocio pagina'.split(' '))
const isThing = (token: Token | undefined): boolean => THINGS.has(token?.lexeme.folded ?? '')

/** The index of a capital after a comma, a few words on; -1 when a sentence ends before, or a person begins. */
function apposition(tokens: readonly Token[], head: number): number {
  for (let i = head + 1; i <= Math.min(tokens.length - 1, head + REACH); i++) {
    const token = tokens[i]
    if (!token || token.gap === 'stop' || token.gap === 'colon') return -1
    if (token.gap !== 'comma') continue
    const article = ARTICLES.has(token.lexeme.folded)
    const named = article ? tokens[i + 1] : token
    return isCapital(token) && isCapital(named) && !has(named, NOT_NAMED) ? i : -1
  }
  return -1
}

/** Over capitals and the small words between; a name of a firm that a comma or a stop ends. */
function chainEnd(tokens: readonly Token[], at: number): number {
  const end = rowEnd(tokens, at)
  const after = tokens[end]
  return after === undefined || after.gap !== 'space' ? end : at
}

function rowEnd(tokens: readonly Token[], at: number): number {
  let end = at + 1
  for (let i = end; i < Math.min(tokens.length, at + MOST_PARTS); i++) {
    const token = tokens[i]
    if (token?.gap !== 'space' && token?.gap !== 'ampersand') break
    if (isCapital(token)) end = i + 1
    else if (!JOINTS.has(token.lexeme.folded)) break
  }
  return end
}

/** «un grupo que se llama Vida Nueva»; in raw speech recognition «la panadería … se llamaba la selva negra». */
function calledAt(tokens: readonly Token[], head: number, lowerCase: boolean): number {
  for (let i = head + 1; i <= Math.min(tokens.length - 2, head + REACH); i++) {
    if (tokens[i]?.gap !== 'space') return -1
    const called = ['llama', 'llamaba'].includes(tokens[i]?.lexeme.folded ?? '')
    if (called && tokens[i - 1]?.lexeme.folded === 'se') {
      const name = tokens[i + 1]
      const isWord = ARTICLES.has(name?.lexeme.folded ?? '') || !has(name, IS.function | IS.given)
      const named = lowerCase
        ? name?.gap === 'space' && isWord
        : isCapital(name) && !has(name, IS.given)
      return named ? i + 1 : -1
    }
  }
  return -1
}

const MOST_LINKS = 2
const LINKS = new Set('de del con y que para'.split(' '))

/** An article, up to two words, and what «de», «con», «que» add: «jóvenes con porvenir». */
function spokenEnd(tokens: readonly Token[], at: number): number {
  const isWord = (i: number): boolean =>
    tokens[i]?.gap === 'space' && !has(tokens[i], IS.function | IS.number)
  let end = ARTICLES.has(tokens[at]?.lexeme.folded ?? '') ? at + 2 : at + 1
  if (isWord(end)) end++
  if (isWord(end) && !has(tokens[end], IS.word)) end++
  for (let links = 0; links < MOST_LINKS; links++) {
    if (!LINKS.has(tokens[end]?.lexeme.folded ?? '') || !isWord(end + 1)) break
    end += 2
  }
  return end
}
