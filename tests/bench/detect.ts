import nlp from 'compromise'
import type { detectText } from '../../src/core/deid/engine.ts'
import type { Figure } from './figure.ts'
import { goldSets } from './gold.ts'
import type { GoldSet, Span } from './gold.ts'
import { measure } from './measure.ts'

export const suite = 'detect'

const ROUNDS = 15

/** Talk of invented people, made of a few sentences over and over; about 20,000 words. */
const TALK = {
  es: 'Pues mire, yo entré a trabajar con don Eusebio Cantú en la ferretería La Tuerca, allá en Tepatitlán, desde marzo de 1998. Mi hija Ofelia me ayudaba los lunes, y cuando se enfermó la llevamos al Hospital General de la colonia Las Pintas. Ya después, la verdad, no supimos qué hacer, porque no había camas y nadie nos explicaba bien las cosas. ',
  en: "Well, I started working with Mr. Eustace Whitlock at the Larkspur Hardware Store, over in Springfield, in March of 1998. My daughter Harriet helped me on Mondays, and when she got ill we took her to Larkspur Hospital on Mulberry Lane. After that, honestly, we didn't know what to do, because there were no beds and nobody explained things to us. ",
} as const

/** Speed beside compromise alone, editing, loading, and scores where the shared corpora are there. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const before = process.memoryUsage()
  const start = performance.now()
  const { lexiconFor } = await import('../../src/core/deid/text/lexicon.ts')
  for (const language of ['es', 'en'] as const) lexiconFor(language).lexeme('a')
  report(figure('load the word lists', performance.now() - start, 'ms', '≤ 50 ms', 'lower'))
  const from = performance.now()
  const engine = await import('../../src/core/deid/engine.ts')
  const { detectSegments } = engine
  detectSegments(['hola'], { language: 'es' })
  report(figure('load the rest of the engine', performance.now() - from, 'ms', null, 'lower'))
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
  for (const set of goldSets()) scores(set, engine.detectText, report)
}

/** The goals, by set and category: recall / precision in per cent. */
const INTERVIEWS = {
  PERSON: '98/88',
  ORG: '92/80',
  PLACE: '92/80',
  DATE: '95/80',
  PHONE: '100',
  EMAIL: '100',
  URL: '100',
  HANDLE: '100',
  ID: '100',
}
const GOALS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  es: INTERVIEWS,
  en: INTERVIEWS,
  spoken: { PERSON: '92/85' },
  lower: { PERSON: '92', ORG: '80' },
  news: { PERSON: '95/85', ORG: '80/75', PLACE: '90/80' },
  'meddocan-dev': { ALL: '97/85' },
  'presidio-synth': { ALL: '90/90' },
}

/** A table of one set: a row a category, ours beside compromise's on the same texts. */
function scores(set: GoldSet, detect: typeof detectText, report: (figure: Figure) => void): void {
  const words = set.texts.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
  const ours = timed(set, (text, language) => detect(text, { language }))
  const certain = measure(
    set.texts,
    ours.found.map((found) => found.filter((one) => one.tier === 'certain')),
  )
  const score = measure(set.texts, ours.found)
  const theirs = timed(set, compromiseSpans)
  const yardstick = measure(set.texts, theirs.found)
  const goals = GOALS[set.name.split(' ')[0] ?? ''] ?? {}
  const cell = (
    row: string,
    column: string,
    value: number,
    better: Figure['better'],
    unit = '%',
  ): void =>
    report({
      ...figure(`${set.name}: ${row} ${column}`, value, unit, null, better),
      cell: { table: set.name, row, column },
    })
  for (const [category, tally] of score.tallies) {
    const row = goals[category] ? `${category} (goal ${goals[category]})` : category
    const percent = (column: string, part: number, of: number): void => {
      if (of > 0) cell(row, column, (100 * part) / of, 'higher')
    }
    const sure = certain.tallies.get(category)
    const other = yardstick.tallies.get(category)
    cell(row, 'gold', tally.gold, 'higher', '')
    percent('recall', tally.found, tally.gold)
    percent('typed', tally.typed, tally.gold)
    percent('precision', tally.right, tally.predicted)
    percent('certain', sure?.right ?? 0, sure?.predicted ?? 0)
    percent('compromise recall', other?.found ?? 0, tally.gold)
    percent('compromise precision', other?.right ?? 0, other?.predicted ?? 0)
  }
  cell('words wrongly covered', 'over', 100 * score.over, 'lower')
  cell('words wrongly covered', 'compromise over', 100 * yardstick.over, 'lower')
  cell('speed', 'words/s', (words / ours.milliseconds) * 1000, 'higher', 'words/s')
  cell('speed', 'compromise words/s', (words / theirs.milliseconds) * 1000, 'higher', 'words/s')
}

function timed<Found extends Span>(
  { texts }: GoldSet,
  detect: (text: string, language: 'es' | 'en') => readonly Found[],
): { readonly found: readonly (readonly Found[])[]; readonly milliseconds: number } {
  const from = performance.now()
  const found = texts.map(({ text, lang }) => detect(text, lang))
  return { found, milliseconds: performance.now() - from }
}

/** compromise's people, places and organisations, as spans. */
function compromiseSpans(text: string): readonly Span[] {
  const doc = nlp(text)
  const views = [
    ['PERSON', doc.people()],
    ['PLACE', doc.places()],
    ['ORG', doc.organizations()],
  ] as const
  return views.flatMap(([category, view]) =>
    view
      .json({ offset: true })
      .map(({ offset }: { offset: { start: number; length: number } }) => ({
        start: offset.start,
        end: offset.start + offset.length,
        category,
      })),
  )
}

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
