import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, NAME } from '../text/tokens.ts'
import { nameEnd } from './name-shape.ts'
import { set, SHOPS_NOT, VERB, word } from './spoken-words.ts'
import type { Reader } from './spoken-words.ts'

/** Of the weak heads, those of shops and firms. */
export const FIRMS = set(
  `taller grupo colectivo bodega muebleria transportes autobuses tacos tortas pollos mariscos carnitas gorditas tamales muebles
  distribuidora comercializadora ruta banda conjunto mariachi orquesta sonora trio cuarteto impresos telas novedades regalos uniformes
  materiales refacciones pinturas vidrios frutas carnes helados autonoma tecnologica politecnica confecciones electronica reparaciones
  plasticos maderas textiles calzado manufacturas autopartes aceros construcciones lacteos quesos embutidos bordados fletes mudanzas destiladora posada almacenes finca tostadora empacadora consultores deportivo atletico vulcanizado cemitas jugos quesadillas hamburguesas paletas birria barbacoa cocteles`,
)
/** Shops that are called after somebody: «estética lupita». */
export const SHOPS = set(
  'estetica abarrotes papeleria tortilleria panaderia carniceria taqueria fonda loncheria fruteria ferreteria refaccionaria',
)
/** Heads whose own name follows as it is: «asociación civil manos unidas». */
const NAMED = set('asociacion fundacion albergue casa guarderia iglesia')
/** Endings of adjectives: «iglesia evangélica» is a kind. */
const KIND = /(?:ic|al|an|ist|iv|os|ad|id)[ao]?$/
const ARTICLES = set('el la los las')
const HONORIFICS = set('don doña dona')
/** «la clínica la verdad»: what people say after anything. */
const REMARKS = set(
  'verdad neta vez gente mayoria mera otra semana mañana tarde noche hora mitad onda',
)

/** «ferretería el martillo», «panadería la espiga de oro»; not «la tienda la cerraron». */
export const shop: Reader = ({ tokens }, at, after) => {
  const name = tokens[after + 1]
  const article = word(tokens[after])
  if (after > at + 2 || !ARTICLES.has(article) || name?.gap !== 'space') return at
  if (has(name, SHOPS_NOT | IS.orgHead) || tokens[after]?.gap !== 'space') return at
  if (REMARKS.has(word(name))) return at
  if (article !== 'el' && VERB.test(word(name))) return at
  const origin = tokens[after + 3]
  const isWhole =
    word(tokens[after + 2]) === 'de' && origin?.gap === 'space' && !has(origin, SHOPS_NOT)
  if (isWhole) return after + 4
  return after + (isQuality(tokens, after + 2) ? 3 : 2)
}

/** «el chivo alegre», «las nubes viejas»: a last word, which a small one or a rest follows. */
function isQuality(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  const isPlain = token?.gap === 'space' && has(token, IS.word) && !has(token, SHOPS_NOT | IS.place)
  const isLast = next === undefined || next.gap !== 'space' || has(next, IS.function)
  return isPlain && isLast && AGREES.test(word(token)) && !VERB.test(word(token))
}
/** Endings of adjectives, and hardly of verbs. */
const AGREES = /(?:[aeo]s|[rlntdj]o|[rlntdj]a|gre|ble|ste|rde|nte|al|iz|or)$/

/** «asociación civil manos unidas», «casa hogar villa infantil»: up to two words of a name of its own. */
const named: Reader = ({ tokens }, at, after) => {
  const isHouse = word(tokens[at]) === 'casa' && word(tokens[after - 1]) !== 'hogar'
  if (!NAMED.has(word(tokens[at])) || isHouse) return at
  const isPart = (i: number): boolean =>
    tokens[i]?.gap === 'space' &&
    !has(tokens[i], IS.function | IS.number) &&
    !VERB.test(word(tokens[i])) &&
    !KIND.test(word(tokens[i]))
  return isPart(after) ? after + (isPart(after + 1) ? 2 : 1) : at
}

/** «lavandería burbujas express», «asociación puentes de luz»: a plural after a singular is no adjective. */
const discordant: Reader = ({ tokens }, at, after) => {
  const name = tokens[after]
  const own = word(name)
  if (name?.gap !== 'space' || has(name, SHOPS_NOT) || VERB.test(own)) return at
  const isPlural = !word(tokens[at]).endsWith('s') && /[aeo]s$/.test(own)
  if (own.length < LEAST_OF_OWN || !isPlural || !has(tokens[at - 1], IS.function)) return at
  const of = word(tokens[after + 1]) === 'de' ? after + 2 : after + 1
  const more = tokens[of]
  const isMore = more?.gap === 'space' && !has(more, SHOPS_NOT)
  return isMore && (of > after + 1 || !has(more, IS.word)) ? of + 1 : after + 1
}
const LEAST_OF_OWN = 4

/** Heads in the masculine, which no adjective in -a follows: «grupo marea alta», «hotel arena mansa». */
const MASCULINE = set(
  'grupo hotel taller bar restaurante colectivo rancho salon cafe club laboratorio instituto colegio jardin kinder centro banco consultorio',
)
const INVARIABLE = /(?:ista|cola|ía)$/
const unlike: Reader = ({ tokens }, at, after) => {
  const name = tokens[at + 1]
  const own = word(name)
  const isName =
    after === at + 1 &&
    MASCULINE.has(word(tokens[at])) &&
    name?.gap === 'space' &&
    own.endsWith('a') &&
    own.length >= LEAST_OF_OWN &&
    !has(name, SHOPS_NOT | IS.place) &&
    !INVARIABLE.test(own) &&
    !VERB.test(own) &&
    has(tokens[at - 1], IS.function)
  if (!isName) return at
  const more = tokens[at + 2]
  const isMore = more?.gap === 'space' && !has(more, SHOPS_NOT) && own.at(-1) === word(more).at(-1)
  return isMore ? at + 3 : at + 2
}

/** «refaccionaria hermanos popoca», «mueblería landeros hermanos». */
const brothers: Reader = ({ tokens }, at, after) => {
  const isName = (i: number): boolean =>
    tokens[i]?.gap === 'space' && (has(tokens[i], NAME) || !has(tokens[i], IS.word | IS.function))
  if (word(tokens[after]) === 'hermanos' && isName(after + 1)) return after + 2
  return word(tokens[after + 1]) === 'hermanos' && isName(after) ? after + 2 : at
}

/** «muebles metálicos dieckmann», «frutas y legumbres orendáin»: what a firm makes, and whose it is. */
const owned: Reader = ({ tokens }, at, after) => {
  const kind = word(tokens[after]) === 'y' ? after + 1 : after
  const owner = tokens[kind + 1]
  const isKind = has(tokens[kind], IS.word) && /[aeo]s$/.test(word(tokens[kind]))
  if (!isPluralHead(word(tokens[at])) || !isKind || has(tokens[kind], SHOPS_NOT)) return at
  const isOwner = has(owner, NAME) || (owner?.lexeme.flags ?? IS.word) === 0
  return owner?.gap === 'space' && isOwner && !has(owner, IS.word | IS.function) ? kind + 2 : at
}
const isPluralHead = (head: string): boolean => FIRMS.has(head) && head.endsWith('s')

/** «vulcanizado don mele», «tacos doña chuy». */
const honoured: Reader = (context, at, after) => {
  const { tokens } = context
  const name = tokens[after + 1]
  return HONORIFICS.has(word(tokens[after])) && name?.gap === 'space' && !has(name, IS.function)
    ? nameEnd(tokens, after + 1, context)
    : at
}

/** «la casa zavaleta»: a house called after its owners. */
const house: Reader = ({ tokens }, at, after) => {
  const owner = tokens[after]
  const isTheirs = word(tokens[at]) === 'casa' && ['la', 'de'].includes(word(tokens[at - 1]))
  const isOwner = has(owner, IS.surname) && !has(owner, IS.given | IS.word | IS.everyday)
  return isTheirs && isOwner && owner?.gap === 'space' ? after + 1 : at
}

/** «distribuidora de carnes el becerro», «taller de refrigeración garibay»: what it deals in, then a name. */
const dealing: Reader = (context, at, after) => {
  const { tokens } = context
  const goods = tokens[after + 1]
  const isKind = word(tokens[after]) === 'de' && goods?.gap === 'space' && has(goods, IS.word)
  if (!isKind || has(goods, IS.function | NAME)) return at
  const name = tokens[after + 2]
  if (name?.gap !== 'space') return at
  const numeral = word(name) === 'numero' && has(tokens[after + 3], IS.number)
  if (numeral) return after + 4
  const end = shop(context, after + 1, after + 2)
  if (end > after + 1) return end
  const isName = (has(name, NAME | IS.org) && !has(name, IS.word)) || name.lexeme.flags === 0
  return isName && !has(name, IS.function | IS.kin) ? after + 3 : at
}

/** Shops, firms and associations in raw speech recognition. */
export const FIRM_READERS: readonly Reader[] = [
  shop,
  dealing,
  named,
  discordant,
  unlike,
  brothers,
  owned,
  honoured,
  house,
]
