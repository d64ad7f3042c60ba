import type { Finding } from '../finding.ts'
import { IS } from '../text/flags.ts'
import { numberWord } from '../text/number-words.ts'
import type { Token } from '../text/tokens.ts'
import { has } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { numberCue } from './number-cues.ts'

/** Telephone and record numbers said in words: «treinta y tres treinta y seis…», "five five five oh…". */
export const numberSpoken: Detector = {
  id: 'number-spoken',
  languages: BOTH,
  categories: ['PHONE', 'ID'],
  detect(_text, context) {
    const found: Finding[] = []
    const { tokens, language } = context
    for (let i = 0; i < tokens.length; i++) {
      if (!has(tokens[i], IS.number) && tokens[i]?.shape !== 'digits') continue
      const end = rowEnd(tokens, i)
      const words = tokens.slice(i, end)
      const said = words.filter((token) => has(token, IS.number)).length
      const digits = words.reduce((sum, token) => sum + digitsOf(token, language), 0)
      const first = words[0]
      const last = words.at(-1)
      if (first && last && said >= 4 && digits >= 7) {
        const id = numberCue(context, first.start) === 'record'
        found.push(
          finding(
            'number-spoken',
            id ? 'ID' : 'PHONE',
            'certain',
            { start: first.start, end: last.end },
            {
              es: `una fila de números dichos con palabras (${digits} dígitos)`,
              en: `a row of numbers said in words (${digits} digits)`,
            },
          ),
        )
      }
      i = Math.max(i, end - 1)
    }
    return found
  },
}

function rowEnd(tokens: readonly Token[], start: number): number {
  let end = start + 1
  for (let i = start + 1; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token || token.gap === 'stop') break
    if (has(token, IS.number) || token.shape === 'digits') end = i + 1
    else if (token.lexeme.folded !== 'y' && token.lexeme.folded !== 'and') break
  }
  return end
}

/** «treinta y tres» is two digits: the ten brings one, the unit another. */
function digitsOf(token: Token, language: 'es' | 'en'): number {
  if (token.shape === 'digits') return token.end - token.start
  const value = numberWord(token.lexeme.folded, language)
  if (value === undefined) return token.lexeme.folded === 'double' ? 1 : 0
  if (value < 10) return 1
  return value >= 30 && value < 100 && value % 10 === 0 ? 1.5 : value < 100 ? 2 : 1
}
