import type { Category } from './finding.ts'
import { fullNames } from './hypocoristics.ts'

/** A word of a text: folded (lower case, no accents), with its UTF-16 offsets. */
export interface Word {
  readonly folded: string
  readonly start: number
  readonly end: number
}

/** Lower case without accents; for comparing only, as it may change the length. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

/** The words of a text: runs of letters, marks and digits. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), (match) => ({
    folded: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))

const TITLES = setOf(
  `don dona sr sra srta senor senora senorita dr dra doctor doctora lic licenciado licenciada ing
  ingeniero ingeniera arq arquitecto arquitecta mtro mtra maestro maestra prof profe profesor
  profesora psic psicologo psicologa enf enfermero enfermera padre fray sor tio tia compadre comadre
  mr mrs ms miss mister mx professor nurse sir madam aunt auntie uncle father sister brother rev
  reverend coach officer captain judge`,
)

const PARTICLES = setOf('de del la las los el y da das do dos di du van von der den the of and')

/** Words of speaker names that name a role, a number or nothing at all, and so nobody. */
const ROLES = setOf(
  `entrevistador entrevistadora entrevistado entrevistada participante participantes moderador
  moderadora investigador investigadora facilitador facilitadora observador observadora hablante
  orador oradora persona informante usuario usuaria paciente pacientes familiar cuidador cuidadora
  proveedor proveedora salud medico medica doctor doctora enfermero enfermera psicologo psicologa
  psiquiatra trabajador trabajadora social maestro maestra profesor profesora alumno alumna
  estudiante madre padre hija hijo hermana hermano esposa esposo empleador empleadora gerente
  director directora hombre mujer voz todos todas varios grupo focal desconocido desconocida pregunta
  respuesta interprete traductor traductora coordinador coordinadora financiador financiadora
  interviewer interviewee participant participants moderator researcher facilitator observer speaker
  respondent informant person user patient carer caregiver provider physician doctor nurse
  psychologist psychiatrist therapist social worker teacher professor student mother father daughter
  son sister brother wife husband partner employer manager director man woman female male voice all
  everyone several focus group unknown question answer interpreter translator staff member client
  coordinator funder channel canal`,
)

const CODE = /^(?:\p{Lu}{1,3}|\p{L}{1,2})[-_ ]?\d{1,4}$/u
const LETTER = /^\p{L}$/u

/** Is this what a speaker may be called in public: a role (`Entrevistadora 2`) or a code (`P01`, `E`)? */
export function isRoleName(name: string): boolean {
  if (CODE.test(name.trim())) return true
  const words = wordsOf(name)
    .map((word) => word.folded)
    .filter((word) => !PARTICLES.has(word))
  return (
    words.length > 0 &&
    words.filter((word) => LETTER.test(word)).length <= 1 &&
    words.every((word) => ROLES.has(word) || LETTER.test(word) || /^\d+$/.test(word))
  )
}

/**
 * The folded words that make a name, in order: titles and particles dropped unless nothing else
 * is left, «Pérez, Juan» turned round.
 */
export function nameTokens(surface: string): string[] {
  const comma = /^([^,]+),\s*([^,]+)$/.exec(surface)
  const straight = comma ? `${comma[2]} ${comma[1]}` : surface
  const all = wordsOf(straight).map((word) => word.folded)
  const own = all.filter((word) => !TITLES.has(word) && !PARTICLES.has(word))
  return own.length ? own : all
}

const DIMINUTIVES: readonly (readonly [ending: string, endings: readonly string[]])[] = [
  ['citos', ['s']],
  ['cito', ['']],
  ['cita', ['']],
  ['itos', ['os']],
  ['ito', ['', 'o']],
  ['ita', ['a']],
]
const NOT_DIMINUTIVE = setOf('benito margarita rita anahita evita')
const SHORTEST_STEM = 2

function* undiminished(token: string): Generator<string> {
  if (NOT_DIMINUTIVE.has(token)) return
  for (const [ending, endings] of DIMINUTIVES) {
    const stem = token.slice(0, -ending.length)
    if (!token.endsWith(ending) || stem.length < SHORTEST_STEM) continue
    for (const other of endings) yield stem + other
  }
}

/** What a name may be looked up by: itself and the names it may be short or fond for. */
export function nameKeys(token: string): string[] {
  return [token, ...fullNames(token), ...undiminished(token)]
}

/** Do two folded names, each from a fuller name, name alike? An initial agrees with its name. */
export function sameName(a: string, b: string): boolean {
  if (a === b) return true
  if (a.length === 1 || b.length === 1) return a[0] === b[0]
  const keys = new Set(nameKeys(a))
  return nameKeys(b).some((key) => keys.has(key))
}

/** Names that are everyday words too: only a capital tells them apart. */
const EVERYDAY = setOf(
  `abril alba alegria angel angeles aurora blanca blanco bueno calle calvo campo campos cano casas
  castillo clara consuelo cordero corona cruz delgado dolores domingo esperanza estrella flor flores
  fuente fuentes gloria guerra iglesia iglesias julio lago leal leon linda luna luz mar marina mayo
  mayor mercedes milagros montes moreno paredes pastor paz pilar prado puente reina reyes rey rio rios
  rocio rosa rubio sal sierra sol soledad socorro torre torres valle vega victoria vida
  april art august baker bell bill bishop black brook brooks brown chase chance chuck church cook dale
  dawn day dean drew faith field fields fisher forest gene glen grace grant gray green guy hall hill
  hope hunter ivy jack jean joy june king knight lane lee lily long major mark marks mason miles miller
  north page park parks pat patience penny price ray rich rob rock rose ruby rusty sandy skip stone sue
  summer sunny violet wade walker ward waters west white wood woods young`,
)
/** Names that often begin a sentence as an ordinary word. */
const GRAMMAR = setOf('will may an do so my see can don mi el sol mark ven van tu')
/** Of these, the ones that begin a question only before such a word: «Will you», but «Will came». */
const ASKING = setOf('will may do can')
const ASKED = setOf(
  'i you he she it we they this that these those there the a an my your his her our',
)

/** An identifier as it was met in the study. */
export interface KnownSurface {
  readonly surface: string
  readonly category: Category
}

/** A place where a known identifier, or a part of a known name, stands in a text; UTF-16 offsets. */
export interface KnownMatch<Item extends KnownSurface = KnownSurface> {
  readonly start: number
  readonly end: number
  readonly item: Item
}

interface Term<Item> {
  readonly tokens: readonly string[]
  readonly item: Item
}
type Terms<Item> = ReadonlyMap<string, readonly Term<Item>[]>

const SHORTEST_PART = 3
const LONGEST_GAP = 4
const COMPACT_DIGITS = 6

function tokenLists({ surface, category }: KnownSurface): string[][] {
  const whole = wordsOf(surface).map((word) => word.folded)
  if (category !== 'PERSON') return [whole]
  const own = nameTokens(surface)
  const parts = own.filter(
    (token) => token.length >= SHORTEST_PART && !PARTICLES.has(token) && !TITLES.has(token),
  )
  return [whole, own, ...parts.map((token) => [token])]
}

/** Too weak to look for: one letter, or a bare number below a thousand. */
const isWeak = (tokens: readonly string[]): boolean =>
  tokens.length === 0 || (tokens.length === 1 && /^(?:.|\d{1,3})$/u.test(tokens[0] ?? ''))

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/**
 * Finds known identifiers as whole words whatever their accents, case and spacing, with the
 * significant words of persons' names (surnames alone, say) and numbers however they are grouped.
 * Names that are everyday words match only with a capital. Longest first, without overlaps.
 */
export function knownMatcher<Item extends KnownSurface>(
  known: Iterable<Item>,
): (text: string) => KnownMatch<Item>[] {
  const byFirst = new Map<string, Term<Item>[]>()
  const numbers = new Map<string, Item>()
  for (const item of known) {
    for (const tokens of tokenLists(item)) {
      const [first] = tokens
      if (first === undefined || isWeak(tokens)) continue
      const same = byFirst.get(first)
      if (same) same.push({ tokens, item })
      else byFirst.set(first, [{ tokens, item }])
    }
    const digits = digitsOf(item.surface)
    if (digits.length >= COMPACT_DIGITS) numbers.set(digits, item)
  }
  for (const terms of byFirst.values()) terms.sort((a, b) => b.tokens.length - a.tokens.length)
  return (text) => withoutOverlaps([...findTerms(text, byFirst), ...findNumbers(text, numbers)])
}

function withoutOverlaps<Match extends { readonly start: number; readonly end: number }>(
  matches: readonly Match[],
): Match[] {
  let free = 0
  return matches
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((match) => {
      const fits = match.start >= free
      if (fits) free = match.end
      return fits
    })
}

function findTerms<Item extends KnownSurface>(
  text: string,
  terms: Terms<Item>,
): KnownMatch<Item>[] {
  const words = wordsOf(text)
  return words.flatMap((word, i) => {
    const term = terms.get(word.folded)?.find(({ tokens }) => standsAt(text, words, i, tokens))
    const last = term && words[i + term.tokens.length - 1]
    return last ? [{ start: word.start, end: last.end, item: term.item }] : []
  })
}

function standsAt(
  text: string,
  words: readonly Word[],
  at: number,
  tokens: readonly string[],
): boolean {
  const fits = tokens.every((token, k) => {
    const word = words[at + k]
    if (word?.folded !== token) return false
    const before = words[at + k - 1]
    return k === 0 || !before || word.start - before.end <= LONGEST_GAP
  })
  return fits && (tokens.length > 1 || readsAsName(text, words[at], words[at + 1]))
}

function readsAsName(text: string, word: Word | undefined, next: Word | undefined): boolean {
  if (!word) return false
  const grammar = GRAMMAR.has(word.folded)
  if (!grammar && !EVERYDAY.has(word.folded)) return true
  if (!/^\p{Lu}/u.test(text.slice(word.start, word.end))) return false
  const before = text.slice(Math.max(0, word.start - 8), word.start)
  if (!grammar || !/(?:^|[.!?¿¡:\n>"«“])\s*$/.test(before)) return true
  return ASKING.has(word.folded) && next !== undefined && !ASKED.has(next.folded)
}

function findNumbers<Item extends KnownSurface>(
  text: string,
  numbers: ReadonlyMap<string, Item>,
): KnownMatch<Item>[] {
  if (numbers.size === 0) return []
  return Array.from(text.matchAll(/\d(?:[\s.\-()/]{0,2}\d)+/g)).flatMap((match) => {
    const digits = digitsOf(match[0])
    const item = [...numbers].find(([number]) => digits.includes(number))?.[1]
    return item ? [{ start: match.index, end: match.index + match[0].length, item }] : []
  })
}
