import { IS } from '../text/flags.ts'
import { lexiconFor } from '../text/lexicon.ts'
import type { Token } from '../text/tokens.ts'
import { has } from '../text/tokens.ts'

/** What is no part of a name. */
export const PLAIN = IS.country | IS.month | IS.weekday | IS.function | IS.title | IS.number

/** Before these a head needs an article, so that one without begins a name. */
export const OPENERS = new Set('at for with in from to through rang phoned joined'.split(' '))
/** Heads in raw speech recognition, beside the listed ones. */
export const SPOKEN_HEADS = new Set(
  `care storage plant mill farm farms logistics staffing pantry kitchen house outreach network alliance regional health lodge
  living law electrical uni project fund holdings theatre theater recovery freight haulage roofing plumbing landscaping dairy
  orchards coalition`.split(/\s+/),
)

const word = (token: Token | undefined): string => token?.lexeme.folded ?? ''

/** Heads that a name of a family or a place stands before, with no article: "kraemer dairy". */
const OWNED_HEADS = new Set(
  `trust museum creamery dairy hospice mills foods fuel medical farms stores garage plumbing motors brothers works steel textiles
  logistics freight haulage roofing orchards county memorial college school hospital clinic church foundation institute university
  library ledger herald tribune courier gazette chronicle funeral`.split(/\s+/),
)
const POINTS = new Set(
  'eastern western northern southern central greater upper lower north south east west new'.split(
    ' ',
  ),
)
const MOST_OWNED = 5

/** "eastern maine medical", "the stearns county history museum", "kraemer dairy": the first word is a surname, a place or strange. */
function ownedEnd(tokens: readonly Token[], at: number): number {
  const name = POINTS.has(word(tokens[at])) ? at + 1 : at
  const first = tokens[name]
  const isOwner =
    first?.shape === 'lower' &&
    has(first, IS.surname | IS.place) &&
    !has(first, IS.word | IS.everyday | IS.function)
  if (!isOwner || (name > at && first.gap !== 'space')) return 0
  let end = 0
  for (let i = name + 1; i < Math.min(tokens.length, name + MOST_OWNED); i++) {
    if (tokens[i]?.gap !== 'space' || has(tokens[i], PLAIN & ~IS.title)) break
    if (OWNED_HEADS.has(word(tokens[i])) && word(tokens[i]) !== 'county') end = i + 1
    else if (!has(tokens[i], IS.word | IS.area)) break
  }
  return end
}

const TROOPS = new Set(
  'infantry division regiment battalion brigade cavalry airborne squadron armored armoured'.split(
    ' ',
  ),
)
const ORDINAL =
  /^(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf)th|.{3,4}teenth|\w+ieth)$/
/** "the twenty fifth infantry", "hundred and first airborne". */
function troopEnd(tokens: readonly Token[], at: number): number {
  let end = at
  while (has(tokens[end], IS.number) || (end > at && word(tokens[end]) === 'and')) end++
  if (!ORDINAL.test(word(tokens[end]))) return 0
  let last = ++end
  while (TROOPS.has(word(tokens[last])) && tokens[last]?.gap === 'space') last++
  return last > end ? last : 0
}

/** Said of other things: "r and r", "q and a". */
const ABBREVIATED = new Set(
  'r r,q a,b b,r b,r d,s m,d c,p c,a e,b e,y n,p q,x y,a b,n a'.split(','),
)
const LETTER = /^[a-z]$/
/** "b and j foods", "texas a and m". */
function lettersEnd(tokens: readonly Token[], at: number): number {
  const from = has(tokens[at], IS.place) ? at + 1 : at
  const [one, and, two] = [tokens[from], tokens[from + 1], tokens[from + 2]].map(word)
  const isPair = LETTER.test(one ?? '') && and === 'and' && LETTER.test(two ?? '')
  if (!isPair || ABBREVIATED.has(`${one} ${two}`) || one === 'i' || two === 'i') return 0
  const head = tokens[from + 3]
  const isHead =
    OWNED_HEADS.has(word(head)) || SPOKEN_HEADS.has(word(head)) || has(head, IS.orgHead)
  return isHead && head?.gap === 'space' ? from + 4 : from + 3
}

const CALLED = new Set(['called', 'named'])
/** What has a name of its own, beside the heads: "a place called second sunday". */
const CALLED_THINGS = new Set(
  `place outfit company firm shop bar pub band group charity program programme team club paper newspaper podcast project farm bakery
  restaurant cafe diner agency store startup business warehouse factory mill plant ranch gym salon spot joint magazine app`.split(
    /\s+/,
  ),
)
const MOST_CALLED = 3
/** "a place called second sunday", "a charity called the open hand": what follows, up to a small word. */
function calledEnd(tokens: readonly Token[], at: number): number {
  if (!CALLED.has(word(tokens[at - 1]))) return 0
  const thing = tokens[at - 2]
  if (!CALLED_THINGS.has(word(thing)) && !has(thing, IS.orgHead)) return 0
  let end = word(tokens[at]) === 'the' ? at + 1 : at
  const most = end + MOST_CALLED
  while (end < most && tokens[end]?.gap === 'space' && !has(tokens[end], IS.function)) end++
  return end
}

/** Heads that "of" follows: "college of the atlantic", "area agency on aging". */
const HEADS_OF = new Set(
  'college university institute ministry department bureau league society agency council commission school knights daughters'.split(
    ' ',
  ),
)
const OF = new Set(['of', 'on', 'for'])
const AREAS = new Set(['area', 'state', 'county', 'city', 'federal', 'national', 'royal'])
/** "college of the atlantic", "the council on aging"; not "a department of them". */
function ofEnd(tokens: readonly Token[], at: number): number {
  const head = AREAS.has(word(tokens[at])) ? at + 1 : at
  if (!HEADS_OF.has(word(tokens[head])) || !OF.has(word(tokens[head + 1]))) return 0
  const name = word(tokens[head + 2]) === 'the' ? head + 3 : head + 2
  const isName = tokens[name]?.gap === 'space' && !has(tokens[name], IS.function | IS.number)
  if (!isName) return 0
  const isMore = word(tokens[name + 1]) === 'and' && has(tokens[name + 2], IS.word)
  return isMore && !has(tokens[name + 2], IS.function) ? name + 3 : name + 1
}

const FORCES = new Set('army navy marines legion grange va vfw'.split(' '))
/** "in the marines", "joined the army": a word that is otherwise no name. */
const forceEnd = (tokens: readonly Token[], at: number): number =>
  FORCES.has(tokens[at]?.lexeme.folded ?? '') && tokens[at - 1]?.lexeme.folded === 'the'
    ? at + 1
    : 0

/** "to saint mary's", "at saint vincent de paul". */
function saintEnd(tokens: readonly Token[], at: number): number {
  const name = tokens[at + 1]
  const patron = word(name).replace(/s$/, '')
  const isPatron = has(name, IS.given) || (lexiconFor('en').lexeme(patron).flags & IS.given) !== 0
  if (!has(tokens[at], IS.saint) || !isPatron || name?.gap !== 'space') return 0
  const particle = tokens[at + 2]?.lexeme.folded === 'de' && tokens[at + 3] !== undefined
  return OPENERS.has(tokens[at - 1]?.lexeme.folded ?? '') ? at + (particle ? 4 : 2) : 0
}

/** "teamsters local two twelve": the number of a union's branch, in words. */
function localEnd(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.lexeme.folded !== 'local') return 0
  let end = at + 1
  while (tokens[end]?.gap === 'space' && has(tokens[end], IS.number)) end++
  return end > at + 1 ? end : 0
}

/**
 * English institutions in raw speech recognition that no article or preposition has to open: for a token the index
 * after the name that begins there, or 0.
 */
export const WHOLE: readonly ((tokens: readonly Token[], at: number) => number)[] = [
  forceEnd,
  localEnd,
  saintEnd,
  ownedEnd,
  troopEnd,
  lettersEnd,
  calledEnd,
  ofEnd,
]
