import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** A stretch of a text, in UTF-16 units, end exclusive. An `optional` one may be found or not. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly category: string
  readonly optional?: boolean
}

/** A text with the identifiers that a person marked in it. */
export interface GoldText {
  readonly lang: 'es' | 'en'
  readonly text: string
  readonly spans: readonly Span[]
}

export interface GoldSet {
  readonly name: string
  readonly texts: readonly GoldText[]
}

const FIXTURES = new URL('../fixtures/deid/', import.meta.url)
const SHARED = new URL('../../../shared/deid/', import.meta.url)
const CORPORA = ['meddocan-dev', 'presidio-synth', 'wnut17']

/**
 * The sets that figures are reported on: the halves of tests/fixtures/deid that no rule was made
 * from, and, where the shared folder is there, its interviews and the odd rows of its corpora.
 */
export function goldSets(): readonly GoldSet[] {
  const own = readdirSync(new URL('held/', FIXTURES)).sort()
  const sets = own.map((name) => ({
    name: `${name} (held back)`,
    texts: annotatedFolder(new URL(`held/${name}/`, FIXTURES)),
  }))
  if (!existsSync(SHARED)) return sets
  const corpora = CORPORA.map((name) => ({
    name: `${name} (odd rows)`,
    texts: readFileSync(new URL(`corpora/${name}.jsonl`, SHARED), 'utf8')
      .split('\n')
      .filter(Boolean)
      .filter((_, row) => row % 2 === 1)
      .map((line): GoldText => JSON.parse(line)),
  }))
  const interviews = {
    name: 'shared interviews (seen)',
    texts: annotatedFolder(new URL('interviews/', SHARED)),
  }
  return [...sets, interviews, ...corpora]
}

const annotatedFolder = (folder: URL): readonly GoldText[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.txt') && file !== 'README.txt')
    .sort()
    .map((file) => annotated(readFileSync(new URL(file, folder), 'utf8')))

/** Reads a text with inline marks `[[CATEGORY:text]]`, `[[?CATEGORY:text]]` where optional. */
export function annotated(source: string): GoldText {
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
