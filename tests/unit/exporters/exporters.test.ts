import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { LABEL_EVERYTHING } from '../../../src/core/deid/policy.ts'
import { redact } from '../../../src/core/deid/redact.ts'
import { cuesOf } from '../../../src/core/exporters/cues.ts'
import { distinctNames, fileNameFor } from '../../../src/core/exporters/file-names.ts'
import { EXPORT_FORMAT_IDS } from '../../../src/core/exporters/formats.ts'
import { EXPORTERS, writeExport, type ExportContext } from '../../../src/core/exporters/index.ts'

type Turn = readonly [
  speaker: 'E' | 'P01' | null,
  startMs: number | null,
  endMs: number | null,
  text: string,
]

function redacted(turns: readonly Turn[], title = 'Entrevista 1') {
  const transcript = {
    id: 't',
    title,
    language: 'es' as const,
    mentions: [],
    speakers: ['E', 'P01'].map((name) => ({ id: name, name, participantId: null })),
    segments: turns.map(([speakerId, startMs, endMs, text], i) => {
      return { id: `s${i}`, speakerId, startMs, endMs, text }
    }),
  }
  return redact(transcript, new Map(), { language: 'es', treatments: LABEL_EVERYTHING })
}

/** The same bytes at each call: a fixed time and GUIDs that count. */
function fixed(): ExportContext {
  let n = 0
  return {
    writtenAt: new Date('2026-01-02T03:04:05Z'),
    newGuid: () => `00000000-0000-4000-8000-${String(++n).padStart(12, '0')}`,
  }
}

const TALK = redacted([
  ['E', 0, 4000, '¿Cómo llegó?'],
  ['P01', 4000, 9500, 'Con [Persona 1] 😀 & <él>.\nYa tarde.'],
  ['P01', null, null, '=1+1, "dijo"'],
  [null, 12_000, 13_250, '(risas)'],
])

async function written(format: (typeof EXPORT_FORMAT_IDS)[number], transcript = TALK) {
  const [file] = await writeExport(format, [transcript], [], fixed())
  if (!file) throw new Error('nothing written')
  return file
}
const textOf = async (format: 'txt' | 'vtt' | 'srt' | 'csv'): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode((await written(format)).bytes)

const parts = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]),
  )

describe('every format', () => {
  test('has an id of its own, and is named in both languages', () => {
    expect(new Set(EXPORT_FORMAT_IDS).size).toBe(EXPORTERS.length)
    for (const { title, for: tools } of EXPORTERS) {
      expect(title.es && title.en && tools.length).toBeTruthy()
    }
  })
  describe.each(EXPORT_FORMAT_IDS)('%s', (format) => {
    test('is written twice alike', async () => {
      const [first, again] = [await written(format), await written(format)]
      expect(again.bytes).toEqual(first.bytes)
      expect(first.bytes.length).toBeGreaterThan(0)
    })
    test.each([
      ['no segments', redacted([])],
      [
        'no times',
        redacted([
          ['E', null, null, 'hola'],
          [null, null, null, 'sí'],
        ]),
      ],
      [
        'empty and odd texts',
        redacted([
          ['E', 0, 0, ''],
          ['E', 5, null, '\n\n'],
          [null, 1, 2, '\u0001\uD800'],
        ]),
      ],
      ['an odd title', redacted([['E', 0, 1, 'a']], '../<con>\u0000:*?"')],
    ])('takes %s', async (_, transcript) => {
      const { name, bytes } = await written(format, transcript)
      expect(name).toMatch(/^[^<>:"/\\|?*\0]+\.[a-zA-Z]+$/)
      expect(bytes).toBeInstanceOf(Uint8Array)
    })
    test('takes several transcripts, under names that differ', async () => {
      const files = await writeExport(format, [TALK, TALK], [], fixed())
      const { scope } = EXPORTERS.find(({ id }) => id === format) ?? EXPORTERS[0]
      expect(new Set(files.map(({ name }) => name)).size).toBe(scope === 'study' ? 1 : 2)
    })
  })
})

test('txt: an empty line between turns, stamps at their start', async () => {
  expect(await textOf('txt')).toBe(
    `[00:00:00] E: ¿Cómo llegó?

[00:00:04] P01: Con [Persona 1] 😀 & <él>.
Ya tarde.

P01: =1+1, "dijo"

[00:00:12] (risas)
`,
  )
})

test('vtt: voices, escaped text, untimed turns between their neighbours', async () => {
  expect(await textOf('vtt')).toBe(
    `WEBVTT

00:00:00.000 --> 00:00:04.000
<v E>¿Cómo llegó?

00:00:04.000 --> 00:00:09.500
<v P01>Con [Persona 1] 😀 &amp; &lt;él&gt;.
Ya tarde.

00:00:09.500 --> 00:00:12.000
<v P01>=1+1, "dijo"

00:00:12.000 --> 00:00:13.250
(risas)
`,
  )
})

test('srt: numbered, names before the text', async () => {
  expect(await textOf('srt')).toBe(
    `1
00:00:00,000 --> 00:00:04,000
E: ¿Cómo llegó?

2
00:00:04,000 --> 00:00:09,500
P01: Con [Persona 1] 😀 & <él>.
Ya tarde.

3
00:00:09,500 --> 00:00:12,000
P01: =1+1, "dijo"

4
00:00:12,000 --> 00:00:13,250
(risas)
`,
  )
})

test('csv: a row a segment, with no formula in it', async () => {
  const text = await textOf('csv')
  expect(text.startsWith('\uFEFFinicio,fin,hablante,texto\r\n')).toBe(true)
  expect(
    Papa.parse<string[]>(text.slice(1), { newline: '\r\n', skipEmptyLines: true }).data.slice(1),
  ).toEqual([
    ['00:00:00.000', '00:00:04.000', 'E', '¿Cómo llegó?'],
    ['00:00:04.000', '00:00:09.500', 'P01', 'Con [Persona 1] 😀 & <él>.\nYa tarde.'],
    ['', '', 'P01', `'=1+1, "dijo"`],
    ['00:00:12.000', '00:00:13.250', '', '(risas)'],
  ])
})

describe('docx', () => {
  const paragraphsOf = (xml: string): string[] =>
    Array.from(
      xml.matchAll(/<w:p>.*?<\/w:p>/gs),
      ([p]) =>
        (p.includes('Heading2') ? '# ' : '') +
        p.replaceAll('<w:br/>', '\n').replace(/<[^>]*>/g, ''),
    )
  test('the speaker alone in a heading, then stamped paragraphs', async () => {
    const { 'word/document.xml': xml = '' } = parts((await written('docx')).bytes)
    expect(paragraphsOf(xml)).toEqual([
      'Entrevista 1',
      '# E',
      '[00:00:00] - ¿Cómo llegó?',
      '# P01',
      '[00:00:04] - Con [Persona 1] 😀 &amp; &lt;él&gt;.\nYa tarde.',
      '=1+1, &quot;dijo&quot;',
      '# —',
      '[00:00:12] - (risas)',
    ])
  })
  test('a table of timespan, speaker and content', async () => {
    const { name, bytes } = await written('docx-table')
    expect(name).toBe('Entrevista 1-table.docx')
    const { 'word/document.xml': xml = '' } = parts(bytes)
    expect(paragraphsOf(xml).slice(0, 6)).toEqual([
      'Tiempo',
      'Hablante',
      'Contenido',
      '00:00:00.0 - 00:00:04.0',
      'E',
      '¿Cómo llegó?',
    ])
  })
  test.each(['docx', 'docx-table'] as const)(
    '%s: properties name the program and nobody',
    async (format) => {
      const { 'docProps/core.xml': core = '', 'docProps/app.xml': app = '' } = parts(
        (await written(format)).bytes,
      )
      expect(
        core
          .replace(/<[^>]*>/g, ' ')
          .trim()
          .split(/\s+/),
      ).toEqual([
        'Sottovoce',
        'Sottovoce',
        '1',
        '2026-01-02T03:04:05.000Z',
        '2026-01-02T03:04:05.000Z',
      ])
      expect(app.replace(/<[^>]*>/g, '')).toBe('')
    },
  )
})

describe('qdpx', () => {
  const project = async (
    ...args: Parameters<typeof writeExport> extends [unknown, ...infer Rest] ? Rest : never
  ) => {
    const [file] = await writeExport('qdpx', ...args)
    const all = parts(file?.bytes ?? new Uint8Array())
    return { all, qde: all['project.qde'] ?? '' }
  }
  test('without audio: one text source a transcript, its text in a file', async () => {
    const { all, qde } = await project([TALK, TALK], [], fixed())
    const paths = Array.from(
      qde.matchAll(/plainTextPath="internal:\/\/([^"]+)"/g),
      ([, path]) => path,
    )
    expect(paths).toHaveLength(2)
    for (const path of paths) expect(all[`Sources/${path}`]).toBe(await textOf('txt'))
    expect(qde).not.toContain('AudioSource')
  })
  test('with audio: sync points at the code point where a turn starts', async () => {
    const audio = { bytes: Uint8Array.of(1, 2, 3), extension: 'm4a' }
    const { all, qde } = await project([TALK], [audio], fixed())
    const [, path = ''] = /<Transcript [^>]*plainTextPath="internal:\/\/([^"]+)"/.exec(qde) ?? []
    const characters = Array.from(all[`Sources/${path}`] ?? '')
    const points = Array.from(
      qde.matchAll(/timeStamp="(\d+)" position="(\d+)"/g),
      ([, time, position]) => [
        Number(time),
        characters.slice(Number(position), Number(position) + 7).join(''),
      ],
    )
    expect(points).toEqual([
      [0, 'E: ¿Cóm'],
      [4000, 'P01: Co'],
      [12_000, '(risas)'],
      [13_250, ''],
    ])
    const [, media = ''] = /<AudioSource [^>]*path="internal:\/\/([^"]+)"/.exec(qde) ?? []
    expect(media).toMatch(/\.m4a$/)
    expect(all[`Sources/${media}`]).toBe('\u0001\u0002\u0003')
    expect(qde.match(/creationDateTime="2026-01-02T03:04:05Z"/g)).toHaveLength(3)
  })
})

test('qdpx: turns that start together share a sync point, for times must rise', async () => {
  const together = redacted([
    ['E', 1000, 2000, 'hola'],
    ['P01', 1000, 1500, 'sí'],
  ])
  const audio = { bytes: Uint8Array.of(1), extension: 'mp3' }
  const [file] = await writeExport('qdpx', [together], [audio], fixed())
  const qde = parts(file?.bytes ?? new Uint8Array())['project.qde'] ?? ''
  expect(Array.from(qde.matchAll(/timeStamp="(\d+)"/g), ([, time]) => time)).toEqual([
    '1000',
    '2000',
  ])
})

describe('cues', () => {
  const times = (...turns: readonly Turn[]) =>
    cuesOf(redacted(turns).segments).map(({ startMs, endMs }) => [startMs, endMs])
  test('untimed turns share the gap by their length', () => {
    const [short, long] = ['a'.repeat(20), 'a'.repeat(60)]
    expect(
      times(
        ['E', 0, 1000, 'a'],
        ['E', null, null, short],
        ['E', null, null, long],
        ['E', 9000, 9500, 'a'],
      ),
    ).toEqual([
      [0, 1000],
      [1000, 3000],
      [3000, 9000],
      [9000, 9500],
    ])
  })
  test('after the last time they run on at reading speed', () => {
    expect(times(['E', null, null, 'a'.repeat(30)], ['E', null, null, 'a'])).toEqual([
      [0, 2010],
      [2010, 3010],
    ])
  })
  test('starts never go back and no cue is empty, however odd the times', () => {
    expect(times(['E', 5000, 5000, 'a'], ['E', null, null, 'b'], ['E', 1000, 900, 'c'])).toEqual([
      [5000, 5001],
      [5001, 5002],
      [5001, 5002],
    ])
  })
})

describe('file names', () => {
  test.each([
    ['Entrevista 1', 'Entrevista 1.txt'],
    ['a/b\\c:d*e?f"g<h>i|j%k', 'a b c d e f g h i j k.txt'],
    ['..', 'transcript.txt'],
    ['', 'transcript.txt'],
    ['CON', 'transcript.txt'],
    ['lpt1.x', 'transcript.txt'],
    ['.oculto. ', 'oculto.txt'],
    ['ñ'.repeat(300), `${'ñ'.repeat(80)}.txt`],
  ])('%j', (title, name) => expect(fileNameFor(title, 'txt')).toBe(name))
  test('that are the same get numbers', () => {
    expect(distinctNames(['a.txt', 'A.txt', 'a-2.txt', 'b.txt'])).toEqual([
      'a.txt',
      'A-2.txt',
      'a-2-2.txt',
      'b.txt',
    ])
  })
})
