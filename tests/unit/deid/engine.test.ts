import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DetectOptions } from '../../../src/core/deid/engine.ts'
import { detectSegments, detectText } from '../../../src/core/deid/engine.ts'
import type { Finding } from '../../../src/core/deid/finding.ts'
import { guessLanguage } from '../../../src/core/deid/language.ts'

const ES: DetectOptions = { language: 'es' }
const EN: DetectOptions = { language: 'en' }
const cut = (text: string, findings: readonly Finding[]) =>
  findings.map((one) => `${one.category} ${text.slice(one.start, one.end)}`)

describe('detectText', () => {
  it('finds people, places, firms, dates and numbers in talk', () => {
    const text = [
      'E: ¿Con quién vive, doña Ofelia?',
      'P: Con mi nieto Eusebio, en la colonia Las Pintitas, desde marzo de 1998.',
      'P: Él trabaja en la ferretería La Tuerca, su cel es 33 5512 9087.',
    ].join('\n')
    expect(cut(text, detectText(text, ES))).toEqual([
      'PERSON Ofelia',
      'PERSON Eusebio',
      'PLACE Las Pintitas',
      'DATE marzo de 1998',
      'ORG ferretería La Tuerca',
      'PHONE 33 5512 9087',
    ])
  })

  it('finds names in raw speech recognition, where nothing has a capital', () => {
    const text = 'S1: pues mi hija citlalli rangel nació en zapotlanejo en agosto de dos mil once'
    expect(cut(text, detectText(text, ES))).toEqual([
      'PERSON citlalli rangel',
      'PLACE zapotlanejo',
      'DATE agosto de dos mil once',
    ])
  })

  it('takes any word after «don» for a name, in speech recognition as well', () => {
    const text = 'S1: vino don consuelo y a don trapito le decíamos así'
    expect(cut(text, detectText(text, ES))).toEqual(['PERSON consuelo', 'PERSON trapito'])
  })

  it('leaves words that are names elsewhere', () => {
    const text =
      'E: ¿Y qué espera?\nP: Pues tengo la esperanza de que haya luz, un refugio, una rosa en la mesa.'
    expect(detectText(text, ES)).toEqual([])
    expect(
      detectText('I will grant that bill, I hope, and may mark it in the art room.', EN),
    ).toEqual([])
  })

  it('leaves the label of a speaker, but not a name there', () => {
    expect(detectText('Entrevistador: Buenas tardes.\nP1: Buenas.', ES)).toEqual([])
    const text = 'Ofelia: Buenas tardes.'
    expect(cut(text, detectText(text, ES))).toEqual(['PERSON Ofelia'])
  })

  it('keeps offsets over any line break and over characters of two units', () => {
    const text = '😀\r\nhola\rme llamo Ofelia Rangel 😀\n'
    expect(cut(text, detectText(text, ES))).toEqual(['PERSON Ofelia Rangel'])
  })
})

describe('detectSegments', () => {
  it('gives one list a segment', () => {
    expect(detectSegments([], ES)).toEqual([])
    expect(detectSegments(['', 'Hola.', '   '], ES)).toEqual([[], [], []])
  })

  it('spreads a name that is certain once to the other segments', () => {
    const texts = [
      'Ahí conocí a la licenciada Zurbano Tezca.',
      'Zurbano era muy amable.',
      'Con Tezca platiqué.',
    ]
    const found = detectSegments(texts, ES)
    expect(found.map((findings, i) => cut(texts[i] ?? '', findings))).toEqual([
      ['PERSON Zurbano Tezca'],
      ['PERSON Zurbano'],
      ['PERSON Tezca'],
    ])
    expect(found[1]?.[0]).toMatchObject({ detector: 'known-name', tier: 'certain' })
  })

  it('does not spread an everyday word in lower case', () => {
    const texts = ['Vino mi prima Luz Rangel.', 'Ese día no había luz en la casa.']
    expect(detectSegments(texts, ES)[1]).toEqual([])
  })

  it('finds what the study knows, whatever it looks like', () => {
    const [found] = detectSegments(['ese día pasó por la tuerca feliz a las dos'], {
      ...ES,
      known: [{ text: 'La Tuerca Feliz', category: 'ORG' }],
    })
    expect(found).toMatchObject([
      { category: 'ORG', tier: 'certain', detector: 'known-name', start: 17, end: 32 },
    ])
  })

  it('guesses the language of the whole', () => {
    expect(guessLanguage(['no sé, pues', 'ya ve que es así'])).toBe('es')
    expect(guessLanguage(["I don't know", 'and that is it'])).toBe('en')
  })
})

const language = fc.constantFrom('es', 'en', 'auto')
const piece = fc.constantFrom(
  'don ',
  'Juan',
  ' de la ',
  'calle ',
  '45',
  ', ',
  '\n',
  ': ',
  '.',
  '@',
  'María',
  ' Pérez',
  ' 33-1200-4455',
  'Hospital ',
  'dos mil ',
  'arroba ',
  'punto com',
  ' en ',
  'Mr. ',
  'Will',
  ' Street',
  '😀',
  'é',
  'marzo ',
  '12/03/2001',
  'NHC: ',
  '(',
  ')',
  '¿',
  "'s ",
  '—',
)
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(piece, { maxLength: 40 }).map((p) => p.join('')),
)

describe('for any text', () => {
  it('spans lie within it, in order, do not overlap and are not empty', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 5 }), language, (texts, lang) => {
        const found = detectSegments(texts, { language: lang })
        expect(found).toHaveLength(texts.length)
        found.forEach((findings, i) => ordered(findings, texts[i] ?? ''))
        const whole = texts.join('\n')
        ordered(detectText(whole, { language: lang }), whole)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    'a',
    'A',
    '1',
    ' ',
    '1 ',
    '1.',
    '1-',
    '(1',
    '@',
    'a@',
    'a.',
    '.a',
    'A ',
    'A.',
    'don ',
    'Don ',
    'de la ',
    'María ',
    'María de la ',
    'calle ',
    'calle A 1, ',
    'Hospital ',
    'hospital de ',
    'dos mil ',
    'treinta y ',
    'arroba ',
    'a punto ',
    'a arroba b punto com ',
    'en marzo de ',
    'lunes ',
    'nhc: ',
    'Nombre: ',
    'x: ',
    'the ',
    'Street ',
    '12 Street ',
    'www.',
    'http://a',
    '\u0301',
    '😀',
    "'s",
    'a-',
    'San ',
    'Mr. ',
    'IMSS ',
  ])(
    'a megabyte of «%s» passes quickly',
    (unit) => {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length))
      for (const options of [ES, EN]) {
        const from = performance.now()
        const [found = []] = detectSegments([text], options)
        expect(performance.now() - from).toBeLessThan(8_000)
        ordered(found, text)
      }
    },
    30_000,
  )
})

function ordered(findings: readonly Finding[], text: string): void {
  let last = 0
  let wrong = 0
  for (const { start, end } of findings) {
    wrong += start < last || end <= start || end > text.length ? 1 : 0
    last = end
  }
  expect(wrong).toBe(0)
}

it.each([
  ["she works at Zurbano's.", "Zurbano's"],
  ["Walmart's policy changed", 'Walmart'],
])('a possessive belongs to an organisation where nothing is owned: %s', (text, name) => {
  const found = detectText(text, { language: 'en' })
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([name])
})

it('an article makes no person of a street, and no reason of a name', () => {
  const text = 'Vivía por la Calzada Independencia con el Chano Magaña.'
  const found = detectText(text, ES)
  expect(cut(text, found)).toEqual(['PLACE Calzada Independencia', 'PERSON el Chano Magaña'])
  expect(found[1]?.detector).toBe('person-listed')
})

it('finds at the start of a sentence what looked like a name inside another', () => {
  const texts = ['So I asked Tumbler about it.', 'Tumbler said no.']
  const found = detectSegments(texts, EN).flatMap((all, i) => cut(texts[i] ?? '', all))
  expect(found).toEqual(['PERSON Tumbler', 'PERSON Tumbler'])
  expect(detectSegments(texts.slice(1), EN)).toEqual([[]])
})

it.each([
  ['Detuvieron a Luis Ángel "N" ayer', 'Luis Ángel "N"'],
  ['Vino Juan Carlos "El Tuercas" Robles ayer', 'Juan Carlos "El Tuercas" Robles'],
  ['Lo firmó T. S. Quirarte ayer', 'T. S. Quirarte'],
  ['Ahí andaba el Chano Magaña con él', 'el Chano Magaña'],
  ['Con él andaba el Zurbón siempre', 'el Zurbón'],
])('a name is found whole: %s', (text, name) => {
  const found = detectText(text, ES)
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([name])
})
