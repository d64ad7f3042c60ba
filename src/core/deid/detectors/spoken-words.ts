import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'

/** The index after the name of an institution whose head is at `at`; `at` when there is none. `after`: past the adjectives. */
export type Reader = (context: DetectionContext, at: number, after: number) => number

export const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
export const word = (token: Token | undefined): string => token?.lexeme.folded ?? ''

/** Adjectives and ordinals between a head and its name. */
const ADJECTIVES = set(
  `civil general regional nacional central autonoma autonomo publica publico privada privado federal estatal municipal
  comunitaria comunitario universitario universitaria tecnologico tecnologica mexicano mexicana clinico psiquiatrico
  psiquiatrica infantil pediatrico materno popular social medica medico mecanico tecnica superior rural familiar metropolitana
  metropolitano panamericana iberoamericana pedagogica primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo
  hogar integral mental intercultural indigena bilingue independiente unica sindical obrera obrero campesina campesino estudiantil cultural`,
)
/** «general», «chihuahuense», «mexicano». */
export const qualifies = (token: Token | undefined): boolean =>
  ADJECTIVES.has(word(token)) || word(token).endsWith('ense')

/** What is no name of a shop. */
export const SHOPS_NOT =
  IS.function | IS.number | IS.month | IS.weekday | IS.kin | IS.role | IS.title
/** Endings of verbs in the past and of gerunds, which may follow a pronoun: «la tienda la cerraron». */
export const VERB = /(?:mos|ron|ban?|ste|ndo|rian?)$/

/** Where an institution stands, not whom or what it is named after: «la iglesia del pueblo». */
export const WHEREABOUTS = set(
  'pueblo hospital rancho barrio colonia centro lado panteon ejido casa esquina mero ahi aqui alla',
)

const MOST_SMALL = 3
const SMALL = set('de del la los las lo')
/** Over «de la», «del», «de lo». */
export function overSmall(tokens: readonly Token[], from: number): number {
  let at = from
  while (at < from + MOST_SMALL && SMALL.has(word(tokens[at]))) at++
  return at
}
