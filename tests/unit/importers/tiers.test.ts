import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decodeText, IMPORTERS, readTranscript } from '../../../src/core/importers/index.ts'
import { sharedFolder } from '../../support/shared.ts'

const FIXTURES = new URL('../../fixtures/import/', import.meta.url)
const SAMPLES = sharedFolder('samples')
const textOf = (path: string | URL): string => decodeText(new Uint8Array(readFileSync(path))) ?? ''
const fixture = (name: string): string => textOf(new URL(name, FIXTURES))

/** A transcript in few words: each segment as speaker, times and text. */
function read(text: string) {
  const result = readTranscript(text)
  if (!result.ok) return result.error
  const { speakers, segments } = result.value
  return { speakers, said: segments.map((one) => [one.speaker, one.startMs, one.endMs, one.text]) }
}

/** What is timed within the first segment that has words. */
function wordsIn(text: string) {
  const result = readTranscript(text)
  const segment = result.ok ? result.value.segments.find(({ words }) => words) : undefined
  return segment?.words?.map(({ start, end, startMs, endMs }) => [
    segment.text.slice(start, end),
    startMs,
    endMs,
  ])
}

describe('a small talk as each program writes it', () => {
  test.each([
    [
      'elan.eaf',
      ['P01', 'Entrevistadora'],
      [
        ['Entrevistadora', 0, 5000, '¿Cómo llegó aquí?'],
        ['P01', 4000, 9500, 'Caminando: no había camión.\nY con lluvia & frío.'],
      ],
    ],
    ['counted.eaf', ['P01'], [['P01', 1000, 2500, 'Ya tarde']]],
    [
      'exmaralda.exb',
      ['Entrevistadora', 'P01'],
      [
        ['Entrevistadora', 0, 4000, '¿Cómo llegó aquí?'],
        ['P01', 3000, 4000, 'Ajá.'],
        ['P01', 4000, 9500, 'Caminando: no había camión.'],
      ],
    ],
    [
      'praat.TextGrid',
      ['Entrevistadora', 'P01'],
      [
        ['Entrevistadora', 0, 4000, '¿Cómo llegó a "El Sauce"?'],
        ['P01', 3500, 9500, 'Caminando: 3 km.\nY con lluvia.'],
      ],
    ],
    [
      'short-utf16.TextGrid',
      ['Entrevistadora', 'P01'],
      [
        ['Entrevistadora', 0, 4000, '¿Cómo llegó aquí?'],
        ['P01', 4000, 9500, 'Caminando: no había camión.'],
      ],
    ],
    [
      'aligned.TextGrid',
      ['P01', 'P02'],
      [
        ['P02', 0, 3000, 'Ya, tarde.'],
        ['P01', 500, 1200, 'no había'],
        ['P01', 2000, 2400, 'camión'],
      ],
    ],
    [
      'clan.cha',
      ['Entrevistadora', 'Usuaria Dos', 'MOT', 'NEI'],
      [
        ['Entrevistadora', 0, 4000, '¿cómo llegó aquí?'],
        ['Usuaria Dos', 4000, 9500, 'caminando: no había camión y con lluvia.'],
        ['MOT', null, null, '&-eh sí.'],
        [null, 9000, 9900, '(risas).'],
        ['NEI', 9600, 9800, 'vecina que nadie anunció.'],
      ],
    ],
    [
      'transcriber.trs',
      ['Entrevistadora', 'P01'],
      [
        ['Entrevistadora', 0, 3100, '¿Cómo llegó [risa] aquí?'],
        ['Entrevistadora', 3100, 4000, 'Diga.'],
        ['Entrevistadora', 4000, 9500, 'sí'],
        ['P01', 4000, 9500, 'Caminando: no había camión.'],
        [null, 10_000, 12_250, '(alguien) adiós'],
      ],
    ],
  ])('%s', (name, speakers, said) => expect(read(fixture(name))).toEqual({ speakers, said }))

  test('words below an utterance have their times, also where a slot has none', () => {
    expect(wordsIn(fixture('elan.eaf'))).toEqual([
      ['Caminando', 4000, 4500],
      ['no', 4500, 5000],
    ])
  })
  test('an aligner’s words belong to the utterance of their speaker, or make phrases', () => {
    expect(wordsIn(fixture('aligned.TextGrid'))).toEqual([
      ['Ya', 250, 1000],
      ['tarde', 1000, 2000],
    ])
  })
})

describe('samples of other programs', () => {
  test.for(['long_format.TextGrid', 'short_format.TextGrid'])('%s', (name, context) => {
    context.skip(!existsSync(SAMPLES + name), 'the samples are not here')
    const result = read(textOf(SAMPLES + name))
    expect(result).toMatchObject({ speakers: ['Errors'] })
    expect(result).toMatchObject({
      said: expect.arrayContaining([[null, 1_361_893, 1_362_163, 'RIGHT']]),
    })
  })
  test.for(['long_format.TextGrid'])('%s says the same as the short one', (name, context) => {
    context.skip(!existsSync(SAMPLES + name), 'the samples are not here')
    const short = textOf(`${SAMPLES}short_format.TextGrid`)
    expect(readTranscript(textOf(SAMPLES + name))).toEqual(readTranscript(short))
  })
})

/** An EAF with the given slots and tiers. */
const eaf = (slots: string, tiers: string): string =>
  `<?xml version="1.0"?><ANNOTATION_DOCUMENT><TIME_ORDER>${slots}</TIME_ORDER>${tiers}</ANNOTATION_DOCUMENT>`
const slot = (id: string, time: string | number): string =>
  `<TIME_SLOT TIME_SLOT_ID="${id}" TIME_VALUE="${time}"/>`
const said = (from: string, to: string, text: string, id = `${from}${to}`): string =>
  `<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="${id}" TIME_SLOT_REF1="${from}" TIME_SLOT_REF2="${to}"><ANNOTATION_VALUE>${text}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>`
const refers = (id: string, to: string, text: string): string =>
  `<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="${id}" ANNOTATION_REF="${to}"><ANNOTATION_VALUE>${text}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>`
const tier = (id: string, annotations: string, parent?: string): string =>
  `<TIER TIER_ID="${id}"${parent === undefined ? '' : ` PARENT_REF="${parent}"`}>${annotations}</TIER>`
const SLOTS = slot('a', 1000) + slot('b', 2000)
const one = (text: string): string => eaf(SLOTS, tier('E', said('a', 'b', text)))

describe('times that are none', () => {
  test.each([
    ['not numbers', 'x', 'NaN', [null, null]],
    ['empty', '', ' ', [null, null]],
    ['before the start', -500, 100, [0, 100]],
    ['backwards', 900, 100, [900, 900]],
    ['beyond a hundred hours', 360_000_000, 360_000_001, [360_000_000, 360_000_000]],
    ['endless', 'Infinity', '1e999', [null, null]],
    ['in parts', '1.4', '1.6', [1, 2]],
  ])('%s', (_, from, to, times) => {
    const text = eaf(slot('a', from) + slot('b', to), tier('E', said('a', 'b', 'hola')))
    expect(read(text)).toEqual({ speakers: ['E'], said: [['E', ...times, 'hola']] })
  })
  test('slots that are nowhere', () => {
    expect(read(eaf('', tier('E', said('a', 'b', 'hola'))))).toMatchObject({
      said: [['E', null, null, 'hola']],
    })
  })
  test('an EXMARaLDA timeline without times still gives the order', () => {
    const text =
      '<basic-transcription><basic-body><common-timeline><tli id="T0"/><tli id="T1"/><tli id="T2"/></common-timeline>' +
      '<tier type="t" speaker="A"><event start="T1" end="T2">dos</event></tier>' +
      '<tier type="t" speaker="B"><event start="T0" end="T1">uno</event></tier></basic-body></basic-transcription>'
    expect(read(text)).toEqual({
      speakers: ['A', 'B'],
      said: [
        ['B', null, null, 'uno'],
        ['A', null, null, 'dos'],
      ],
    })
  })
})

test('text is composed, and without control characters', () => {
  expect(read(one('Jose&#x301;&#7; &amp;amp; &lt;él&gt; &nada;'))).toMatchObject({
    said: [['E', 1000, 2000, 'José &amp; <él> &nada;']],
  })
})

describe('annotations that refer in circles', () => {
  test('to each other', () => {
    const text = eaf(SLOTS, tier('E', refers('x', 'y', 'hola') + refers('y', 'x', 'sí')))
    expect(read(text)).toMatchObject({
      said: [
        ['E', null, null, 'hola'],
        ['E', null, null, 'sí'],
      ],
    })
  })
  test('through their tiers', () => {
    const text = eaf(
      SLOTS,
      tier('A', said('a', 'b', 'hola'), 'B') + tier('B', refers('x', 'x', 'sí'), 'A'),
    )
    const result = readTranscript(text)
    expect(result).toMatchObject({ ok: true })
  })
  test('in a chain without end', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => refers(`x${i}`, `x${i + 1}`, 'a')).join(
      '',
    )
    const tiers = Array.from({ length: 2000 }, (_, i) =>
      tier(`t${i}`, said('a', 'b', 'b'), `t${i + 1}`),
    )
    expect(readTranscript(eaf(SLOTS, tier('E', chain) + tiers.join('')))).toMatchObject({
      ok: true,
    })
  })
})

describe('XML that means harm', () => {
  const laughs = Array.from(
    { length: 9 },
    (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i};`.repeat(10)}">`,
  )
  test.each([
    ['another file', `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${one('&x;')}`],
    [
      'a thousand million laughs',
      `<!DOCTYPE a [<!ENTITY lol0 "ja">${laughs.join('')}]>${one('&lol9;')}`,
    ],
    ['entities of parameters', `<!DOCTYPE a [<!ENTITY % x SYSTEM "http://x/">%x;]>${one('a')}`],
    [
      'names of prototypes',
      one('</ANNOTATION_VALUE><__proto__ x="1">a</__proto__><ANNOTATION_VALUE>'),
    ],
    ['deep nesting', one('<a>'.repeat(10_000))],
    [
      'attributes without end',
      eaf(SLOTS, tier(`E" X="${'a'.repeat(5_000_000)}`, said('a', 'b', 'hola'))),
    ],
    ['attributes without number', eaf(SLOTS, `<TIER ${'a="" '.repeat(1_000_000)}/>`)],
    ['attributes without values', eaf(SLOTS, `<TIER ${'a '.repeat(90_000)}/>`.repeat(50))],
    ['instructions without end', eaf(SLOTS, `<?a ${'a '.repeat(5_000_000)}?>`)],
    ['quotes that hide ends', eaf(SLOTS, `<TIER ${`a=">" `.repeat(1_000_000)}/>`)],
    ['text without end', one('a'.repeat(5_000_000))],
    ['two types', `<!DOCTYPE a><!DOCTYPE a>${one('a')}`],
    ['a cut end', one('hola').slice(0, -30)],
  ])('%s is refused', (_, text) => {
    const started = performance.now()
    expect(readTranscript(text.replace(/^(.*?)(<\?xml[^>]*>)/s, '$2$1'))).toEqual({
      ok: false,
      error: 'file-broken',
    })
    expect(performance.now() - started).toBeLessThan(2000)
  })
  test('attributes that are named like an object’s own are only text', () => {
    const text = one('hola').replace('<TIER ', '<TIER __proto__="a" constructor="b" toString="c" ')
    expect(['file-broken', { speakers: ['E'], said: [['E', 1000, 2000, 'hola']] }]).toContainEqual(
      read(text),
    )
    expect(({} as Record<string, unknown>)['a']).toBeUndefined()
  })
  test('a type without entities, comments and CDATA do no harm', () => {
    const text = one('<!-- <a> --><![CDATA[1 < 2]]>').replace('?>', '?><!DOCTYPE a SYSTEM "a.dtd">')
    expect(read(text)).toMatchObject({ said: [['E', 1000, 2000, '1 < 2']] })
  })
})

test('a long interview with times for its 30,000 words is within bounds', () => {
  const each = <Value>(count: number, make: (i: number) => Value): Value[] =>
    Array.from({ length: count }, (_, i) => make(i))
  const slots = each(60_000, (i) => slot(`t${i}`, Math.floor((i + 1) / 2) * 400)).join('\n')
  const spoken = each(30_000, (i) => said(`t${2 * i}`, `t${2 * i + 1}`, `sí${i % 10}`, `w${i}`))
  const text = each(10, (i) => `sí${i}`).join(' ')
  const turns = each(3000, (i) => said(`t${20 * i}`, `t${20 * i + 19}`, text, `u${i}`))
  const file = eaf(slots, tier('P01', turns.join('\n')) + tier('w', spoken.join('\n'), 'P01'))
  const result = readTranscript(file)
  const segments = result.ok ? result.value.segments : []
  expect(segments).toHaveLength(3000)
  expect(segments.every(({ words }) => words?.length === 10)).toBe(true)
})

describe('a million of nothing', () => {
  const many = (part: string): string => part.repeat(1_000_000)
  test.each([
    ['EAF', eaf(SLOTS, tier('E', many(said('a', 'b', ''))))],
    ['empty tiers', eaf('', many('<TIER TIER_ID="E"/>'))],
    [
      'TextGrid',
      `File type = "ooTextFile"\n"TextGrid"\n0 1 <exists> 1 "IntervalTier" "E" 0 1 1000000 ${many('0 1 "" ')}`,
    ],
    [
      'TextGrid tiers',
      `"ooTextFile"\n"TextGrid"\n0 1 <exists> 1000000 ${many('"TextTier" "" 0 1 0 ')}`,
    ],
    ['TextGrid quotes', `"ooTextFile"\n"TextGrid"\n0 1 <exists> 1 "IntervalTier" ${many('"""')}`],
    ['CHAT', `@Begin\n${many('*E:\t\n')}@End`],
    ['CHAT bullets', `@Begin\n*E:\t${many('\u0015')}${many('•%snd:1')}\n@End`],
    ['EXMARaLDA', `<basic-transcription>${many('<tli/>')}</basic-transcription>`],
    [
      'EXMARaLDA in one breath',
      `<basic-transcription><basic-body><tier type="t">${'<event start="a" end="a">a </event>'.repeat(200_000)}</tier></basic-body></basic-transcription>`,
    ],
    ['Transcriber', `<Trans>${many('<Who nb="1"/>')}</Trans>`],
    ['blanks', `@Begin\n*E:\t${many('  ')}a .\n@End`],
  ])('%s', (_, text) => {
    const started = performance.now()
    const result = readTranscript(text)
    expect(performance.now() - started).toBeLessThan(2000)
    expect(result.ok ? 'ok' : result.error).toMatch(/^(?:ok|file-empty|file-broken)$/)
  })
})

/** Numbers that look random and are the same each time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const ODD = [
  '"',
  '<',
  '>',
  '&',
  '\u0015',
  '\t',
  '\n',
  '""',
  '-1',
  '1e999',
  'NaN',
  '</TIER>',
  '*',
  '@',
  '\0',
  '•',
]

/** A file with a few places cut, doubled, swapped or filled with what does not belong there. */
function mutated(text: string, random: () => number): string {
  const at = (length: number): number => Math.floor(random() * length)
  let made = text
  for (let n = 1 + at(4); n > 0; n--) {
    const [from, to] = [at(made.length), at(made.length)].toSorted((a, b) => a - b)
    const [start, part, rest] = [made.slice(0, from), made.slice(from, to), made.slice(to)]
    const near = made.slice(from, (from ?? 0) + 1 + at(40))
    const kinds = [
      start + rest,
      start + part + part + rest,
      rest + part + start,
      start,
      start + (ODD[at(ODD.length)] ?? '') + made.slice(from),
      start + made.slice((from ?? 0) + near.length),
      start + near + made.slice(from),
    ]
    made = kinds[at(kinds.length)] ?? made
  }
  return made
}

const TIERED = /\.(?:eaf|exb|trs|TextGrid|cha)$/
test.each(readdirSync(FIXTURES).filter((name) => TIERED.test(name)))(
  '125 broken files like %s are read or refused, quickly',
  (name) => {
    const random = numbers(name.length * 7919)
    const whole = fixture(name)
    for (let n = 0; n < 125; n++) {
      const text = mutated(whole, random)
      const started = performance.now()
      for (const result of [readTranscript(text), ...IMPORTERS.map((one) => one.read(text))]) {
        if (result.ok) expectSound(result.value)
      }
      expect(performance.now() - started).toBeLessThan(2000)
    }
  },
)

type Read = Extract<ReturnType<typeof readTranscript>, { ok: true }>['value']

function expectSound({ speakers, segments }: Read): void {
  for (const { speaker, startMs, endMs, text, words = [] } of segments) {
    expect(text).not.toBe('')
    expect(speaker === null || speakers.includes(speaker)).toBe(true)
    expect((startMs === null) === (endMs === null)).toBe(true)
    for (const time of [startMs, endMs]) {
      expect(time === null || (Number.isInteger(time) && time >= 0)).toBe(true)
    }
    expect((endMs ?? 0) >= (startMs ?? 0)).toBe(true)
    for (const [i, word] of words.entries()) {
      const before = words[i - 1] ?? { end: 0, endMs: 0 }
      expect(before.end <= word.start && word.start < word.end && word.end <= text.length).toBe(
        true,
      )
      expect(before.endMs <= word.startMs && word.startMs <= word.endMs).toBe(true)
    }
  }
}
