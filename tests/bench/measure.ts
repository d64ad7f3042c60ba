import type { GoldText, Span } from './gold.ts'

/** Counts of one category; `certain` and `sure` count predictions of that tier, and the right ones. */
export interface Tally {
  gold: number
  found: number
  typed: number
  predicted: number
  right: number
}

export interface Score {
  /** By category, and `ALL`. */
  readonly tallies: ReadonlyMap<string, Tally>
  /** The share of the words outside gold that predictions cover. */
  readonly over: number
}

const solid = /[\p{L}\p{N}]/u
const none = (): Tally => ({ gold: 0, found: 0, typed: 0, predicted: 0, right: 0 })

/** Recall, typed, precision and over-redaction, defined as in the shared score.mjs. */
export function measure(
  texts: readonly GoldText[],
  predicted: readonly (readonly Span[])[],
): Score {
  const tallies = new Map<string, Tally>([['ALL', none()]])
  const count = (category: string, key: keyof Tally): void => {
    for (const name of [category, 'ALL']) {
      const tally = tallies.get(name) ?? none()
      tally[key]++
      tallies.set(name, tally)
    }
  }
  let outside = 0
  let over = 0
  texts.forEach(({ text, spans }, i) => {
    const guesses = predicted[i] ?? []
    const gold = mask(text, spans)
    const all = mask(text, guesses)
    const byCategory = Map.groupBy(guesses, (one) => one.category)
    for (const span of spans.filter((one) => !one.optional)) {
      count(span.category, 'gold')
      if (covered(text, span, all)) count(span.category, 'found')
      if (covered(text, span, mask(text, byCategory.get(span.category) ?? [])))
        count(span.category, 'typed')
    }
    for (const guess of guesses) {
      count(guess.category, 'predicted')
      if (touches(text, guess, gold)) count(guess.category, 'right')
    }
    for (const word of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (gold[word.index]) continue
      outside++
      if (all[word.index]) over++
    }
  })
  return { tallies, over: outside ? over / outside : 0 }
}

function mask(text: string, spans: readonly Span[]): Uint8Array {
  const made = new Uint8Array(text.length)
  for (const { start, end } of spans) made.fill(1, start, end)
  return made
}

function covered(text: string, span: Span, by: Uint8Array): boolean {
  for (let i = span.start; i < span.end; i++) if (!by[i] && solid.test(text.charAt(i))) return false
  return true
}

function touches(text: string, span: Span, gold: Uint8Array): boolean {
  for (let i = span.start; i < span.end; i++) if (gold[i] && solid.test(text.charAt(i))) return true
  return false
}
