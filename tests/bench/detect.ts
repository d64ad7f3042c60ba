import { existsSync, readFileSync } from 'node:fs'
import nlp from 'compromise'
import type { detectSegments } from '../../src/core/deid/engine.ts'
import type { Figure } from './figure.ts'

export const suite = 'detect'

const SHARED = new URL('../../../shared/deid/', import.meta.url)
const ROUNDS = 5

/** Talk of invented people, made of a few sentences over and over; about 20,000 words. */
const TALK = {
  es: 'Pues mire, yo entré a trabajar con don Eusebio Cantú en la ferretería La Tuerca, allá en Tepatitlán, desde marzo de 1998. Mi hija Ofelia me ayudaba los lunes, y cuando se enfermó la llevamos al Hospital General de la colonia Las Pintas. Ya después, la verdad, no supimos qué hacer, porque no había camas y nadie nos explicaba bien las cosas. ',
  en: "Well, I started working with Mr. Eustace Whitlock at the Larkspur Hardware Store, over in Springfield, in March of 1998. My daughter Harriet helped me on Mondays, and when she got ill we took her to Larkspur Hospital on Mulberry Lane. After that, honestly, we didn't know what to do, because there were no beds and nobody explained things to us. ",
} as const

/** Speed beside compromise alone, editing, loading, and scores where the shared corpora are there. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const before = process.memoryUsage()
  const from = performance.now()
  const { detectSegments } = await import('../../src/core/deid/engine.ts')
  detectSegments(['hola'], { language: 'es' })
  report(
    figure(
      'load the engine and the Spanish word lists',
      performance.now() - from,
      'ms',
      null,
      'lower',
    ),
  )
  detectSegments(['hello'], { language: 'en' })
  const grown =
    process.memoryUsage().heapUsed +
    process.memoryUsage().arrayBuffers -
    before.heapUsed -
    before.arrayBuffers
  report(figure('memory of the engine, both languages', grown / 2 ** 20, 'MiB', null, 'lower'))
  for (const language of ['es', 'en'] as const) {
    const segments = Array.from({ length: 300 }, () => TALK[language])
    const words = segments.join(' ').split(/\s+/).length
    const ours = wordsPerSecond(words, () => detectSegments(segments, { language }))
    const theirs = wordsPerSecond(words, () => segments.map(compromiseAlone))
    report({
      ...figure(
        `words a second, ${language}`,
        ours,
        'words/s',
        language === 'es' ? '20 × compromise' : '1 × compromise',
        'higher',
      ),
      yardstick: theirs,
    })
  }
  const edited = `${TALK.es} Luego vino Zurbano.`
  const known = [{ text: 'Eusebio Cantú', category: 'PERSON' }] as const
  report(
    figure(
      'detect one segment again after an edit',
      best(() => detectSegments([edited], { language: 'es', known })),
      'ms',
      '≤ 5 ms',
      'lower',
    ),
  )
  if (existsSync(SHARED)) for (const set of sets()) scores(set, report)

  function scores(set: GoldSet, tell: (figure: Figure) => void): void {
    const found = set.rows.map((row) => flattened(row, detectSegments))
    for (const [name, value, better] of measure(set.rows, found)) {
      tell(figure(`${set.name}: ${name}`, value * 100, '%', null, better))
    }
  }
}

interface Span {
  readonly start: number
  readonly end: number
  readonly category: string
  readonly optional?: boolean
}
interface Row {
  readonly lang: 'es' | 'en'
  readonly text: string
  readonly spans: readonly Span[]
}
interface GoldSet {
  readonly name: string
  readonly rows: readonly Row[]
}
type Detect = typeof detectSegments

const figure = (
  name: string,
  value: number,
  unit: string,
  goal: string | null,
  better: 'lower' | 'higher',
): Figure => ({ suite, name, value, unit, goal, better })

function compromiseAlone(text: string): unknown {
  const doc = nlp(text)
  return [doc.people().out('offset'), doc.places().out('offset'), doc.organizations().out('offset')]
}

function best(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now()
    work()
    return performance.now() - from
  })
  return Math.min(...times)
}

const wordsPerSecond = (words: number, work: () => unknown): number => (words / best(work)) * 1000

/** The shared sets; of each corpus the odd rows, which no rule was tuned on. */
function sets(): readonly GoldSet[] {
  const corpora = ['meddocan-dev', 'presidio-synth', 'wnut17'].map((name) => ({
    name,
    rows: readFileSync(new URL(`corpora/${name}.jsonl`, SHARED), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): Row => JSON.parse(line))
      .filter((_, i) => i % 2 === 1),
  }))
  const interviews = [
    'en-dev-01-clinic-manager',
    'es-dev-01-usuario',
    'es-dev-02-proveedores',
    'es-dev-03-asr-minusculas',
  ].map((name) => ({
    name,
    rows: [annotated(readFileSync(new URL(`interviews/${name}.txt`, SHARED), 'utf8'))],
  }))
  return [...interviews, ...corpora]
}

/** Reads the inline marks `[[CATEGORY:text]]`, as gold.mjs does. */
function annotated(source: string): Row {
  const spans: Span[] = []
  let text = ''
  const lang = /^# *lang: *en/m.test(source) ? 'en' : 'es'
  for (const line of source.split('\n').filter((one) => !/^#\s*\w+:/.test(one))) {
    let last = 0
    for (const mark of line.matchAll(/\[\[(\?)?([A-Z]+):([^\]]+)\]\]/g)) {
      const inner = mark[3] ?? ''
      text += line.slice(last, mark.index)
      spans.push({
        start: text.length,
        end: text.length + inner.length,
        category: mark[2] ?? '',
        optional: mark[1] !== undefined,
      })
      text += inner
      last = mark.index + mark[0].length
    }
    text += `${line.slice(last)}\n`
  }
  return { lang, text, spans }
}

function flattened(row: Row, detect: Detect): readonly Span[] {
  const lines = row.text.split('\n')
  let offset = 0
  return detect(lines, { language: row.lang }).flatMap((found, i) => {
    const start = offset
    offset += (lines[i]?.length ?? 0) + 1
    return found.map((one) => ({
      start: one.start + start,
      end: one.end + start,
      category: one.category,
    }))
  })
}

interface Tally {
  gold: number
  found: number
  typed: number
  predicted: number
  right: number
}

/** Recall, typed and precision by category and in all, and over-redaction; defined as in score.mjs. */
function measure(
  rows: readonly Row[],
  predicted: readonly (readonly Span[])[],
): readonly (readonly [string, number, 'lower' | 'higher'])[] {
  const tallies = new Map<string, Tally>()
  const tally = (category: string): Tally => {
    const known = tallies.get(category) ?? { gold: 0, found: 0, typed: 0, predicted: 0, right: 0 }
    tallies.set(category, known)
    return known
  }
  let outside = 0
  let over = 0
  rows.forEach(({ text, spans }, i) => {
    const guesses = predicted[i] ?? []
    const gold = mask(text, spans)
    const all = mask(text, guesses)
    for (const span of spans.filter((one) => !one.optional)) {
      const counts = tally(span.category)
      counts.gold++
      if (covered(text, span, all)) counts.found++
      if (
        covered(
          text,
          span,
          mask(
            text,
            guesses.filter((one) => one.category === span.category),
          ),
        )
      )
        counts.typed++
    }
    for (const guess of guesses) {
      const counts = tally(guess.category)
      counts.predicted++
      if (touches(text, guess, gold)) counts.right++
    }
    for (const word of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (gold[word.index]) continue
      outside++
      if (all[word.index]) over++
    }
  })
  const total = { gold: 0, found: 0, typed: 0, predicted: 0, right: 0 }
  for (const counts of tallies.values())
    for (const key of ['gold', 'found', 'typed', 'predicted', 'right'] as const)
      total[key] += counts[key]
  const lines = [...tallies, ['ALL', total] as const].flatMap(([name, c]) => [
    ...(c.gold
      ? ([
          [`${name} recall`, c.found / c.gold, 'higher'],
          [`${name} typed`, c.typed / c.gold, 'higher'],
        ] as const)
      : []),
    ...(c.predicted ? ([[`${name} precision`, c.right / c.predicted, 'higher']] as const) : []),
  ])
  return [...lines, ['over-redaction', outside ? over / outside : 0, 'lower']]
}

const SOLID = /[\p{L}\p{N}]/u

function mask(text: string, spans: readonly Span[]): Uint8Array {
  const made = new Uint8Array(text.length)
  for (const { start, end } of spans) made.fill(1, start, end)
  return made
}

function covered(text: string, { start, end }: Span, by: Uint8Array): boolean {
  for (let i = start; i < end; i++) if (!by[i] && SOLID.test(text.charAt(i))) return false
  return true
}

function touches(text: string, { start, end }: Span, gold: Uint8Array): boolean {
  for (let i = start; i < end; i++) if (gold[i] && SOLID.test(text.charAt(i))) return true
  return false
}
