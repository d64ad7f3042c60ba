import { DETECTORS } from './detectors/index.ts'
import type { Detector } from './detectors/detector.ts'
import { knownName } from './detectors/known-name.ts'
import { resolve } from './detectors/resolve.ts'
import type { Category, Finding } from './finding.ts'
import { guessLanguage } from './language.ts'
import { KnownNames } from './text/known.ts'
import type { KnownName } from './text/known.ts'
import { overlap } from './overlaps.ts'
import { unexplained } from './unexplained.ts'
import { withBynames, whole } from './whole-names.ts'
import { segmentContext, transcriptContext, type DetectionContext } from './text/context.ts'
import { IS } from './text/flags.ts'
import type { Language } from './text/lexicon.ts'
import { NAME } from './text/tokens.ts'

export type { KnownName } from './text/known.ts'

export interface DetectOptions {
  readonly language: Language | 'auto'
  /** Names from the study's roster and from entities that were decided. */
  readonly known?: readonly KnownName[]
}

/** Categories whose names, once certain, are looked for in the whole transcript. */
const SPREAD: ReadonlySet<Category> = new Set(['PERSON', 'ORG', 'PLACE'])
const LINE_BREAK = /\r\n?|\n/g
const LEAST_PART = 3
/** Words that are no name by themselves, though a name held them: «López Servicio». */
const COMMON = IS.word | IS.function | IS.title | IS.role | IS.orgHead | IS.orgHeadWeak
/** Of these not even those that are names too: «Chief Justice», «the Court». */
const NEVER_ALONE = IS.function | IS.title | IS.neutral | IS.orgHead

/**
 * Findings in the segments of one transcript, in order: one list a segment, sorted, not
 * overlapping, with UTF-16 offsets into that segment. Names that are certain in one segment are
 * found in the others as well.
 */
export function detectSegments(
  texts: readonly string[],
  options: DetectOptions,
): readonly (readonly Finding[])[] {
  const language = options.language === 'auto' ? guessLanguage(texts) : options.language
  const transcript = transcriptContext(texts, language, options.known ?? [])
  const detectors = BY_LANGUAGE[language]
  const segments = texts.map((text) => {
    const context = segmentContext(text, transcript)
    const raw = rawFindings(detectors, text, context)
    return { text, context, raw, found: resolve(raw, text) }
  })
  const known = new KnownNames(
    [
      ...segments.flatMap(({ text, found, context }) => certainNames(text, found, context)),
      ...segments.flatMap(({ text, found }) => doubtfulNames(text, found)),
    ],
    language,
  )
  const finish = language === 'es' ? withBynames : (found: readonly Finding[]) => found
  return segments.map(({ text, context, raw, found }) => {
    const spread = known.isEmpty ? [] : knownName.detect(text, { ...context, known })
    return finish(spread.length === 0 ? found : resolve([...raw, ...spread], text), text)
  })
}

/** The detectors of a language, and those that fill in where they find nothing. */
const ofLanguage = (language: Language) => {
  const all = DETECTORS.filter(({ languages }) => languages.includes(language))
  return {
    rules: all.filter(({ fillsIn }) => !fillsIn),
    fillers: all.filter(({ fillsIn }) => fillsIn),
  }
}
const BY_LANGUAGE = { es: ofLanguage('es'), en: ofLanguage('en') }

/** What the detectors find, overlapping or not; those that fill in only where nothing was found. */
function rawFindings(
  { rules, fillers }: ReturnType<typeof ofLanguage>,
  text: string,
  context: DetectionContext,
): readonly Finding[] {
  const found = run(rules, text, context)
  const open = fillers.length > 0 ? unexplained(text, context, found) : []
  if (open.length === 0) return found
  const more = run(fillers, text, { ...context, open })
  return [...found, ...more.filter((each) => !found.some((other) => overlap(each, other)))]
}

function run(some: readonly Detector[], text: string, context: DetectionContext): Finding[] {
  const all: Finding[] = []
  for (const { needs, needsWords, detect } of some) {
    if (needsWords !== undefined && (needsWords & context.flags) === 0) continue
    if (needs && !needs.test(text)) continue
    for (const each of detect(text, context)) all.push(whole(each, text))
  }
  return all
}

/** Most of a text that is judged at once, in UTF-16 units. */
const LARGEST_PIECE = 2_000
/** A speaker («P1:», "Interviewer:") or the label of a field. */
const LABELLED = /[ \t>]{0,8}\p{L}[\p{L}\p{N} .'’_-]{0,30}:/uy

/**
 * Findings in a whole text; offsets into the whole. Lines that belong together are one segment, so
 * that an address may run over them; a turn or a labelled field begins another.
 */
export function detectText(text: string, options: DetectOptions): readonly Finding[] {
  const starts = pieceStarts(text)
  const pieces = starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length))
  return detectSegments(pieces, options).flatMap((found, i) => {
    const offset = starts[i] ?? 0
    return found.map((finding) => ({
      ...finding,
      start: finding.start + offset,
      end: finding.end + offset,
    }))
  })
}

/** Where the pieces of a text begin: at labelled lines, and before one grows over the limit. */
function pieceStarts(text: string): readonly number[] {
  const lines = [
    0,
    ...Array.from(text.matchAll(LINE_BREAK), (match) => match.index + match[0].length),
  ]
  const starts = [0]
  let piece = 0
  for (const [i, line] of lines.entries()) {
    LABELLED.lastIndex = line
    const tooLong = (lines[i + 1] ?? text.length) - piece > LARGEST_PIECE
    if (line > piece && (tooLong || LABELLED.test(text))) {
      starts.push(line)
      piece = line
    }
  }
  return starts
}

/** «Mr.», «"N"»: what is no letter at the ends of a part. */
const MARKS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu

/** The names that a segment is certain of, and for people each part by itself. */
function certainNames(
  text: string,
  found: readonly Finding[],
  { lexicon }: DetectionContext,
): readonly KnownName[] {
  const isPart = (part: string): boolean => {
    const { flags } = lexicon.lexeme(part.replace(MARKS, ''))
    const named = (flags & NAME) !== 0 && (flags & NEVER_ALONE) === 0
    return part.length >= LEAST_PART && (named || (flags & COMMON) === 0)
  }
  return found
    .filter(
      (finding) =>
        finding.tier === 'certain' &&
        SPREAD.has(finding.category) &&
        finding.detector !== 'labelled-field',
    )
    .flatMap(({ start, end, category }) => {
      const name = text.slice(start, end)
      const { flags } = lexicon.lexeme(name.replace(MARKS, ''))
      if ((flags & (IS.title | IS.function)) !== 0 && (flags & IS.given) === 0) return []
      const parts = category === 'PERSON' ? name.split(/[\s,]+/).filter(isPart) : []
      return [
        ...new Set([name, ...parts.filter((part) => !PARTICLES.has(part.toLowerCase()))]),
      ].map((one) => ({ text: one, category }))
    })
}

/** Single words that looked like a name inside a sentence, where a capital tells; at its start it may not. */
const doubtfulNames = (text: string, found: readonly Finding[]): readonly KnownName[] =>
  found
    .filter(({ tier, category }) => tier === 'possible' && category === 'PERSON')
    .map(({ start, end, category }) => ({ text: text.slice(start, end), category, doubtful: true }))
    .filter((name) => /^\p{Lu}[\p{L}'’-]{2,}$/u.test(name.text))

const PARTICLES: ReadonlySet<string> = new Set([
  'del',
  'las',
  'los',
  'don',
  'doña',
  'van',
  'von',
  'der',
  'den',
  'the',
])
