import type { Finding } from './finding.ts'
import type { DetectionContext, Span } from './text/context.ts'
import { IS } from './text/flags.ts'
import { has, isCapital, NAME } from './text/tokens.ts'

const EXPLAINED =
  IS.function | IS.neutral | IS.country | IS.number | IS.month | IS.weekday | IS.kin | IS.title

/** The sentences with a capital that neither a finding nor the start of a sentence explains. */
export function unexplained(
  text: string,
  { tokens }: DetectionContext,
  found: readonly Finding[],
): Span[] {
  const begins = (i: number): boolean =>
    tokens[i]?.gap === 'stop' && /[.?!]/.test(text.slice(tokens[i - 1]?.end, tokens[i]?.start))
  const covered = new Uint8Array(tokens.at(-1)?.end ?? 0)
  for (const { start, end } of found) covered.fill(1, start, end)
  const open: Span[] = []
  let from = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) continue
    if (begins(i)) from = i
    const explained =
      !isCapital(token) ||
      has(token, EXPLAINED) ||
      (token.first && has(token, IS.word) && !has(token, NAME))
    if (explained || covered[token.start] === 1) continue
    while (i + 1 < tokens.length && !begins(i + 1)) i++
    open.push({ start: tokens[from]?.start ?? 0, end: tokens[i]?.end ?? 0 })
  }
  return open
}
