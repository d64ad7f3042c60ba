import type { Category } from '../finding.ts'
import { fullNames, shortNames } from '../hypocoristics.ts'
import { IS } from './flags.ts'
import { fold } from './fold.ts'
import type { Language } from './lexicon.ts'
import { PhraseIndex } from './phrases.ts'
import { fewMistakes, LEAST_OF_SOUND, soundOf } from './sound.ts'
import type { Token } from './tokens.ts'
import { has, isCapital, NAME } from './tokens.ts'

/** A name that the study already knows: from its roster, or an entity that was decided. */
export interface KnownName {
  readonly text: string
  readonly category: Category
  /** Only looks like a name where it was met. */
  readonly doubtful?: boolean
}

/** How a text has a known name: as it is, as its short form («Chayo» for Rosario), misspelt, or as something that only looked like a name. */
export type Likeness = 'same' | 'short' | 'sound' | 'doubtful'

/** A known name found at a token. */
export interface KnownMatch {
  readonly length: number
  readonly category: Category
  readonly likeness: Likeness
}

/** What is never a misspelling of a name. */
const SPELT_RIGHT = IS.function | IS.number | IS.month | IS.weekday | IS.country | IS.kin | IS.title

/** The names that a study knows, with their short forms and what sounds like them. */
export class KnownNames {
  readonly #phrases = new PhraseIndex<readonly [Category, Likeness]>()
  readonly #parts: string[] = []
  /** The parts by how they sound; made at the first question. */
  #bySound: Map<string, string[]> | undefined
  readonly #language: Language
  /** What was asked for before, by written form: most words come again. */
  readonly #heard = new Map<string, boolean>()

  /** Of a name given twice the first category holds. */
  constructor(names: readonly KnownName[], language: Language) {
    this.#language = language
    const seen = new Set<string>()
    for (const { text, category, doubtful } of names) {
      if (seen.has(text) || !/[\p{L}\p{N}]/u.test(text)) continue
      seen.add(text)
      this.#phrases.add(text, [category, doubtful ? 'doubtful' : 'same'])
    }
    for (const { text, category, doubtful } of names) {
      if (category === 'PERSON' && !doubtful)
        for (const part of fold(text).split(/\s+/)) this.#addPart(part, seen)
    }
  }

  /** Whether no name is known. */
  get isEmpty(): boolean {
    return this.#phrases.size === 0
  }

  #addPart(part: string, seen: Set<string>): void {
    const key = `${part} `
    if (seen.has(key)) return
    seen.add(key)
    for (const name of [...shortNames(part), ...fullNames(part)]) {
      this.#phrases.add(name, ['PERSON', 'short'])
    }
    if (part.length >= LEAST_OF_SOUND && /^\p{L}+$/u.test(part)) this.#parts.push(part)
  }

  #soundingLike(word: string): readonly string[] {
    this.#bySound ??= Map.groupBy(this.#parts, (part) => soundOf(part, this.#language))
    return this.#bySound.get(soundOf(word, this.#language)) ?? []
  }

  /** The longest known name that begins at a token; else a misspelling of one. */
  match(tokens: readonly Token[], at: number, lowerCase: boolean): KnownMatch | undefined {
    const found = this.#phrases.match(tokens, at)
    if (found) {
      const [category, likeness] = found.value
      return { length: found.length, category, likeness }
    }
    return this.#isMisspelt(tokens[at], lowerCase)
      ? { length: 1, category: 'PERSON', likeness: 'sound' }
      : undefined
  }

  #isMisspelt(token: Token | undefined, lowerCase: boolean): boolean {
    if (!token || has(token, SPELT_RIGHT) || !(lowerCase || isCapital(token))) return false
    if (has(token, IS.word) && (lowerCase || token.first || !has(token, NAME))) return false
    const { folded } = token.lexeme
    let heard = this.#heard.get(folded)
    if (heard === undefined) {
      heard =
        folded.length >= LEAST_OF_SOUND &&
        /^\p{L}+$/u.test(folded) &&
        this.#soundingLike(folded).some((name) => fewMistakes(name, folded))
      this.#heard.set(folded, heard)
    }
    return heard
  }
}
