import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { IMPORTERS, JSON_IMPORTERS, readTranscript } from '../../../src/core/importers/index.ts'
import { expectSound } from '../../support/imported.ts'

const FOLDER = new URL('../../fixtures/import/', import.meta.url)
const FILES = readdirSync(FOLDER).filter((name) => /\.(?:jsonl?|otr|html)$/.test(name))
const MUTANTS_A_FILE = 50
/** Far above what any takes (a few ms), far below a hang. */
const SLOWEST_MS = 500
const SEED = 20_241

const textOf = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8')

/** Numbers from 0 to 1, always the same ones (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Random = () => number
const pick = <Item>(random: Random, items: readonly Item[]): Item | undefined =>
  items[Math.floor(random() * items.length)]

/** What stands where a format has something else. */
const EVIL_VALUES: readonly unknown[] = [
  ...[null, true, 0, -1, 1e308, -1e308, 0.5, '', ' ', '9', '-7', '1.5s', 'PT99999999H', '??'],
  ...['\ud800', 'a\u0000\u001b\ufeffb\u2028c', 'e\u0301 \u212b', '__proto__', 'constructor', '//'],
  ...[[], {}, [[[[1]]]], [null], { seconds: '1e99', nanos: {} }, 'a '.repeat(1000), '¿Y? Sí. '],
  ...[
    '<script>x</script>',
    '<p><br><span class="timestamp" data-timestamp="1e9">00:00',
    '&#55296;',
  ],
]
const EVIL_TEXT = [
  ...['NaN', '-Infinity', '1e999', '"', '\\', '{', '[', ']', '}', ',', '<!--', '</p', '<p>', '>'],
  ...['<a name="ts_9_1_S00">', '<a name="ts_1_9_//S01">', '//S01: ', '[00:00:01]', '&#xFFFFFF;'],
  ...['{"__proto__": {"text": "x", "start": 1}}', '"\\ud800"', '[[[[1]]]]', '\u0000', '(..)'],
]

type Holder = Record<string, unknown>
const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null

/** Every place in a value where another could stand. */
function placesIn(value: unknown): (readonly [Holder, string])[] {
  if (!isHolder(value)) return []
  return Object.keys(value).flatMap((key) => [[value, key] as const, ...placesIn(value[key])])
}

/** A file in JSON, still JSON, with wrong values, fields without names, or fields gone. */
function mutantValue(text: string, random: Random): string {
  const value: unknown = JSON.parse(text)
  for (let left = 1 + Math.floor(random() * 4); left > 0; left--) {
    const [holder, key] = pick(random, placesIn(value)) ?? []
    if (!holder || key === undefined) break
    if (random() < 0.2) Reflect.deleteProperty(holder, key)
    else holder[key] = structuredClone(pick(random, EVIL_VALUES))
  }
  return JSON.stringify(value)
}

/** A text, a number, a tag, a name, a sign. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|<[^>]*>|\w+|\s+|[^\s\w]/g

/** A file with tokens dropped, doubled, moved, or replaced by others; one in ten is cut off. */
function mutantText(text: string, random: Random): string {
  const tokens = text.match(TOKEN) ?? []
  for (let left = 1 + Math.floor(random() * 4); left > 0; left--) {
    const at = Math.floor(random() * tokens.length)
    const token = tokens[at] ?? ''
    const evil = pick(random, EVIL_TEXT) ?? ''
    tokens[at] = pick(random, ['', token + token, pick(random, tokens) ?? '', evil, evil]) ?? ''
  }
  const isCut = random() < 0.1
  return tokens.slice(0, isCut ? Math.floor(random() * tokens.length) : undefined).join('')
}

const isJson = (name: string): boolean => /\.(?:json|otr)$/.test(name)

/** Reads, in time, something sound or nothing. */
function expectHarmless(text: string): boolean {
  const began = performance.now()
  const result = readTranscript(text)
  expect(performance.now() - began).toBeLessThan(SLOWEST_MS)
  if (result.ok) expectSound(result.value)
  return result.ok
}

test(`${FILES.length * MUTANTS_A_FILE} mutated files are read or refused`, () => {
  const random = randomFrom(SEED)
  const read = FILES.flatMap((name) => {
    const text = textOf(name)
    return Array.from({ length: MUTANTS_A_FILE }, () => {
      const mutate =
        isJson(name) && !/\bNaN\b/.test(text) && random() < 0.6 ? mutantValue : mutantText
      return expectHarmless(mutate(text, random))
    })
  })
  expect(read.length).toBeGreaterThanOrEqual(1000)
  expect(read.filter(Boolean).length).toBeGreaterThan(500)
})

/** Values made of the names that the formats use, so that importers find something to read. */
const NAMES = [
  ...new Set(FILES.flatMap((name) => textOf(name).match(/"[@\w-]+"(?=:)/g) ?? [])),
  '"__proto__"',
].map((name) => name.slice(1, -1))

const { value: hostileValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('Hola.', ' ', '\ud800', 'PT1S', '1.5s', '00:00:01,000'),
      fc.double(),
      fc.constantFrom(null, true, NaN, Infinity, -1, 1e308, 2),
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 8 }),
  ),
}))

describe('whatever JSON holds', () => {
  test.each(JSON_IMPORTERS.map((importer) => [importer.id, importer] as const))(
    '%s reads it or refuses it',
    (_, importer) => {
      fc.assert(
        fc.property(hostileValue, (value) => {
          importer.detect(value)
          const result = importer.read(value)
          if (result.ok) expectSound(result.value)
        }),
        { seed: SEED, numRuns: 300 },
      )
    },
  )
})

describe('what is large or deep takes time in proportion', () => {
  const many = (count: number, part: unknown): string => JSON.stringify(Array(count).fill(part))
  const word = '{"word": "a", "start": 0, "end": 0}'
  const page = '<!DOCTYPE HTML><html><p><a name="ts_0_1_S00">S00: '
  const inOtr = (html: string) => JSON.stringify({ media: '', text: html })
  test.each<[string, string]>([
    ['lists in lists', '['.repeat(1_000_000)],
    ['objects in objects', '{"segments":'.repeat(300_000)],
    ['closed lists in lists', `{"segments":${'['.repeat(500_000)}${']'.repeat(500_000)}}`],
    ['quotes that never close', `{"${'\\"'.repeat(1_000_000)}`],
    [
      'words that are not in the text',
      `{"segments": [{"start": 0, "text": "b${'a'.repeat(500_000)}", "words": [${`${word},`.repeat(50_000)}${word}]}]}`,
    ],
    ['lists of nothing', `{"results": {"channels": ${many(200_000, { alternatives: [] })}}}`],
    ['lines of one turn', inOtr(`A: x${'<br>y'.repeat(200_000)}`)],
    ['tags that never close', inOtr('<a b="'.repeat(200_000))],
    ['blanks in a tag', inOtr(`<a${' '.repeat(1_000_000)}`)],
    ['less-than signs', inOtr('<'.repeat(500_000))],
    ['scripts in scripts', inOtr('<script>'.repeat(200_000))],
    ['ampersands', inOtr('&#1234'.repeat(200_000))],
    ['pauses', `${page}${'<a name="ts_1_2_S00">(.)</a>'.repeat(50_000)}`],
    ['slashes', `${page}${'/ '.repeat(500_000)}${'//'.repeat(200_000)}`],
    ['half stamps', page + '[00:'.repeat(300_000)],
  ])('%s', (_, text) => {
    const began = performance.now()
    const result = readTranscript(text)
    expect(performance.now() - began).toBeLessThan(3000)
    if (result.ok) expectSound(result.value)
  })

  test('a Whisper file of 20 MB is read in 2 s', () => {
    const said = ' la señora dijo que había llegado tarde'
    const segment = (i: number) => ({
      ...{
        id: i,
        seek: 0,
        start: i * 4,
        end: i * 4 + 4,
        text: said,
        tokens: [1, 2, 3, 4, 5, 6, 7],
      },
      ...{ temperature: 0, avg_logprob: -0.2, compression_ratio: 1.2, no_speech_prob: 0.01 },
      words: said.match(/ \S+/g)?.map((one, k) => {
        return { word: one, start: i * 4 + k / 2, end: i * 4 + k / 2 + 0.4, probability: 0.9 }
      }),
    })
    const text = JSON.stringify({
      text: '',
      segments: Array.from({ length: 30_000 }, (_, i) => segment(i)),
    })
    expect(text.length).toBeGreaterThan(19_000_000)
    const began = performance.now()
    const result = readTranscript(text)
    expect(performance.now() - began).toBeLessThan(2000)
    expect(result).toMatchObject({ ok: true, value: { segments: { length: 30_000 } } })
  })
})

test('text importers do not throw on what is JSON or HTML', () => {
  for (const name of FILES) for (const importer of IMPORTERS) importer.read(textOf(name))
})
