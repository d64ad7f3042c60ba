import { fail } from '../result.ts'
import type { ImportedSegment, Importer } from './importer.ts'
import {
  nameOf,
  numberOf,
  tidy,
  timeOf,
  transcriptOfTiers,
  withWords,
  type TierWord,
} from './tiers.ts'

/**
 * Where that begins which Praat itself reads: texts in quotes, flags, and numbers that stand alone.
 * The long format has words around them, which it takes for remarks; so one reader serves both.
 */
const TOKEN = /"|<[a-z]{1,20}>|(?<!\S)[-+]?\d[\d.eE+-]{0,40}(?!\S)/g
/** Ten times the words of a long interview. */
const MOST_INTERVALS = 400_000

interface Interval {
  readonly startMs: number | null
  readonly endMs: number | null
  readonly text: string
}

interface Tier {
  readonly name: string
  /** With those that say nothing. */
  readonly size: number
  readonly intervals: readonly Interval[]
}

/** Gives one token after the other; null at the end. */
type Next = () => string | null

/** The quote that ends a text; doubled ones stand for themselves. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at < 0 ? text.length : at
}

function tokensOf(text: string): Next {
  const token = new RegExp(TOKEN)
  return () => {
    const match = token.exec(text)
    if (!match || match[0] !== '"') return match?.[0] ?? null
    token.lastIndex = closingQuote(text, match.index + 1) + 1
    return text.slice(match.index, token.lastIndex)
  }
}

const quoted = (token: string | null): string | null =>
  token?.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : null

const msOf = (token: string | null): number | null => timeOf(numberOf(token) * 1000)

/** How many parts each thing in a tier has: from, to and text; or a time and a mark. */
const PARTS: ReadonlyMap<string | null, number> = new Map([
  ['IntervalTier', 3],
  ['TextTier', 2],
])

/** The tier that comes next; null where the file is not as it says. Tiers of points say nothing. */
function readTier(next: Next): Tier | null {
  const parts = PARTS.get(quoted(next()))
  const name = quoted(next())
  next()
  next()
  const size = numberOf(next())
  if (parts === undefined || name === null || !(size >= 0 && size <= MOST_INTERVALS)) return null
  const intervals: Interval[] = []
  for (let i = 0; i < size; i++) {
    const [startMs, endMs] = [msOf(next()), parts === 3 ? msOf(next()) : null]
    const text = quoted(next())
    if (text === null) return null
    if (parts === 3 && text.trim() !== '') intervals.push({ startMs, endMs, text })
  }
  return { name: name.trim().slice(0, LONGEST_NAME), size, intervals }
}

/** What stands before the tiers: two texts, two times, a flag and how many tiers there are. */
function readTiers(text: string): Tier[] | null {
  const next = tokensOf(text)
  const [, , , , exists] = Array.from({ length: 5 }, next)
  if (exists !== '<exists>') return exists === '<absent>' ? [] : null
  const size = numberOf(next())
  if (!(size >= 0)) return null
  const tiers: Tier[] = []
  let left = MOST_INTERVALS
  while (tiers.length < size) {
    const tier = readTier(next)
    left -= 1 + (tier?.size ?? 0)
    if (!tier || left < 0) return null
    tiers.push(tier)
  }
  return tiers
}

/** Aligners name their tiers `words` and `phones`, after the speaker's name where there are several. */
const WORDS = /(?:^|[ _-])(?:words?|palabras?)$/i
const SOUNDS = /(?:^|[ _-])(?:phones?|phonemes?|fonos?|fonemas?)$/i
const LONGEST_NAME = 200
/** What aligners write where nobody speaks. */
const SILENCE = /^(?:sil|sp|spn|<eps>|<p:>)$/i
const PAUSE_MS = 500

const wordsOf = (intervals: readonly Interval[]): TierWord[] =>
  intervals.flatMap(({ startMs, endMs, text }) => {
    const word = tidy(text)
    const isSaid = startMs !== null && endMs !== null && !SILENCE.test(word)
    return isSaid ? [{ text: word, startMs, endMs }] : []
  })

/** Words as segments from pause to pause. */
function phrasesOf(words: readonly TierWord[]): Interval[] {
  const phrases: { startMs: number; endMs: number; text: string }[] = []
  for (const { text, startMs, endMs } of words) {
    const last = phrases.at(-1)
    if (last && startMs - last.endMs < PAUSE_MS) {
      phrases[phrases.length - 1] = { ...last, endMs, text: `${last.text} ${text}` }
    } else {
      phrases.push({ startMs, endMs, text })
    }
  }
  return phrases
}

/** Whose words a tier has, by its name. */
const speakerOfWords = ({ name }: Tier): string | null =>
  nameOf(name.replace(WORDS, '').replace(/[ _-]+$/, ''))

const intervalsOf = (tiers: readonly Tier[]): Interval[] =>
  tiers.flatMap(({ intervals }) => intervals)

/** Utterances by speaker, with the words of the speaker's aligned tiers; where there are only these, phrases. */
function segmentsOf(tiers: readonly Tier[]): ImportedSegment[] {
  const spoken = tiers.filter(({ name }) => !SOUNDS.test(name))
  const named = spoken.filter(({ name }) => !WORDS.test(name))
  const said = Map.groupBy(named, ({ name }) => nameOf(name))
  const aligned = Map.groupBy(
    spoken.filter(({ name }) => WORDS.test(name)),
    speakerOfWords,
  )
  return [...new Set([...said.keys(), ...aligned.keys()])].flatMap((speaker) => {
    const words = wordsOf(intervalsOf(aligned.get(speaker) ?? []))
    const own = said.get(speaker)
    return withWords(speaker, own ? intervalsOf(own) : phrasesOf(words), words)
  })
}

/**
 * Praat's TextGrid, long or short: each tier of intervals is what the speaker of that name says.
 * An aligner's tiers of words become phrases, its tiers of sounds and tiers of points are left out.
 */
export const textGrid: Importer = {
  id: 'textgrid',
  extensions: ['TextGrid'],
  detect: (head) =>
    /^\s*(?:File type = )?"ooTextFile(?: short)?"\s+(?:Object class = )?"TextGrid(?: \d)?"/.test(
      head,
    ),
  read(text) {
    const tiers = readTiers(text)
    if (!tiers) return fail('file-broken')
    const segments = segmentsOf(tiers)
    return transcriptOfTiers(
      segments,
      tiers.map((tier) => (WORDS.test(tier.name) ? speakerOfWords(tier) : tier.name)),
    )
  },
}
