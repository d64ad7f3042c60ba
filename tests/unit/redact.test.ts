import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { CATEGORIES, type Category } from '../../src/core/deid/finding.ts'
import { checkFiles } from '../../src/core/deid/leak-check.ts'
import { isRoleName } from '../../src/core/deid/names.ts'
import { LABEL_EVERYTHING, TREATMENTS, type Policy } from '../../src/core/deid/policy.ts'
import { checkListFor, redact, replacementFor } from '../../src/core/deid/redact.ts'
import { EXPORT_FORMAT_IDS } from '../../src/core/exporters/formats.ts'
import { writeExport } from '../../src/core/exporters/index.ts'
import {
  MENTION_STATUSES,
  type Entity,
  type Mention,
  type MentionStatus,
  type Transcript,
} from '../../src/core/transcript/model.ts'

const entity = (category: Category, number: number, replacement: string | null = null): Entity => ({
  id: `${category}${number}`,
  category,
  name: 'x',
  number,
  replacement,
})
const policyOf = (
  language: 'es' | 'en',
  treatments: Partial<Policy['treatments']> = {},
): Policy => ({
  language,
  treatments: { ...LABEL_EVERYTHING, ...treatments },
})
const everything = (treatment: Policy['treatments'][Category]): Policy['treatments'] => {
  return { ...LABEL_EVERYTHING, ...Object.fromEntries(CATEGORIES.map((one) => [one, treatment])) }
}

describe('what a mention becomes', () => {
  const es = policyOf('es')
  const en = policyOf('en')
  test('a label in the language of the policy', () => {
    expect(replacementFor('Juan', entity('PERSON', 3), es)).toBe('[Persona 3]')
    expect(replacementFor('Juan', entity('PERSON', 3), en)).toBe('[Person 3]')
    expect(replacementFor('IMSS', entity('ORG', 2), es)).toBe('[Institución 2]')
  })
  test('a mask that does not tell the length', () => {
    const policy = policyOf('es', { PERSON: 'mask' })
    const masks = ['Al', 'Maximiliano'].map((name) =>
      replacementFor(name, entity('PERSON', 1), policy),
    )
    expect(new Set(masks)).toEqual(new Set(['█████']))
  })
  test("the reviewer's own words before the policy's, even where it keeps", () => {
    const own = entity('PERSON', 1, 'Ciro')
    expect(
      TREATMENTS.map((all) =>
        replacementFor('Juan', own, { language: 'es', treatments: everything(all) }),
      ),
    ).toEqual(TREATMENTS.map(() => 'Ciro'))
  })

  const general = { DATE: 'generalise', AGE: 'generalise', PLACE: 'generalise' } as const
  test.each([
    ['20 de noviembre de 2009', 'noviembre de 2009'],
    ['14/03/2023', 'marzo de 2023'],
    ['2023-03-14', 'marzo de 2023'],
    ['mayo de dos mil seis', 'mayo de 2006'],
    ['el tres de agosto de mil novecientos ochenta y cuatro', 'agosto de 1984'],
    ['20 de noviembre', 'noviembre'],
    ['2017', '2017'],
    ['miércoles', '[Fecha 1]'],
    ['de mayo a junio de 2010', '[Fecha 1]'],
    ['12', '[Fecha 1]'],
    ['3/2/99', '[Fecha 1]'],
  ])('date %s: %s', (surface, expected) => {
    expect(replacementFor(surface, entity('DATE', 1), policyOf('es', general))).toBe(expected)
  })
  test.each([
    ['March 14, 2023', 'March 2023'],
    ['03/14/2023', 'March 2023'],
    ['03/04/2023', '2023'],
    ['the fourth of July', 'July'],
    ['March twenty seventeen', 'March 2017'],
    ['June nineteen eighty four', 'June 1984'],
    ['Tuesday', '[Date 1]'],
  ])('date %s: %s', (surface, expected) => {
    expect(replacementFor(surface, entity('DATE', 1), policyOf('en', general))).toBe(expected)
  })
  test.each([
    ['51', '50-59'],
    ['cincuenta y un años', '50-59 años'],
    ['89 años', '80-89 años'],
    ['noventa años', '90 o más años'],
    ['ocho meses', '[Edad 1]'],
    ['veintitrés', '20-29'],
    ['cero', '0-9'],
    ['mayor', '[Edad 1]'],
  ])('age %s: %s', (surface, expected) => {
    expect(replacementFor(surface, entity('AGE', 1), policyOf('es', general))).toBe(expected)
  })
  test.each([
    ['fifty-one', '50-59'],
    ['51-year-old', '50-59-year-old'],
    ['a hundred and two', '90 or over'],
  ])('age %s: %s', (surface, expected) => {
    expect(replacementFor(surface, entity('AGE', 1), policyOf('en', general))).toBe(expected)
  })
  test('what has no generalisation gets its label', () => {
    expect(replacementFor('Tepic', entity('PLACE', 4), policyOf('es', general))).toBe('[Lugar 4]')
  })
})

const mention = (
  start: number,
  end: number,
  status: MentionStatus,
  entityId = 'PERSON1',
): Mention => ({
  id: `${entityId}-${start}-${end}`,
  segmentId: 's',
  start,
  end,
  category: 'PERSON',
  tier: 'certain',
  detector: 'user',
  reason: { es: '', en: '' },
  status,
  entityId,
})
const transcriptOf = (
  text: string,
  mentions: readonly Mention[],
  extra: Partial<Transcript> = {},
) => ({
  id: 't',
  title: 'T',
  language: 'es' as const,
  speakers: [],
  mentions,
  segments: [{ id: 's', speakerId: null, startMs: null, endMs: null, text }],
  ...extra,
})
const people = new Map([['PERSON1', { ...entity('PERSON', 1), name: 'Juan Nava' }]])

describe('a transcript', () => {
  test('only accepted mentions are replaced, and what was put there is known', () => {
    const mentions = [
      mention(0, 4, 'accepted'),
      mention(7, 11, 'rejected'),
      mention(14, 18, 'proposed'),
    ]
    const { segments } = redact(
      transcriptOf('Juan y Juan o Juan', mentions),
      people,
      policyOf('es'),
    )
    expect(segments).toEqual([
      {
        speaker: null,
        startMs: null,
        endMs: null,
        text: '[Persona 1] y Juan o Juan',
        replaced: [{ start: 0, end: 11, category: 'PERSON' }],
      },
    ])
  })
  test('a mention whose entity is gone, or that overlaps another, is hidden all the same', () => {
    const mentions = [mention(0, 4, 'accepted', 'gone'), mention(2, 9, 'accepted')]
    const { segments } = redact(transcriptOf('Juan Nava.', mentions), people, policyOf('es'))
    expect(segments[0]?.text).toBe('[Persona].')
    const nested = [mention(0, 9, 'accepted'), mention(2, 4, 'accepted')]
    const { segments: whole } = redact(transcriptOf('Juan Nava.', nested), people, policyOf('es'))
    expect(whole[0]?.text).toBe('[Persona 1].')
  })
  test('the title and the speakers are safe', () => {
    const names = ['Juan Nava', 'Dra. Nava', 'Entrevistadora 2', 'P01', 'Zoila Ríos', 'Zoila']
    const speakers = names.map((name, i) => ({ id: `p${i}`, name, participantId: null }))
    const transcript = transcriptOf('', [], { title: 'Visita a juan nava', speakers })
    const redacted = redact(transcript, people, policyOf('es'), new Map([['p5', 'P05']]))
    expect(redacted.title).toBe('Visita a [Persona 1]')
    expect(redacted.speakers).toEqual([
      '[Persona 1]',
      'Dra. [Persona 1]',
      'Entrevistadora 2',
      'P01',
      'Hablante 5',
      'P05',
    ])
  })
  test.each(['E', 'P1', 'S2', 'Interviewer', 'Speaker 3', 'Usuaria 12', 'Proveedor de salud'])(
    '%s may be a speaker',
    (name) => expect(isRoleName(name)).toBe(true),
  )
  test.each(['Juan', 'Al', 'Ana 2', 'J. P.', 'De', '—', 'María de la Luz', 'Dr. Paz'])(
    '%s may not',
    (name) => {
      expect(isRoleName(name)).toBe(false)
    },
  )
})

describe('the check list', () => {
  test('has accepted surfaces, full names and speakers; not what stays by policy or decision', () => {
    const text = 'Juan, 2009, Rosa, Zoila'
    const dated = { ...mention(6, 10, 'accepted', 'DATE1'), category: 'DATE' as const }
    const mentions = [
      mention(0, 4, 'accepted'),
      dated,
      mention(12, 16, 'rejected'),
      mention(18, 23, 'proposed'),
    ]
    const speakers = ['Hugo Paz', 'E'].map((name) => ({ id: name, name, participantId: null }))
    const entities = new Map([...people, ['DATE1', entity('DATE', 1)]])
    const transcript = transcriptOf(text, mentions, { speakers })
    const list = checkListFor([transcript], entities, policyOf('es', { DATE: 'generalise' }))
    expect(list.known.map(({ surface }) => surface)).toEqual(['Juan', 'Juan Nava', 'Hugo Paz'])
    expect(list.allowed).toEqual(['[Persona 1]', '2009', 'Rosa'])
  })
})

test('a name that was rejected as a word stays on the look-out as a name', () => {
  const text = 'Ask Will. Will you? Rosa'
  const mentions = [
    mention(4, 8, 'accepted'),
    mention(10, 14, 'rejected'),
    mention(20, 24, 'rejected'),
  ]
  const { known, allowed } = checkListFor([transcriptOf(text, mentions)], people, policyOf('en'))
  expect(known.map(({ surface }) => surface)).toEqual(['Will', 'Juan Nava'])
  expect(allowed).toEqual(['[Person 1]', 'Rosa'])
})

/** Words that occur nowhere else: not in formats, labels or each other. */
const secret = fc.stringMatching(/^[ÑQ][kxj]{3}[ñú][qwz]{3}$/)
const harmless = fc.constantFrom(
  'hola',
  'bueno, pues',
  '— sí —',
  '<b>&amp;',
  '=1+1',
  '"x", y',
  '😀',
  'a\nb',
  '[x]',
  '-->',
)
const piece = fc.oneof(
  harmless.map((text) => ({ text, secret: false as const })),
  fc.record({
    text: secret,
    secret: fc.constant(true as const),
    category: fc.constantFrom(...CATEGORIES),
    status: fc.constantFrom(...MENTION_STATUSES),
  }),
)
const seconds = fc.option(fc.integer({ min: 0, max: 9000 }), { nil: null })
const policies = fc.record({
  language: fc.constantFrom('es' as const, 'en' as const),
  treatments: fc
    .array(fc.constantFrom('label' as const, 'generalise' as const, 'mask' as const), {
      minLength: CATEGORIES.length,
      maxLength: CATEGORIES.length,
    })
    .map((list): Policy['treatments'] => ({
      ...LABEL_EVERYTHING,
      ...Object.fromEntries(CATEGORIES.map((category, i) => [category, list[i]])),
    })),
})

const cases = fc
  .record({
    segments: fc.array(
      fc.record({
        pieces: fc.array(piece, { maxLength: 6 }),
        startMs: seconds,
        speaker: fc.nat(2),
      }),
      {
        maxLength: 6,
      },
    ),
    speakers: fc.tuple(secret, secret),
    policy: policies,
  })
  .map(({ segments, speakers, policy }) => {
    const used = new Set<string>(speakers)
    const hidden: string[] = [...speakers]
    const mentions: Mention[] = []
    const entities = new Map<string, Entity>()
    const made = segments.map(({ pieces, startMs, speaker }, s) => {
      let text = ''
      for (const part of pieces) {
        if (part.secret && used.has(part.text)) continue
        const start = text.length
        text += `${part.text} `
        if (!part.secret) continue
        used.add(part.text)
        const id = `${s}-${start}`
        const { category, status } = part
        entities.set(id, { ...entity(category, entities.size + 1), id, name: part.text })
        const base = mention(start, start + part.text.length, status, id)
        mentions.push({ ...base, segmentId: `s${s}`, category })
        if (status === 'accepted') hidden.push(part.text)
      }
      const endMs = startMs === null ? null : startMs + 500
      return {
        id: `s${s}`,
        speakerId: speaker < 2 ? `p${speaker}` : null,
        startMs,
        endMs,
        text,
      }
    })
    const transcript: Transcript = {
      id: 't',
      title: `Sobre ${speakers[0]}`,
      language: 'es',
      mentions,
      segments: made,
      speakers: speakers.map((name, i) => ({ id: `p${i}`, name, participantId: null })),
    }
    const first = { ...entity('PERSON', 99), id: 'title', name: speakers[0] }
    return { transcript, entities: new Map([...entities, ['title', first]]), policy, hidden }
  })

/** Every byte that a reader could see: the file's own and, opened, those of its parts. */
function openedText(name: string, bytes: Uint8Array): string {
  if (!/\.(?:docx|qdpx)$/.test(name)) return name + strFromU8(bytes)
  const parts = Object.entries(unzipSync(bytes))
  return [
    name,
    strFromU8(bytes, true),
    ...parts.flatMap(([path, part]) => [path, strFromU8(part)]),
  ].join('\n')
}

test('no accepted identifier is in any byte of any format, and the rest is as it was', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ transcript, entities, policy, hidden }) => {
      const redacted = redact(transcript, entities, policy)
      for (const [i, segment] of transcript.segments.entries()) {
        const accepted = transcript.mentions.filter(
          ({ segmentId, status }) => segmentId === segment.id && status === 'accepted',
        )
        const spans = redacted.segments[i]?.replaced ?? []
        expect(spans).toHaveLength(accepted.length)
        expect(without(redacted.segments[i]?.text ?? '', spans)).toBe(
          without(segment.text, accepted),
        )
      }
      const files = (
        await Promise.all(EXPORT_FORMAT_IDS.map((format) => writeExport(format, [redacted])))
      ).flat()
      for (const { name, bytes } of files) {
        const text = openedText(name, bytes)
        expect(hidden.filter((surface) => text.includes(surface))).toEqual([])
      }
      const { known, allowed } = checkListFor([transcript], entities, policy)
      expect(checkFiles(files, known, () => [], allowed)).toEqual([])
    }),
    { numRuns: 40 },
  )
}, 60_000)

/** A text with its spans cut out. */
function without(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): string {
  return spans
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
}
