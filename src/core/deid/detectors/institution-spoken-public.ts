import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, NAME } from '../text/tokens.ts'
import { shop } from './institution-spoken-firms.ts'
import { nameEnd } from './name-shape.ts'
import { overSmall, qualifies, set, WHEREABOUTS, word } from './spoken-words.ts'
import type { Reader } from './spoken-words.ts'

/** What public offices are for: «secretaría de salud», «juzgado de lo familiar», «fiscalía del estado». */
export const OFFICES = set(
  `secretaria instituto comision fiscalia procuraduria tribunal juzgado consejo camara sindicato centro gobierno congreso direccion
  defensoria ministerio junta union servicios comite`,
)
const OFFICIAL = set(
  `salud educacion estado trabajo hacienda economia bienestar cultura seguridad gobernacion turismo desarrollo movilidad transporte
  agua electricidad vivienda justicia conciliacion derechos humanos mujer mujeres juventud discapacidad finanzas comercio maestros
  trabajadores familiar civil penal mercantil laboral administrativo paz republica nacion municipio ciudad familia distrito arbitraje
  industria consumidor migrantes`,
)
/** Heads of those who unite: «sindicato de jornaleros». */
export const UNIONS = set(
  'sindicato union alianza federacion confederacion camara liga sociedad comite fiscalia',
)
/** Heads that are told apart by numbers, and what a number counts instead. */
export const NUMBERED = set(
  'secundaria primaria preparatoria prepa telesecundaria tecnica clinica kinder cetis cbtis cbta conalep cecyte cobach vocacional hospital ruta seccion sindicato',
)
const COUNTED = set('vez veces año años mes meses dia dias semana semanas hora horas')
/** Heads named after people, whole. */
const MEMORIAL = set(
  `primaria secundaria preparatoria prepa telesecundaria escuela colegio kinder preescolar jardin hospital instituto centro clinica
  biblioteca academia fonda tienda tiendita taller estetica refineria`,
)
/** Heads named after a day of history. */
export const DATED = set(
  'mercado escuela primaria secundaria preparatoria prepa kinder sindicato hospital parque',
)
const CHURCHES = set('capilla templo parroquia santuario iglesia ermita basilica')

/** «cetis setenta y seis», «secundaria técnica cuarenta y dos»; not «secundaria tres años». */
const numbered: Reader = ({ tokens }, at, after) => {
  const from = ['la', 'el'].includes(word(tokens[after])) ? after + 1 : after
  if (!NUMBERED.has(word(tokens[at])) || !has(tokens[from], IS.number)) return at
  let end = from
  while (
    tokens[end]?.gap === 'space' &&
    (has(tokens[end], IS.number) || (word(tokens[end]) === 'y' && has(tokens[end + 1], IS.number)))
  )
    end++
  const next = tokens[end]
  const counts = next?.gap === 'space' && (!has(next, IS.function) || COUNTED.has(word(next)))
  if (counts) return at
  const union = tokens[end + 1]
  return word(next) === 'del' && union?.gap === 'space' && has(union, IS.org) ? end + 2 : end
}

/** Heads whose own name may be what many share: «universidad de las américas», «hospital de los niños». */
const SHARED = set('hospital universidad')
const shared: Reader = ({ tokens }, at, after) => {
  const many = tokens[after + 2]
  const isMany = word(tokens[after]) === 'de' && ['los', 'las'].includes(word(tokens[after + 1]))
  return SHARED.has(word(tokens[at])) && isMany && many?.gap === 'space' && isPlural(many)
    ? after + 3
    : at
}

/** «secretaría de salud», «juzgado segundo de lo familiar», «fiscalía del estado». */
const official: Reader = (context, at, after) => {
  const { tokens } = context
  if (!OFFICES.has(word(tokens[at])) && !UNIONS.has(word(tokens[at]))) return at
  const first = overSmall(tokens, after)
  if (first === after || !OFFICIAL.has(word(tokens[first]))) return at
  const second = ['y', 'e'].includes(word(tokens[first + 1])) ? first + 2 : first + 1
  const plain = OFFICIAL.has(word(tokens[second])) ? second + 1 : first + 1
  const kind = qualifies(tokens[plain]) ? plain + 1 : plain
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

/** «primaria ignacio manuel altamirano». */
const memorial: Reader = (context, at, after) => {
  const { tokens } = context
  if (!MEMORIAL.has(word(tokens[at])) || tokens[after]?.gap !== 'space') return at
  const end = nameEnd(tokens, after, context)
  return has(tokens[after], IS.given) && end > after + 1 ? end : at
}

/** «mercado cinco de septiembre», «escuela veinte de noviembre». */
const dated: Reader = ({ tokens }, at, after) => {
  const isDated = DATED.has(word(tokens[at])) && has(tokens[after], IS.number)
  return isDated && word(tokens[after + 1]) === 'de' && has(tokens[after + 2], IS.month)
    ? after + 3
    : at
}

/** «capilla del señor de la cuevita», «parroquia de cristo rey»; not «la iglesia del pueblo». */
const devotional: Reader = ({ tokens }, at, after) => {
  const patron = overSmall(tokens, after)
  const isNamed = CHURCHES.has(word(tokens[at])) && patron > after && patron < after + 3
  if (!isNamed || !isPart(tokens[patron]) || WHEREABOUTS.has(word(tokens[patron]))) return at
  const next = overSmall(tokens, patron + 1)
  if (next > patron + 1) return isPart(tokens[next]) ? next + 1 : patron + 1
  return has(tokens[next], IS.given | IS.surname | IS.everyday) && isPart(tokens[next])
    ? next + 1
    : patron + 1
}
const isPart = (token: Token | undefined): boolean =>
  token?.gap === 'space' &&
  (!has(token, IS.function | IS.number | IS.kin) || word(token) === 'señor')

/** Public institutions, schools, unions and churches in raw speech recognition. */
export const PUBLIC_READERS: readonly Reader[] = [
  numbered,
  shared,
  official,
  united,
  saintly,
  memorial,
  dated,
  devotional,
]
