import { KnownNames } from './known.ts'
import type { KnownName } from './known.ts'
import type { Language, Lexicon } from './lexicon.ts'
import { lexiconFor } from './lexicon.ts'
import { IS } from './flags.ts'
import type { PhraseMatch } from './phrases.ts'
import type { Token } from './tokens.ts'
import { has, tokenise } from './tokens.ts'

/** What holds for a whole transcript. */
export interface TranscriptContext {
  readonly language: Language
  readonly lexicon: Lexicon
  /** Raw speech recognition: no capitals to go by. */
  readonly lowerCase: boolean
  /** A form or a clinical report rather than talk; capitals there often mean eponyms and drugs. */
  readonly record: boolean
  readonly known: KnownNames
}

/** A piece of a text, UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What a detector gets beside the text: the above, and the tokens of this segment. */
export interface DetectionContext extends TranscriptContext {
  readonly tokens: readonly Token[]
  /** All flags that the words have, together; figures count as `IS.number`. */
  readonly flags: number
  /** The listed phrases of several words, by the index of their first token. */
  readonly phrases: readonly (PhraseMatch | undefined)[]
  /** For those that fill in: the sentences in which something is left to explain. All when not given. */
  readonly open?: readonly Span[]
}

const FORM_LINE = /(?:^|\n)[ \t]*\p{L}[\p{L} /]{1,30}:/gu
const MEASURE = /\d ?(?:mg|ml|mm|cm|kg|g\/dl|mmhg|ui|u\/l|%|mcg)(?![\p{L}])/giu
const CAPITAL_IN_LINE = /(?<=[\p{Ll},] )\p{Lu}/u

/** Looks at the whole transcript once. */
export function transcriptContext(
  texts: readonly string[],
  language: Language,
  known: readonly KnownName[],
): TranscriptContext {
  const sample = texts.slice(0, 400).join('\n').slice(0, 40_000)
  return {
    language,
    lexicon: lexiconFor(language),
    lowerCase: looksLowerCase(sample),
    record: looksLikeRecord(sample),
    known: new KnownNames(known, language),
  }
}

/** The context of one segment of the transcript. */
export function segmentContext(text: string, transcript: TranscriptContext): DetectionContext {
  const written = tokenise(text, transcript.lexicon)
  const phrases = phrasesIn(written, transcript.lexicon)
  return {
    ...transcript,
    lowerCase: transcript.lowerCase || uncapitalised(text),
    tokens: withoutSayings(written, phrases),
    flags: written.reduce((all, token) => all | flagsOf(token), 0),
    phrases,
  }
}

const flagsOf = ({ lexeme, shape }: Token): number =>
  shape === 'digits' || shape === 'mixed' ? lexeme.flags | IS.number : lexeme.flags

/** A sparse row: most tokens begin no phrase. */
function phrasesIn(tokens: readonly Token[], lexicon: Lexicon): (PhraseMatch | undefined)[] {
  const found: (PhraseMatch | undefined)[] = []
  for (let i = 0; i < tokens.length; i++) {
    const match = has(tokens[i], IS.phraseStart) ? lexicon.phrases.match(tokens, i) : undefined
    if (match && match.length > 1) found[i] = match
  }
  return found
}

const LABEL = /^[ \t>]*\p{L}[\p{L}\p{N} .'’_-]{0,30}:/u
const LEAST_LOWER = 40
const LOWER_FIRST = /[ \t]*\p{Ll}/uy

/** A turn without any capital but «I», in a transcript that has them elsewhere: recognised, not typed. */
function uncapitalised(text: string): boolean {
  const from = LABEL.exec(text)?.[0].length ?? 0
  LOWER_FIRST.lastIndex = from
  if (text.length - from < LEAST_LOWER || !LOWER_FIRST.test(text)) return false
  return !/\p{Lu}/u.test(withoutI(text.slice(from)))
}

const withoutI = (text: string): string => text.replace(/\bI\b/g, '')

const NAMES = IS.place | IS.org | IS.country
/** What a word stays in such a phrase: «14 de febrero» is a date all the same. */
const KEPT = IS.month | IS.weekday | IS.number | IS.season | IS.function | IS.word

/** «Semana Santa», "Labor Day": words of a listed phrase that names nobody count as such, one by one. */
function withoutSayings(
  tokens: readonly Token[],
  phrases: readonly (PhraseMatch | undefined)[],
): readonly Token[] {
  if (phrases.length === 0) return tokens
  let made: Token[] | undefined
  for (let i = 0; i < phrases.length; i++) {
    const phrase = phrases[i]
    if (!phrase) continue
    if ((phrase.value & IS.neutral) !== 0 && (phrase.value & NAMES) === 0) {
      made ??= [...tokens]
      for (let k = i; k < i + phrase.length; k++) {
        const token = tokens[k]
        const flags = ((token?.lexeme.flags ?? 0) & KEPT) | IS.neutral
        if (token) made[k] = { ...token, lexeme: { ...token.lexeme, flags } }
      }
    }
    i += phrase.length - 1
  }
  return made ?? tokens
}

function looksLowerCase(sample: string): boolean {
  return (
    !CAPITAL_IN_LINE.test(sample) && !/(?:^|[.?!¿¡:]\s*)\p{Lu}[\p{Ll}'’]+ \p{Ll}/mu.test(sample)
  )
}

function looksLikeRecord(sample: string): boolean {
  const labels = new Set(sample.match(FORM_LINE)).size
  const measures = sample.match(MEASURE)?.length ?? 0
  const words = sample.length / 6
  return labels >= 6 || (measures >= 3 && measures / words > 0.01)
}
