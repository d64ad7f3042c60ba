import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LABEL_EVERYTHING } from '../../../src/core/deid/policy.ts'
import { redact } from '../../../src/core/deid/redact.ts'
import { writeExport } from '../../../src/core/exporters/index.ts'
import { piecesOf } from '../../../src/core/exporters/readable-text.ts'
import { decodeText, readTranscript } from '../../../src/core/importers/index.ts'

const FORMATS = ['eaf', 'exb', 'textgrid', 'chat'] as const
type Format = (typeof FORMATS)[number]

interface Turn {
  readonly speaker: string | null
  readonly startMs: number | null
  readonly endMs: number | null
  readonly text: string
}

/** Speakers get the names that are given, as if the study had decided on them. */
function redacted(names: readonly string[], turns: readonly Turn[]) {
  const transcript = {
    id: 't',
    title: 'Charla <1>',
    language: 'es' as const,
    mentions: [],
    speakers: names.map((name) => ({ id: name, name, participantId: null })),
    segments: turns.map(({ speaker, ...turn }, i) => ({
      id: `s${i}`,
      speakerId: speaker,
      ...turn,
    })),
  }
  const shared = new Map(names.map((name) => [name, name]))
  return redact(transcript, new Map(), { language: 'es', treatments: LABEL_EVERYTHING }, shared)
}

async function written(format: Format, names: readonly string[], turns: readonly Turn[]) {
  const context = { writtenAt: new Date('2026-01-02T03:04:05Z'), newGuid: () => 'no' }
  const [file] = await writeExport(format, [redacted(names, turns)], [], context)
  if (!file) throw new Error('nothing written')
  return file
}
const textOf = async (...talk: Parameters<typeof written>): Promise<string> =>
  new TextDecoder().decode((await written(...talk)).bytes)

const turn = (
  speaker: string | null,
  startMs: number | null,
  endMs: number | null,
  text: string,
) => ({
  speaker,
  startMs,
  endMs,
  text,
})
const NAMES = ['P01', 'Usuaria 2']
const TALK = [
  turn('Usuaria 2', 0, 4000, '¿Cómo "llegó"?'),
  turn('P01', 3500, 9500, 'Con [Persona 1] & <él>,\nya tarde.'),
  turn('P01', 9000, 9200, 'sí'),
  turn(null, 12_000, 13_250, '(risas)'),
]

test('eaf: slots in order of time, a tier a speaker and one more for what overlaps', async () => {
  const xml = await textOf('eaf', NAMES, TALK)
  const tags = (pattern: RegExp): string[] =>
    Array.from(xml.matchAll(pattern), ([, one = '']) => one)
  expect(tags(/TIME_VALUE="(\d+)"/g).map(Number)).toEqual([
    0, 3500, 4000, 9000, 9200, 9500, 12_000, 13_250,
  ])
  expect(tags(/<TIER LINGUISTIC_TYPE_REF="default-lt" ([^>]*)>/g)).toEqual([
    'PARTICIPANT="P01" TIER_ID="P01"',
    'PARTICIPANT="P01" TIER_ID="P01 (2)"',
    'PARTICIPANT="Usuaria 2" TIER_ID="Usuaria 2"',
    'TIER_ID="default"',
  ])
  expect(xml).toContain('Con [Persona 1] &amp; &lt;él&gt;,&#10;ya tarde.')
  expect(xml).toContain('AUTHOR="Sottovoce" DATE="2026-01-02T03:04:05.000Z"')
})

test('exb: seconds on the common timeline, each point once', async () => {
  const xml = await textOf('exb', NAMES, TALK)
  expect(Array.from(xml.matchAll(/<tli id="(\w+)" time="([\d.]+)"/g), (m) => m.slice(1))).toEqual(
    ['0', '3.5', '4', '9', '9.2', '9.5', '12', '13.25'].map((time, i) => [`T${i}`, time]),
  )
  expect(xml).toContain('<transcription-name>Charla &lt;1&gt;</transcription-name>')
  expect(xml).toContain(
    '<tier id="TIE1" speaker="SPK0" display-name="P01 [v]" category="v" type="t"><event start="T3" end="T4">sí</event></tier>',
  )
})

test('textgrid: tiers without gaps, quotes doubled', async () => {
  const text = await textOf('textgrid', ['P01'], [turn('P01', 1000, 2500, 'dijo "no"')])
  expect(text).toBe(`File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 2.5
tiers? <exists>
size = 1
item []:
    item [1]:
        class = "IntervalTier"
        name = "P01"
        xmin = 0
        xmax = 2.5
        intervals: size = 2
        intervals [1]:
            xmin = 0
            xmax = 1
            text = ""
        intervals [2]:
            xmin = 1
            xmax = 2.5
            text = "dijo ""no"""
`)
})

test('chat: codes, names without blanks, bullets, one line a segment', async () => {
  const talk = [...TALK, turn('P01', null, null, 'sin tiempo')]
  expect(await textOf('chat', NAMES, talk)).toBe(
    `@UTF8
@Begin
@Languages:\tspa
@Participants:\tP01 P01 Participant, S01 Usuaria_2 Participant, UNI Unidentified
@Options:\tCA
@ID:\tspa|Sottovoce|P01|||||Participant|||
@ID:\tspa|Sottovoce|S01|||||Participant|||
@ID:\tspa|Sottovoce|UNI|||||Unidentified|||
*S01:\t¿Cómo "llegó"? \u00150_4000\u0015
*P01:\tCon [Persona 1] & <él>, ya tarde. \u00153500_9500\u0015
*P01:\tsí \u00159000_9200\u0015
*UNI:\t(risas) \u001512000_13250\u0015
*P01:\tsin tiempo
@End
`,
  )
})

describe.each(FORMATS)('%s', (format) => {
  const readBack = async (names: readonly string[], turns: readonly Turn[]) =>
    readTranscript(decodeText((await written(format, names, turns)).bytes) ?? '')

  const words = fc.constantFrom(
    'hola',
    'pues sí',
    '—¿y?',
    'a & b',
    '<no>',
    '"ya"',
    "'",
    ' .',
    'ñandú',
    '👩‍🌾',
    '[Persona 1]',
    '10:30',
    '=1',
    ']]>',
    '*P:',
    '%',
    '&amp;',
    '""',
    '• 1_2',
  )
  const speakers = ['P01', 'Entrevistadora', 'Usuaria 2', 'default', 'S01', 'UNI', null]
  const turns = fc.record({
    speaker: fc.constantFrom(...speakers),
    startMs: fc.oneof(fc.nat(20_000), fc.nat(359_000_000)),
    lengthMs: fc.integer({ min: 1, max: 5000 }),
    said: fc.array(words, { minLength: 1, maxLength: 6 }),
    breaks: fc.boolean(),
  })

  test('what is written is read back: speakers, times, overlaps and text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turns, { minLength: 1, maxLength: 12 }), async (made) => {
        const heard = new Set(made.map(({ speaker }) => speaker))
        const names = speakers.flatMap((name) => (name !== null && heard.has(name) ? name : []))
        const rank = (name: string | null): number => (name === null ? 99 : names.indexOf(name))
        const segments = made
          .map(({ speaker, startMs, lengthMs, said, breaks }) => {
            const text = said.join(breaks && format !== 'chat' ? '\n' : ' ').trim()
            const lines = text.split('\n').map((line) => line.trim())
            const endMs = startMs + lengthMs
            return { speaker, startMs, endMs, text: lines.join('\n').replace(/ +/g, ' ') }
          })
          .toSorted((a, b) => a.startMs - b.startMs || rank(a.speaker) - rank(b.speaker))
        expect(await readBack(names, segments)).toEqual({
          ok: true,
          value: { speakers: names, segments },
        })
      }),
    )
  })

  test('a segment without times lies between its neighbours, or stays without', async () => {
    const talk = [
      turn('P01', 0, 1000, 'a'),
      turn('P01', null, null, 'b'),
      turn('P01', 3000, 4000, 'c'),
    ]
    const times = format === 'chat' ? [null, null] : [1000, 3000]
    expect(await readBack(['P01'], talk)).toMatchObject({
      value: {
        segments: [{ text: 'a' }, { text: 'b', startMs: times[0], endMs: times[1] }, { text: 'c' }],
      },
    })
  })

  test('a segment without length or that goes back in time keeps its start', async () => {
    const talk = [turn('P01', 5000, 5000, 'b'), turn('P01', 1000, 900, 'a')]
    expect(await readBack(['P01'], talk)).toMatchObject({
      value: {
        segments: [
          { text: 'a', startMs: 1000, endMs: 1001 },
          { text: 'b', startMs: 5000, endMs: 5001 },
        ],
      },
    })
  })

  test('without a word nothing is read back, and it is no broken file', async () => {
    expect(await readBack([], [])).toEqual({ ok: false, error: 'file-empty' })
  })

  test('the leak check reads what is said and who is named, and no times and marks', async () => {
    const { name, bytes } = await written(
      format,
      ['Luz Otero'],
      [turn('Luz Otero', 1234, 5678, 'vine "con" Ana & 3\nya'), turn(null, 6000, 7000, 'bien')],
    )
    const pieces = piecesOf(name, bytes)
    const text = pieces.flatMap((piece) => (piece.kind === 'text' ? piece.text : [])).join('\n')
    const read = pieces.map((piece) => piece.text).join('\n')
    const said = format === 'chat' ? 'vine "con" Ana & 3 ya' : 'vine "con" Ana & 3\nya'
    expect(text).toContain(said)
    expect(text).toContain('bien')
    expect(read).toContain('Luz Otero')
    expect(read).not.toMatch(/1234|1\.234|5678|5\.678|xmin|TIME_SLOT|@Begin/)
  })
})
