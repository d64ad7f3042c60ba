import type { Finding } from '../finding.ts'
import { IS } from '../text/flags.ts'
import type { Language } from '../text/lexicon.ts'
import type { Token } from '../text/tokens.ts'
import { has } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'

interface Saying {
  readonly at: ReadonlySet<string>
  readonly dot: ReadonlySet<string>
  readonly joins: ReadonlySet<string>
  readonly endings: ReadonlySet<string>
}

const SAYINGS: Readonly<Record<Language, Saying>> = {
  es: {
    at: new Set(['arroba']),
    dot: new Set(['punto']),
    joins: new Set(['guion', 'bajo', 'medio', 'guionbajo']),
    endings: new Set('com mx org net es edu gob gmail hotmail yahoo outlook icloud'.split(' ')),
  },
  en: {
    at: new Set(['at']),
    dot: new Set(['dot', 'period', 'point']),
    joins: new Set(['dash', 'hyphen', 'underscore']),
    endings: new Set('com org net edu gov co uk gmail hotmail yahoo outlook icloud io'.split(' ')),
  },
}
const MOST_PARTS = 8

/** E-mail addresses said aloud: «nombre punto apellido arroba correo punto com». */
export const emailSpoken: Detector = {
  id: 'email-spoken',
  languages: BOTH,
  categories: ['EMAIL'],
  detect(_text, { tokens, language }) {
    const saying = SAYINGS[language]
    const found: Finding[] = []
    for (let i = 1; i < tokens.length - 1; i++) {
      if (!saying.at.has(tokens[i]?.lexeme.folded ?? '')) continue
      const end = domainEnd(tokens, i + 1, saying)
      const start = tokens[userStart(tokens, i - 1, saying)]
      const last = tokens[end - 1]
      if (end === 0 || !start || !last) continue
      found.push(
        finding(
          'email-spoken',
          'EMAIL',
          'certain',
          { start: start.start, end: last.end },
          {
            es: 'un correo electrónico dicho en voz alta («arroba», «punto»)',
            en: 'an e-mail address said aloud ("at", "dot")',
          },
        ),
      )
    }
    return found
  },
}

/** The end of «correo punto com», or 0 when what follows the «at» is no domain. */
function domainEnd(tokens: readonly Token[], at: number, saying: Saying): number {
  let end = 0
  for (let i = at; i < Math.min(tokens.length, at + MOST_PARTS); i++) {
    const next = tokens[i + 1]
    const word = tokens[i]?.lexeme.folded ?? ''
    if (saying.endings.has(word) && (i > at || end === 0))
      end = saying.endings.has(word) ? i + 1 : end
    if (!next || next.gap === 'stop') break
    if (saying.dot.has(next.lexeme.folded)) {
      i++
      continue
    }
    if (end > 0 || saying.joins.has(word) || saying.joins.has(next.lexeme.folded)) {
      if (end > 0) break
      continue
    }
    if (i > at) break
  }
  return end
}

/** Goes left over «nombre punto apellido»: two words without a dot or a join between end it. */
function userStart(tokens: readonly Token[], from: number, saying: Saying): number {
  let start = from
  const joins = (i: number): boolean => {
    const word = tokens[i]?.lexeme.folded ?? ''
    return saying.dot.has(word) || saying.joins.has(word) || has(tokens[i], IS.number)
  }
  for (let i = from - 1; i >= Math.max(0, from - MOST_PARTS); i--) {
    const spelled = tokens[i]?.lexeme.folded.length === 1 && !has(tokens[i], IS.function)
    const goesOn = joins(i) || joins(i + 1) || spelled
    if (!goesOn || tokens[i + 1]?.gap === 'stop') break
    start = i
  }
  return start
}
