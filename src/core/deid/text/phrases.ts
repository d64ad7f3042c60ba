import { fold } from './fold.ts'
import type { Token } from './tokens.ts'

interface Phrase<Value> {
  readonly rest: readonly string[]
  readonly value: Value
}

/** Finds phrases of one or more words in a row of tokens, the longest first. */
export class PhraseIndex<Value> {
  readonly #byFirst = new Map<string, Phrase<Value>[]>()

  /** Adds a phrase and returns its first word, folded. */
  add(phrase: string, value: Value): string {
    const [first = '', ...rest] = wordsOf(phrase)
    const others = this.#byFirst.get(first) ?? []
    const shorter = others.findIndex((other) => other.rest.length < rest.length)
    others.splice(shorter < 0 ? others.length : shorter, 0, { rest, value })
    this.#byFirst.set(first, others)
    return first
  }

  get size(): number {
    return this.#byFirst.size
  }

  /** The longest phrase that begins at a token, with its number of tokens. */
  match(
    tokens: readonly Token[],
    at: number,
  ): { readonly length: number; readonly value: Value } | undefined {
    const first = tokens[at]
    const found =
      first &&
      this.#byFirst.get(first.lexeme.folded)?.find((phrase) =>
        phrase.rest.every((word, i) => {
          const token = tokens[at + 1 + i]
          return token !== undefined && token.lexeme.folded === word && token.gap !== 'stop'
        }),
      )
    return found && { length: found.rest.length + 1, value: found.value }
  }
}

const wordsOf = (phrase: string): readonly string[] =>
  fold(phrase).match(/[\p{L}\p{N}]+(?:['’·-][\p{L}\p{N}]+)*/gu) ?? []
