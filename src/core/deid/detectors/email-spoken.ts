import type { Finding, Reason } from '../finding.ts'
import { IS } from '../text/flags.ts'
import type { Language } from '../text/lexicon.ts'
import type { Token } from '../text/tokens.ts'
import { has, NAME } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

/** How the marks of an address are said, folded, and how addresses end. */
interface Saying {
  readonly at: ReadonlySet<string>
  readonly dot: ReadonlySet<string>
  readonly joins: ReadonlySet<string>
  readonly endings: ReadonlySet<string>
  readonly slash: ReadonlySet<string>
  /** Whether the «at» is no other word, so that a name after it is an account. */
  readonly atIsSure: boolean
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const ENDINGS = 'com org net edu gov gob info io co tv me app'
const SAYINGS: Readonly<Record<Language, Saying>> = {
  es: {
    at: set('arroba'),
    dot: set('punto'),
    joins: set('guion bajo medio guionbajo underscore raya triple doble'),
    endings: set(`${ENDINGS} mx es ejemplo`),
    slash: set('diagonal slash barra'),
    atIsSure: true,
  },
  en: {
    at: set('at'),
    dot: set('dot period point'),
    joins: set('dash hyphen underscore'),
    endings: set(`${ENDINGS} uk us au example`),
    slash: set('slash'),
    atIsSure: false,
  },
}
const MOST_PARTS = 10
/** Of these nobody says the ending. */
const PROVIDERS = set('gmail hotmail yahoo outlook icloud live prodigy aol protonmail')
/** Words of a domain before its first dot: «arroba salud jalisco punto com». */
const MOST_WORDS = 3

const REASONS = {
  EMAIL: {
    es: 'un correo electrónico dicho en voz alta («arroba», «punto»)',
    en: 'an e-mail address said aloud ("at", "dot")',
  },
  HANDLE: {
    es: 'un usuario dicho en voz alta («arroba»)',
    en: 'an account said aloud ("at")',
  },
  URL: {
    es: 'una dirección web dicha en voz alta («punto com»)',
    en: 'a web address said aloud ("dot com")',
  },
} satisfies Readonly<Record<string, Reason>>

/** Addresses said aloud: «nombre punto apellido arroba correo punto com», «tienda punto mx diagonal citas». */
export const emailSpoken: Detector = {
  id: 'email-spoken',
  languages: BOTH,
  categories: ['EMAIL', 'HANDLE', 'URL'],
  needs:
    /arroba|punto|underscore|bajo| at |dot|period|point|mail|yahoo|outlook|icloud|live|prodigy|aol/i,
  detect(_text, { tokens, language }) {
    const saying = SAYINGS[language]
    const found: Finding[] = []
    const add = (category: keyof typeof REASONS, from: number, to: number): void => {
      found.push(
        finding('email-spoken', category, 'certain', spanOf(tokens, from, to), REASONS[category]),
      )
    }
    for (let i = 0; i < tokens.length - 1; i++) {
      const word = tokens[i]?.lexeme.folded ?? ''
      if (saying.at.has(word)) {
        const provided = PROVIDERS.has(tokens[i + 1]?.lexeme.folded ?? '') ? i + 2 : 0
        const end = domainEnd(tokens, i + 1, saying) || provided
        if (end > 0 && i > 0) add('EMAIL', userStart(tokens, i - 1, saying), end)
        else if (saying.atIsSure ? !isWeight(tokens, i) : isCued(tokens, i))
          add('HANDLE', i, accountEnd(tokens, i + 1, saying))
        i = Math.max(i, end - 1)
      } else if (isLowLine(tokens, i) && isWord(tokens[i - 1]) && tokens[i]?.gap === 'space') {
        const from = userStart(tokens, i - 1, saying)
        const end = accountEnd(tokens, i - 1, saying)
        if (!saying.at.has(tokens[from - 1]?.lexeme.folded ?? '')) add('HANDLE', from, end)
      } else if (saying.dot.has(word) && isWord(tokens[i - 1]) && tokens[i]?.gap !== 'stop') {
        const end = domainEnd(tokens, i - 1, saying)
        const from = siteStart(tokens, userStart(tokens, i - 1, saying), saying)
        if (end > i + 1 && !saying.at.has(tokens[from - 1]?.lexeme.folded ?? '')) {
          add('URL', from, pathEnd(tokens, end, saying))
          i = end - 1
        } else if (named(tokens, from, i, end, saying)) {
          add('HANDLE', from, accountEnd(tokens, i - 1, saying))
        }
      }
    }
    return found
  },
}

/** «una arroba de maíz» is a weight, and «arroba de» no account. */
const isWeight = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.lexeme.folded === 'de' || has(tokens[at - 1], IS.number)

const NETWORKS = set(
  'instagram insta feis face twitter tiktok snapchat snap facebook youtube twitch venmo handle username account follow',
)
const REACH = 6

/** "on instagram at dee bright": an account where a network or a handle was named before. */
const isCued = (tokens: readonly Token[], at: number): boolean =>
  !has(tokens[at + 1], IS.function | IS.number) &&
  tokens.slice(Math.max(0, at - REACH), at).some(({ lexeme }) => NETWORKS.has(lexeme.folded))

/** "underscore", «guion bajo». */
function isLowLine(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lexeme.folded ?? ''
  return (
    word === 'underscore' ||
    word === 'guionbajo' ||
    (word === 'guion' && tokens[at + 1]?.lexeme.folded === 'bajo')
  )
}

/** A word that can stand before a dot; not «al punto». */
const isWord = (token: Token | undefined): boolean =>
  token !== undefined &&
  (isLetter(token) || !has(token, IS.function)) &&
  !ORDINALS.has(token.lexeme.folded)
/** «el primer punto es…». */
const ORDINALS = set(
  'primer segundo tercer cuarto quinto siguiente ultimo otro buen good first second next last',
)

/** «me encuentra como gracy punto pensiones»: after «como», with a name before the dot. */
function named(
  tokens: readonly Token[],
  from: number,
  dot: number,
  domain: number,
  { atIsSure }: Saying,
): boolean {
  const opener = tokens[from - 1]?.lexeme.folded ?? ''
  const opened = ['como', 'usuario', 'cuenta'].includes(opener) || isCued(tokens, from)
  const before = tokens[dot - 1]
  return atIsSure && domain === 0 && opened && (has(before, NAME) || !has(before, IS.word))
}

/**
 * The index after «correo punto com punto eme equis», or 0 when what is said there is no domain:
 * a dot must come, and a known ending or letters spelled out after it.
 */
function domainEnd(tokens: readonly Token[], at: number, saying: Saying): number {
  let end = 0
  let dotted = false
  for (let i = at; i < Math.min(tokens.length, at + MOST_PARTS); i++) {
    const token = tokens[i]
    if (!token || (i > at && token.gap === 'stop')) break
    const word = token.lexeme.folded
    if (saying.dot.has(word)) {
      dotted = true
      continue
    }
    const afterDot = saying.dot.has(tokens[i - 1]?.lexeme.folded ?? '')
    const letters = isLetter(token) && (end === i || (afterDot && isLetter(tokens[i + 1])))
    if (dotted && (saying.endings.has(word) || letters)) end = i + 1
    else if (!afterDot && (dotted || i - at >= MOST_WORDS) && !isJoin(tokens, i, saying)) break
  }
  return end
}

const isLetter = (token: Token | undefined): boolean =>
  has(token, IS.letter) || token?.lexeme.folded.length === 1

const isJoin = (tokens: readonly Token[], i: number, { joins }: Saying): boolean =>
  joins.has(tokens[i]?.lexeme.folded ?? '') || joins.has(tokens[i - 1]?.lexeme.folded ?? '')

/** Goes left over «nombre punto apellido»: two words without a dot or a join between end it. */
function userStart(tokens: readonly Token[], from: number, saying: Saying): number {
  let start = from
  const joins = (i: number): boolean => {
    const word = tokens[i]?.lexeme.folded ?? ''
    return saying.dot.has(word) || saying.joins.has(word) || has(tokens[i], IS.number)
  }
  for (let i = from - 1; i >= Math.max(0, from - MOST_PARTS); i--) {
    const token = tokens[i]
    const spelled = token && isLetter(token) && !has(token, IS.function)
    const inNumber = token?.lexeme.folded === 'y' && has(tokens[i - 1], IS.number)
    const isName = has(token, NAME) && !has(token, IS.word | IS.function) && token?.gap === 'space'
    const goesOn = joins(i) || joins(i + 1) || spelled || inNumber || isName
    if (!goesOn || tokens[i + 1]?.gap === 'stop') break
    start = i
  }
  return start
}

const SITE_OPENERS = set('a en es pagina sitio web portal con to at on site is visit')
const MOST_SITE_WORDS = 3

/** «entra a tortas fulano punto com», «tres doble u punto …»: the words of a site's name before its dot. */
function siteStart(tokens: readonly Token[], from: number, { dot }: Saying): number {
  for (let i = from; i >= Math.max(1, from - MOST_SITE_WORDS); i--) {
    const before = tokens[i - 1]
    if (tokens[i]?.gap !== 'space' || has(tokens[i], IS.function)) return from
    if (SITE_OPENERS.has(before?.lexeme.folded ?? '') || dot.has(before?.lexeme.folded ?? ''))
      return i
  }
  return from
}

/** The account after an «arroba»: one word, then what a dot, a join or a name's next part adds. */
function accountEnd(tokens: readonly Token[], at: number, saying: Saying): number {
  const isMark = (token: Token): boolean =>
    saying.dot.has(token.lexeme.folded) || saying.joins.has(token.lexeme.folded)
  let end = at + 1
  for (let i = end; i < Math.min(tokens.length, at + MOST_PARTS); i++) {
    const token = tokens[i]
    const before = tokens[i - 1]
    if (!token || !before || token.gap !== 'space') break
    if (isMark(token) || SMALL.has(token.lexeme.folded)) continue
    if (SMALL.has(before.lexeme.folded)) {
      end = i + 1
      continue
    }
    const name = has(token, NAME) && has(before, NAME) && !has(token, IS.function)
    if (!isMark(before) && !has(token, IS.number) && !name) break
    end = i + 1
  }
  return end
}

/** «arroba la güera de los tacos»: words of a name that is an account. */
const SMALL = set('el la los las de del')

/** «… diagonal citas»: what a slash adds to a web address. */
function pathEnd(tokens: readonly Token[], at: number, { slash }: Saying): number {
  let end = at
  while (slash.has(tokens[end]?.lexeme.folded ?? '') && tokens[end + 1]?.gap === 'space') end += 2
  return end
}
