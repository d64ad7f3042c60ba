import type { Category, Finding, Reason, Tier } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import type { Language } from '../text/lexicon.ts'
import type { Token } from '../text/tokens.ts'

/** A rule, or a family of rules, that finds identifiers. One file, one line in `index.ts`. */
export interface Detector {
  /** Kebab-case; findings carry it. */
  readonly id: string
  readonly languages: readonly Language[]
  readonly categories: readonly Category[]
  /** Without a match of this in the segment there is nothing to find; a cheap test, to save the search. */
  readonly needs?: RegExp
  /** The same by words: flags (`IS`) of which some word must have one; figures count as `IS.number`. */
  readonly needsWords?: number
  /** Its findings count only where no other detector found anything. */
  readonly fillsIn?: boolean
  /** Finds in one segment; offsets into `text`; any order, may overlap. Linear in its length. */
  readonly detect: (text: string, context: DetectionContext) => readonly Finding[]
}

export const BOTH: readonly Language[] = ['es', 'en']

/** The findings of a judgement on every token. */
export function onTokens(
  tokens: readonly Token[],
  judge: (token: Token, at: number) => Finding | undefined,
): readonly Finding[] {
  const found: Finding[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    const one = token && judge(token, i)
    if (one) found.push(one)
  }
  return found
}

/** A finding over a range of the text. */
export const finding = (
  detector: string,
  category: Category,
  tier: Tier,
  span: { readonly start: number; readonly end: number },
  reason: Reason,
): Finding => ({ start: span.start, end: span.end, category, tier, detector, reason })
