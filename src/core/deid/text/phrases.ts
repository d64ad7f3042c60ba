import { fold } from './fold.ts'
import type { Token } from './tokens.ts'

interface Phrase<Value> {
  readonly rest: readonly string[]
  readonly value: Value
}

/** A phrase found: how many tokens it has, and what was stored with it. */
export interface PhraseMatch<Value = number> {
  readonly length: number
  readonly value: Value
}

/** Phrases that share a first word, by their second word («» for those of one word), longest first. */
type Seconds<Value> = Map<string, Phrase<Value>[]>

/** Finds phrases of one or more words in a row of tokens, the longest first. */
export class PhraseIndex<Value> {
  readonly #byFirst = new Map<string, Seconds<Value>>()
  readonly #load: ((first: string) => Iterable<readonly [string, Value]>) | undefined

  /** `load` gives the phrases that begin with a folded word, at the first question about it. */
  constructor(load?: (first: string) => Iterable<readonly [string, Value]>) {
    this.#load = load
  }

  /** Adds a phrase and returns its first word, folded. */
  add(phrase: string, value: Value): string {
    const [first = '', ...rest] = wordsOf(phrase)
    insert(this.#startingWith(first), { rest, value })
    return first
  }

  get size(): number {
    return this.#byFirst.size
  }

  /** The longest phrase that begins at a token, with its number of tokens. */
  match(tokens: readonly Token[], at: number): PhraseMatch<Value> | undefined {
    const first = tokens[at]
    if (!first) return undefined
    const seconds =
      this.#byFirst.get(first.lexeme.folded) ??
      (this.#load && this.#startingWith(first.lexeme.folded))
    if (!seconds) return undefined
    const second = seconds.get(tokens[at + 1]?.lexeme.folded ?? '')
    const found = second?.find((phrase) => follows(tokens, at, phrase)) ?? seconds.get('')?.[0]
    return found && { length: found.rest.length + 1, value: found.value }
  }

  #startingWith(first: string): Seconds<Value> {
    const known = this.#byFirst.get(first)
    if (known) return known
    const all: Seconds<Value> = new Map()
    this.#byFirst.set(first, all)
    for (const [phrase, value] of this.#load?.(first) ?? []) {
      insert(all, { rest: phrase.split(' ').slice(1), value })
    }
    return all
  }
}

const follows = <Value>(tokens: readonly Token[], at: number, phrase: Phrase<Value>): boolean =>
  phrase.rest.every((word, i) => {
    const token = tokens[at + 1 + i]
    return token !== undefined && token.lexeme.folded === word && token.gap !== 'stop'
  })

function insert<Value>(seconds: Seconds<Value>, phrase: Phrase<Value>): void {
  const second = phrase.rest[0] ?? ''
  const all = seconds.get(second)
  if (!all) {
    seconds.set(second, [phrase])
    return
  }
  const shorter = all.findIndex((other) => other.rest.length < phrase.rest.length)
  all.splice(shorter < 0 ? all.length : shorter, 0, phrase)
}

const wordsOf = (phrase: string): readonly string[] =>
  fold(phrase).match(/[\p{L}\p{N}]+(?:['’·-][\p{L}\p{N}]+)*/gu) ?? []
