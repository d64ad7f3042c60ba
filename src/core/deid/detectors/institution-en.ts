import type { Finding, Reason } from '../finding.ts'
import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has, isCapital } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

const MOST_PARTS = 8
const JOINTS = new Set(['of', 'for', 'and', 'the', 'on', 'at'])

const REASON: Reason = {
  es: 'institución: el nombre contiene «Hospital», «University», «Inc»…',
  en: 'an institution: the name holds "Hospital", "University", "Inc"…',
}

/** English institutions, which have their head last or before "of": "Larkspur Hospital", "Department of Public Works". */
export const institutionEn: Detector = {
  id: 'institution-en',
  languages: ['en'],
  categories: ['ORG'],
  detect(_text, { tokens }) {
    const found: Finding[] = []
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (!token || !isCapital(token) || has(token, IS.title)) continue
      const end = chainEnd(tokens, i)
      const head = headAt(tokens, i, end)
      const named = head > i || (head === i && end > i + 1)
      if (named) {
        const start = token.first && has(token, IS.function) ? i + 1 : i
        if (end > start + 1)
          found.push(
            finding('institution-en', 'ORG', 'certain', spanOf(tokens, start, end), REASON),
          )
      }
      i = end - 1
    }
    return found
  },
}

function headAt(tokens: readonly Token[], from: number, to: number): number {
  for (let i = to - 1; i >= from; i--)
    if (has(tokens[i], IS.orgHead) && isCapital(tokens[i])) return i
  return -1
}

/** The end of a row of capitals; "of", "and", "for" only where a capital follows. */
function chainEnd(tokens: readonly Token[], at: number): number {
  let end = at + 1
  while (end < tokens.length && end - at < MOST_PARTS) {
    let next = end
    while (
      next < end + 2 &&
      tokens[next]?.gap === 'space' &&
      tokens[next]?.shape === 'lower' &&
      JOINTS.has(tokens[next]?.lexeme.folded ?? '')
    )
      next++
    const token = tokens[next]
    if (!token || (token.gap !== 'space' && token.gap !== 'ampersand') || !isCapital(token)) break
    if (next > end && !has(tokens[end - 1], IS.orgHead)) break
    end = next + 1
  }
  return end
}
