import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, NAME } from '../text/tokens.ts'
import { nameEnd } from './name-shape.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
const word = (token: Token | undefined): string => token?.lexeme.folded ?? ''

/** Adjectives and ordinals between a head and its name. */
const ADJECTIVES = set(
  `civil general regional nacional central autonoma autonomo publica publico privada privado federal estatal municipal
  comunitaria comunitario universitario universitaria tecnologico tecnologica mexicano mexicana clinico psiquiatrico
  psiquiatrica infantil pediatrico materno popular social medica medico mecanico tecnica superior rural familiar metropolitana
  metropolitano panamericana iberoamericana pedagogica primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo
  hogar integral mental intercultural indigena bilingue independiente autonoma unica sindical obrera obrero campesina campesino estudiantil`,
)
/** What public offices are for: «secretaría de salud», «juzgado de lo familiar», «fiscalía del estado». */
const OFFICES = set(
  'secretaria instituto comision fiscalia procuraduria tribunal juzgado consejo camara sindicato centro gobierno congreso direccion defensoria ministerio junta union servicios',
)
const OFFICIAL = set(
  `salud educacion estado trabajo hacienda economia bienestar cultura seguridad gobernacion turismo desarrollo movilidad transporte
  agua electricidad vivienda justicia conciliacion derechos humanos mujer mujeres juventud discapacidad finanzas comercio maestros
  trabajadores familiar civil penal mercantil laboral administrativo paz republica nacion municipio ciudad familia
  distrito conciliacion arbitraje industria cultura comerciantes ganaderos taxistas agricultores productores pescadores cafetaleros`,
)
/** Heads that are told apart by numbers, and what a number counts instead. */
const NUMBERED = set(
  'secundaria primaria preparatoria prepa telesecundaria tecnica clinica kinder cetis cbtis cbta conalep cecyte cobach vocacional hospital ruta',
)
const COUNTED = set('vez veces año años mes meses dia dias semana semanas hora horas')
/** Heads named after people, whole. */
const MEMORIAL = set(
  'primaria secundaria preparatoria prepa telesecundaria escuela colegio kinder preescolar jardin hospital instituto centro clinica biblioteca academia fonda tienda tiendita taller estetica',
)
/** Heads whose own name follows as it is: «asociación civil manos unidas». */
const NAMED = set('asociacion fundacion albergue casa guarderia iglesia')
/** Endings of adjectives: «iglesia evangélica» is a kind. */
const KIND = /(?:ic|al|an|ist|iv|os|ad|id)[ao]?$/
/** Shops that are called after somebody: «estética lupita». */
const SHOPS = set(
  'estetica abarrotes papeleria tortilleria panaderia carniceria taqueria fonda loncheria fruteria ferreteria refaccionaria',
)
const ARTICLES = set('el la los las')
const SHOPS_NOT = IS.function | IS.number | IS.month | IS.weekday | IS.kin | IS.role | IS.title
/** «la clínica la verdad»: what people say after anything. */
const REMARKS = set(
  'verdad neta vez gente mayoria mera otra semana mañana tarde noche hora mitad onda',
)
const MOST_SMALL = 3

/** Endings of verbs in the past and of gerunds, which may follow a pronoun: «la tienda la cerraron». */
const VERB = /(?:mos|ron|ban?|ste|ndo|rian?)$/

/** Of the weak heads, those of shops. */
const WEAK = set(
  'taller grupo colectivo bodega muebleria transportes autobuses tacos tortas pollos mariscos carnitas gorditas tamales muebles distribuidora comercializadora ruta banda conjunto mariachi orquesta sonora trio cuarteto impresos telas novedades regalos uniformes materiales refacciones pinturas vidrios frutas carnes helados autonoma tecnologica politecnica confecciones electronica reparaciones plasticos maderas textiles calzado manufacturas autopartes aceros construcciones lacteos quesos embutidos bordados fletes mudanzas',
)

/** «general», «chihuahuense», «mexicano». */
const qualifies = (token: Token | undefined): boolean =>
  ADJECTIVES.has(word(token)) || word(token).endsWith('ense')

type Reader = (context: DetectionContext, at: number, after: number) => number

/** In raw speech recognition: the index after the name of an institution whose head is at `at`; `at` when there is none. */
export function spokenEnd(context: DetectionContext, at: number): number {
  const { tokens } = context
  const isHouse = word(tokens[at + 1]) === 'hogar' || has(tokens[at + 1], IS.saint)
  const isWeak = WEAK.has(word(tokens[at])) || isHouse
  if (
    !has(tokens[at], IS.orgHead) &&
    !isWeak &&
    !OFFICES.has(word(tokens[at])) &&
    !UNIONS.has(word(tokens[at]))
  )
    return at
  let after = at + 1
  while (after < at + 4 && tokens[after]?.gap === 'space' && qualifies(tokens[after])) after++
  return Math.max(after > at + 1 ? after : at, ...READERS.map((read) => read(context, at, after)))
}

/** «cetis setenta y seis», «secundaria técnica cuarenta y dos»; not «secundaria tres años». */
const numbered: Reader = ({ tokens }, at, after) => {
  if (!NUMBERED.has(word(tokens[at])) || !has(tokens[after], IS.number)) return at
  let end = after
  while (
    tokens[end]?.gap === 'space' &&
    (has(tokens[end], IS.number) || (word(tokens[end]) === 'y' && has(tokens[end + 1], IS.number)))
  )
    end++
  const next = tokens[end]
  const counts = next?.gap === 'space' && (!has(next, IS.function) || COUNTED.has(word(next)))
  return counts ? at : end
}

/** «secretaría de salud», «juzgado segundo de lo familiar», «fiscalía del estado». */
const official: Reader = (context, at, after) => {
  const { tokens } = context
  if (!OFFICES.has(word(tokens[at])) && !UNIONS.has(word(tokens[at]))) return at
  const first = overSmall(tokens, after)
  if (first === after || !OFFICIAL.has(word(tokens[first]))) return at
  const second = ['y', 'e'].includes(word(tokens[first + 1])) ? first + 2 : first + 1
  const plain = OFFICIAL.has(word(tokens[second])) ? second + 1 : first + 1
  const kind = ADJECTIVES.has(word(tokens[plain])) ? plain + 1 : plain
  const seat = word(tokens[kind]) === 'de' && has(tokens[kind + 1], IS.place | IS.phraseStart)
  const end = seat ? kind + 1 + (context.phrases[kind + 1]?.length ?? 1) : kind
  return Math.max(end, shop(context, end - 1, end), memorial(context, at, end))
}

/** «sindicato independiente de jornaleros»: whom it unites. */
const united: Reader = ({ tokens }, at, after) => {
  const members = tokens[after + 1]
  const isGroup = UNIONS.has(word(tokens[at])) && word(tokens[after]) === 'de'
  return isGroup && members?.gap === 'space' && isPlural(members) ? after + 2 : at
}
const UNIONS = set('sindicato union alianza federacion confederacion camara liga sociedad')
const isPlural = (token: Token): boolean =>
  word(token).endsWith('s') && has(token, IS.word) && !has(token, IS.function | IS.number | IS.kin)

/** «parroquia de san miguel arcángel», «empacadora san juan». */
const saintly: Reader = ({ tokens }, at, after) => {
  const saint = overSmall(tokens, after)
  const name = tokens[saint + 1]
  if (!has(tokens[saint], IS.saint) || name?.gap !== 'space' || has(name, IS.function)) return at
  const more = tokens[saint + 2]
  const whole = has(more, NAME) && !has(more, IS.function | IS.word | IS.everyday)
  return saint + (whole || word(more) === 'arcangel' ? 3 : 2)
}

/** «primaria ignacio manuel altamirano», «fonda doña chela». */
const memorial: Reader = (context, at, after) => {
  const { tokens } = context
  if (!MEMORIAL.has(word(tokens[at])) || tokens[after]?.gap !== 'space') return at
  if (['don', 'doña', 'dona'].includes(word(tokens[after]))) {
    return has(tokens[after + 1], IS.function) ? at : nameEnd(tokens, after + 1, context)
  }
  const end = nameEnd(tokens, after, context)
  return has(tokens[after], IS.given) && end > after + 1 ? end : at
}

/** «ferretería el martillo», «panadería la espiga de oro»; not «la tienda la cerraron». */
const shop: Reader = ({ tokens }, at, after) => {
  const name = tokens[after + 1]
  const article = word(tokens[after])
  if (after > at + 2 || !ARTICLES.has(article) || name?.gap !== 'space') return at
  if (has(name, SHOPS_NOT | IS.orgHead) || tokens[after]?.gap !== 'space') return at
  if (REMARKS.has(word(name))) return at
  if (article !== 'el' && VERB.test(word(name))) return at
  const origin = tokens[after + 3]
  const isWhole =
    word(tokens[after + 2]) === 'de' && origin?.gap === 'space' && !has(origin, SHOPS_NOT)
  return after + (isWhole ? 4 : 2)
}

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
const isPluralHead = (head: string): boolean => WEAK.has(head) && head.endsWith('s')

/** «maderería maderas el roblecito»: what it sells begins the name. */
const doubled: Reader = (context, at, after) => {
  const { tokens } = context
  const isHead = has(tokens[after], IS.orgHead | IS.orgHeadWeak) && tokens[after]?.gap === 'space'
  const end = isHead ? spokenEnd(context, after) : after
  return end > after ? end : at
}

/** After «de» or at once: a listed phrase, a place, a name, a word of no dictionary; partners over «y». */
const listed: Reader = ({ tokens, phrases }, at, after) => {
  const next = overSmall(tokens, after)
  const phrase = phrases[next]
  if (phrase) return next + phrase.length
  const token = tokens[next]
  if (token?.gap !== 'space' || has(token, IS.function)) return at
  const isKnown = has(token, IS.place | IS.org | NAME) || !has(token, IS.word)
  if (!isKnown || (next === after && has(token, IS.given) && !SHOPS.has(word(tokens[at]))))
    return at
  let last = next + 1
  while (last < next + MOST_SMALL && isOdd(token) && isOdd(tokens[last])) last++
  if (has(tokens[last], IS.surname) && !has(tokens[last], IS.everyday)) return last + 1
  const partner = tokens[last + 1]
  const isPartner = has(partner, IS.surname) || !has(partner, IS.word | IS.function)
  return word(tokens[last]) === 'y' &&
    has(token, IS.surname) &&
    partner?.gap === 'space' &&
    isPartner
    ? last + 2
    : last
}

/** A word of no list and no dictionary. */
const isOdd = (token: Token | undefined): boolean =>
  token?.gap === 'space' && token.lexeme.flags === 0

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

const READERS: readonly Reader[] = [
  numbered,
  official,
  united,
  saintly,
  memorial,
  shop,
  dealing,
  named,
  discordant,
  brothers,
  owned,
  doubled,
  listed,
]

/** Over «de la», «del», «de lo». */
function overSmall(tokens: readonly Token[], from: number): number {
  let at = from
  while (
    at < from + MOST_SMALL &&
    ['de', 'del', 'la', 'los', 'las', 'lo'].includes(word(tokens[at]))
  )
    at++
  return at
}
