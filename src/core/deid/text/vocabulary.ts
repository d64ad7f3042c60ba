/** A Bloom filter as resources/gazetteers/vocabulary.json holds it; `data` is base64. */
export interface VocabularyData {
  readonly hashes: number
  readonly words: number
  readonly data: string
}

/** The two seeds of the pair of hashes that a word's bits are derived from. */
export const SEEDS = [0x811c9dc5, 0x9747b28c] as const

/** FNV-1a with a final mix; 32 bits, unsigned. */
export function hash(word: string, seed: number): number {
  let value = seed
  for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193)
  value ^= value >>> 15
  return Math.imul(value, 0x2c1b3c6d) >>> 0
}

/** The bits of a word in a filter of that many bits and hashes, one after the other. */
export function* bitsOf(word: string, bits: number, hashes: number): Generator<number> {
  const step = (hash(word, SEEDS[1]) | 1) >>> 0
  let bit = hash(word, SEEDS[0]) % bits
  for (let i = 0; i < hashes; i++) {
    yield bit
    bit = (bit + step) % bits
  }
}

/** Whether a folded word is in the dictionary; about 1 in 1,000 words that are not are taken for it. */
export function vocabulary(source: VocabularyData): (folded: string) => boolean {
  const packed = atob(source.data)
  const bytes = new Uint8Array(packed.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = packed.charCodeAt(i)
  const bits = bytes.length * 8
  return (word) => {
    for (const bit of bitsOf(word, bits, source.hashes)) {
      if (((bytes[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return false
    }
    return true
  }
}
