import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { LABEL_EVERYTHING } from '../../../src/core/deid/policy.ts'
import { redact } from '../../../src/core/deid/redact.ts'
import type { ExportFormatId } from '../../../src/core/exporters/formats.ts'
import { writeExport, type ExportAudio } from '../../../src/core/exporters/index.ts'
import { readTranscriptFile } from '../../../src/core/importers/index.ts'
import { expectSound } from '../../support/imported.ts'
import {
  openParts,
  packed,
  projectParts,
  sheetParts,
  wordParagraph,
  wordParts,
  wordTable,
  type Parts,
} from '../../support/packages.ts'
import { sharedFolder } from '../../support/shared.ts'

const SAMPLES = sharedFolder('samples')

/** Each segment as speaker, times and text, or the error. */
function read(bytes: Uint8Array) {
  const result = readTranscriptFile(bytes)
  if (!result.ok) return result.error
  result.value.forEach(expectSound)
  return result.value.flatMap(({ segments }) =>
    segments.map(({ speaker, startMs, endMs, text }) => [speaker, startMs, endMs, text]),
  )
}
const readParts = (parts: Parts) => read(packed(parts))
const readText = (text: string) => read(strToU8(text))

/** The small talk that most files here hold, with and without times. */
const TIMED = [
  ['Entrevistadora', 0, 4500, '¿Cómo llegó?'],
  ['P01', 4500, 9000, 'Caminando.'],
]
const UNTIMED = TIMED.map(([speaker, , , text]) => [speaker, null, null, text])
/** From stamps at the starts alone: the last end is guessed from the length. */
const STAMPED = [TIMED[0], ['P01', 4500, 5500, 'Caminando.']]

describe('Word', () => {
  const STYLES =
    '<w:style w:type="paragraph" w:styleId="Ttulo2"><w:name w:val="heading 2"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Ttulo"><w:name w:val="Title"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Voz"><w:name w:val="Voz"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
  const HEADED = (style: string) =>
    wordParagraph('Entrevista 1', 'Ttulo') +
    wordParagraph('Entrevistadora', style) +
    wordParagraph('[00:00:00] - ¿Cómo llegó?') +
    wordParagraph('P01', style) +
    wordParagraph('[00:00:04.5] - Caminando.')

  test.each<[string, string, unknown]>([
    [
      'names before colons',
      wordParagraph('Entrevistadora: ¿Cómo llegó?') + wordParagraph('P01: Caminando.'),
      UNTIMED,
    ],
    [
      'lines of one paragraph',
      '<w:p><w:r><w:t>Entrevistadora: ¿Cómo llegó?</w:t><w:br/><w:t>P01:</w:t><w:tab/><w:t>Caminando.</w:t></w:r></w:p>',
      UNTIMED,
    ],
    [
      'stamps and names',
      wordParagraph('[00:00:00] Entrevistadora: ¿Cómo llegó?') +
        wordParagraph('[00:00:04.5] P01: Caminando.'),
      STAMPED,
    ],
    ['headings in Spanish', HEADED('Ttulo2'), STAMPED],
    ['headings by their outline', HEADED('Voz'), STAMPED],
    [
      'stamps in paragraphs of their own, below a heading',
      wordParagraph('Entrevistadora', 'Voz') +
        ['[00:00:00]', '¿Cómo llegó?'].map((text) => wordParagraph(text)).join('') +
        wordParagraph('P01', 'Voz') +
        ['[00:00:04.5]', 'Caminando.'].map((text) => wordParagraph(text)).join(''),
      STAMPED,
    ],
    [
      'stamps in paragraphs of their own, above a name',
      ['[00:00:00]', 'Entrevistadora: ¿Cómo llegó?', '00:00:04.5 ', 'P01: Caminando.']
        .map((text) => wordParagraph(text))
        .join(''),
      STAMPED,
    ],
    [
      'a table',
      wordTable([
        ['Timespan', 'Speaker', 'Content'],
        ['0:00:00.0 - 0:00:04.5', 'Entrevistadora', '¿Cómo llegó?'],
        ['0:00:04.5 - 0:00:09.0', 'P01', 'Caminando.'],
      ]),
      TIMED,
    ],
    [
      'a table in another order and language, below a title, its header on each page',
      wordTable([['Entrevista 1'], ['Contenido', 'Hablante', 'Tiempo']]) +
        wordTable([['¿Cómo llegó?', 'Entrevistadora', '0:00 – 0:04,5']]) +
        wordTable([
          ['Contenido', 'Hablante', 'Tiempo'],
          ['Caminando.', 'P01', '0:04,5 – 0:09'],
        ]),
      TIMED,
    ],
    [
      'a table without header or times',
      wordTable([
        ['Entrevistadora', '¿Cómo llegó?'],
        ['P01', 'Caminando.'],
        ['Entrevistadora', '¿Hasta aquí?'],
      ]),
      [...UNTIMED, ['Entrevistadora', null, null, '¿Hasta aquí?']],
    ],
    [
      'a form beside the talk',
      wordTable([
        ['Fecha', 'hoy'],
        ['Lugar', 'aquí'],
      ]) + wordParagraph('E: ¿Cómo llegó usted hasta aquí?'),
      [
        ...['Fecha', 'hoy', 'Lugar', 'aquí'].map((text) => [null, null, null, text]),
        ['E', null, null, '¿Cómo llegó usted hasta aquí?'],
      ],
    ],
    [
      'titles of sections are no speakers',
      wordParagraph('Llegada', 'Ttulo2') + wordParagraph('E: ¿Cómo?') + wordParagraph('P: Así.'),
      [
        [null, null, null, 'Llegada'],
        ['E', null, null, '¿Cómo?'],
        ['P', null, null, 'Así.'],
      ],
    ],
    [
      'what was deleted, moved, is a field or stands in a box',
      '<w:p><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:ins><w:r><w:t>Sí</w:t></w:r></w:ins>' +
        '<w:r><w:instrText>PAGE</w:instrText><w:drawing><w:p><w:r><w:t>no</w:t></w:r></w:p></w:drawing></w:r>' +
        '<w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom><w:sdt><w:sdtContent><w:hyperlink><w:r>' +
        '<w:t xml:space="preserve"> y </w:t></w:r><w:r><w:t>m&#225;s &amp;amp;</w:t></w:r></w:hyperlink></w:sdtContent></w:sdt></w:p>',
      [[null, null, null, 'Sí y más &amp;']],
    ],
    [
      'blanks in runs of their own',
      '<w:p><w:r><w:t>E:</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:t>a</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>',
      [['E', null, null, 'a b']],
    ],
  ])('%s', (_, body, said) => expect(readParts(wordParts(body, STYLES))).toEqual(said))

  test('parts that Word on the web has numbered', () => {
    const parts = Object.entries(wordParts(HEADED('Ttulo2'), STYLES))
    const numbered = parts.map(([path, text]) => [path.replace('.xml', '2.xml'), text] as const)
    expect(readParts(Object.fromEntries(numbered))).toEqual(STAMPED)
  })
})

describe('OpenDocument', () => {
  const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`
  const row = (...texts: string[]) =>
    `<table:table-row>${texts.map(cell).join('')}</table:table-row>`
  test.each<[string, Parts, unknown]>([
    [
      'paragraphs',
      openParts(
        '<text:p text:style-name="P1">Entrevista 1</text:p>' +
          '<text:p>Entrevistadora:<text:s text:c="2"/><text:span>¿Cómo</text:span> <text:span>llegó?</text:span></text:p>' +
          '<text:p>P01:<text:tab/>Caminando.<text:note><text:note-body><text:p>no</text:p></text:note-body></text:note></text:p>',
        '<style:style style:name="P1" style:parent-style-name="Title"/>',
      ),
      UNTIMED,
    ],
    [
      'headings',
      openParts(
        '<text:h text:outline-level="2">Entrevistadora</text:h><text:p>[00:00:00] - ¿Cómo llegó?</text:p>' +
          '<text:h text:outline-level="2">P01</text:h><text:p>[00:00:04.5] - Caminando.</text:p>',
      ),
      STAMPED,
    ],
    [
      'a table',
      openParts(
        `<table:table><table:table-header-rows>${row('Start', 'End', 'Speaker', 'Text')}</table:table-header-rows>` +
          `${row('0:00', '0:04.5', 'Entrevistadora', '¿Cómo llegó?')}${row('0:04.5', '0:09', 'P01', 'Caminando.')}</table:table>`,
      ),
      TIMED,
    ],
    [
      'a spreadsheet',
      openParts(
        `<table:table>${row('Hablante', 'Texto')}${row('Entrevistadora', '¿Cómo llegó?')}${row('P01', 'Caminando.')}` +
          '<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>',
        '',
        'spreadsheet',
      ),
      UNTIMED,
    ],
  ])('%s', (_, parts, said) => expect(readParts(parts)).toEqual(said))
})

describe('RTF', () => {
  const HEAD = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\stylesheet{\s1 heading 1;}}{\*\generator X;}{\info{\author Y}}`
  test.each<[string, string, unknown]>([
    [
      'bytes, Unicode, substitutes',
      String.raw`\pard\plain Entrevistadora: \'bfC\u243?mo lleg{\uc2\u243\'f3x}?\par` +
        '\n' +
        String.raw`\b P01:\b0\tab Caminando.\par}`,
      UNTIMED,
    ],
    [
      'headings, as Word and LibreOffice mark them',
      String.raw`\pard\s1\outlinelevel0 Entrevistadora\par\pard [00:00:00] - \'bfC\'f3mo lleg\'f3?\par` +
        String.raw`\pard\s1\outlinelevel0 P01\par\pard [00:00:04.5] - Caminando.\par}`,
      STAMPED,
    ],
    [
      'a table',
      String.raw`\trowd\intbl Tiempo\cell Hablante\cell Texto\cell\row ` +
        String.raw`\trowd\intbl 0:00 - 0:04.5\cell Entrevistadora\cell \'bfC\'f3mo lleg\'f3?\cell\row ` +
        String.raw`\trowd\intbl 0:04.5 - 0:09\cell P01\cell Caminando.\cell\row\pard\par}`,
      TIMED,
    ],
    [
      'an emoji in halves, signs, a line, a field',
      String.raw`{\field{\*\fldinst HYPERLINK "x"}{\fldrslt E}}: \{\ldblquote a\rdblquote\}\emdash\~\u-10179?\u-8704?\line b{\pict 00ff}\par}`,
      [['E', null, null, '{“a”}—\u00A0😀\nb']],
    ],
    ['Cyrillic', String.raw`\pard E: \'ef\'f0\'e8\'e2\'e5\'f2\par}`, [['E', null, null, 'ïðèâåò']]],
  ])('%s', (_, text, said) => expect(readText(HEAD + text)).toEqual(said))

  test('a code page', () => {
    expect(readText(String.raw`{\rtf1\ansicpg1251 E: \'ef\'f0\'e8\'e2\'e5\'f2}`)).toEqual([
      ['E', null, null, 'привет'],
    ])
  })
})

describe('tables in text', () => {
  test.each<[string, string, unknown]>([
    [
      'commas and quotes, CR LF',
      '\uFEFFstart,end,speaker,text\r\n00:00:00.000,00:00:04.500,Entrevistadora,"¿Cómo llegó?"\r\n00:00:04.500,00:00:09.000,P01,Caminando.\r\n',
      TIMED,
    ],
    [
      'semicolons, as Excel in Spanish has them',
      'sep=;\nHablante;Inicio (s);Fin (s);Transcripción\nEntrevistadora;0;4,5;¿Cómo llegó?\nP01;4,5;9;Caminando.\n',
      TIMED,
    ],
    [
      'milliseconds, as Whisper has them',
      'start\tend\ttext\n0\t4500\tEntrevistadora: ¿Cómo llegó?\n4500\t9000\tP01: Caminando.\n',
      TIMED,
    ],
    [
      'seconds without a header, as Audacity has them',
      '0.000000\t4.500000\tEntrevistadora: ¿Cómo llegó?\n4.500000\t9.000000\tP01: Caminando.\n',
      TIMED,
    ],
    [
      'a timespan without a header, as NVivo has it',
      '0:00:00.0 - 0:00:04.5\t¿Cómo llegó?\tEntrevistadora\n0:00:04.5 - 0:00:09.0\tCaminando.\tP01\n',
      TIMED,
    ],
    [
      'formulas',
      "speaker,text\nE,=1+1\nE,'=HYPERLINK(1)\nE,'tis\n",
      [
        ['E', null, null, '=1+1'],
        ['E', null, null, '=HYPERLINK(1)'],
        ['E', null, null, "'tis"],
      ],
    ],
    [
      'quotes that quote nothing between tabs',
      'start\tend\ttext\n0\t4500\t"Hola", dijo\n4500\t9000\t"y ya\n',
      [
        [null, 0, 4500, '"Hola", dijo'],
        [null, 4500, 9000, '"y ya'],
      ],
    ],
    [
      'lines with a tab after their stamp, until one has none',
      `${'[00:00:01]\tE: a\n'.repeat(400)}y b\n`,
      [...Array<unknown>(399).fill(['E', 1000, 1000, 'a']), ['E', 1000, 2000, 'a\ny b']],
    ],
    [
      'prose with commas is no table',
      'Sí, claro\nSí, bueno\n',
      [
        [null, null, null, 'Sí, claro'],
        [null, null, null, 'Sí, bueno'],
      ],
    ],
  ])('%s', (_, text, said) => expect(readText(text)).toEqual(said))

  test.skipIf(!existsSync(SAMPLES))('NVivo rows', () => {
    expect(read(readFileSync(`${SAMPLES}made-rows.txt`))).toEqual([
      ['Interviewer', 0, 4500, 'Hello there.'],
      ['P01', 4500, 9000, 'Hi, I am [NAME_1].'],
    ])
  })
})

describe('Excel', () => {
  const shared = ['Inicio', 'Fin', 'Hablante', 'Texto', 'Entrevistadora', 'P01'].map(
    (text) => `<si><t>${text}</t></si>`,
  )
  const RICH =
    '<si><r><rPr><b/></rPr><t>¿Cómo </t></r><r><t>llegó?</t></r><rPh><t>no</t></rPh></si>'
  const STYLES =
    '<numFmts><numFmt numFmtId="164" formatCode="[h]:mm:ss.000"/><numFmt numFmtId="165" formatCode="0.0 &quot;h&quot;"/></numFmts>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="21"/><xf numFmtId="164"/></cellXfs>'
  const DAY_S = 86_400
  const ROWS =
    '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c><c r="E2" t="s"><v>3</v></c></row>' +
    `<row r="3"><c r="B3" s="1"><v>0</v></c><c r="C3" s="2"><v>${4.5 / DAY_S}</v></c><c r="D3" t="s"><v>4</v></c><c r="E3" t="s"><v>6</v></c></row>` +
    `<row r="4"><c r="B4" s="2"><v>${4.5 / DAY_S}</v></c><c r="C4" s="1"><v>${9 / DAY_S}</v></c><c r="D4" t="s"><v>5</v></c><c r="E4" t="str"><f>A1&amp;B1</f><v>Caminando.</v></c></row>`
  const parts = sheetParts(ROWS, shared.join('') + RICH, STYLES)

  test('shared and rich texts, times by their formats, what a formula came to', () =>
    expect(readParts(parts)).toEqual(TIMED))

  test('names with a prefix, and texts within cells', () => {
    const text = (...texts: string[]) =>
      `<x:row>${texts.map((one) => `<x:c t="inlineStr"><x:is><x:t>${one}</x:t></x:is></x:c>`).join('')}</x:row>`
    const rows =
      text('Name', 'Text') +
      text('Entrevistadora', '¿Cómo llegó?') +
      text('P01', 'Caminando._x000D_')
    const sheet = `<x:worksheet><x:sheetData>${rows}</x:sheetData></x:worksheet>`
    expect(readParts({ 'xl/workbook.xml': '<x/>', 'xl/worksheets/sheet1.xml': sheet })).toEqual(
      UNTIMED,
    )
  })

  test('a later sheet, where the first one is none', () => {
    const { 'xl/worksheets/sheet1.xml': sheet = '', ...rest } = parts
    const first = '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>'
    const sheets = { 'xl/worksheets/sheet1.xml': first, 'xl/worksheets/sheet10.xml': sheet }
    expect(readParts({ ...rest, ...sheets })).toEqual(TIMED)
  })
})

test('prose with stamps and commas is no table, and loses nothing', () => {
  const prose = '#00:00:01-3# Bueno, pues sí.\n#00:00:04-0# Así, pues.\n'
  expect(readText(prose)).toEqual([
    [null, 1300, 4000, 'Bueno, pues sí.'],
    [null, 4000, 5000, 'Así, pues.'],
  ])
  expect(readText('12:30, llegó')).toEqual([[null, null, null, '12:30, llegó']])
})

describe('REFI-QDA', () => {
  const point = (position: number, timeStamp: number) =>
    `<SyncPoint guid="g" position="${position}" timeStamp="${timeStamp}"/>`
  test('a transcript with its points, which count code points, and a text', () => {
    const sources =
      '<AudioSource name="Uno" path="internal://a.mp3"><Transcript name="T" plainTextPath="internal://a.txt">' +
      `${point(0, 0)}${point(30, 4500)}${point(45, 9000)}</Transcript></AudioSource>` +
      '<TextSource name="Dos"><PlainTextContent>E: hola</PlainTextContent></TextSource>' +
      '<PictureSource name="no"/>'
    const texts = { 'Sources/a.txt': 'Entrevistadora: 😀¿Cómo llegó?\nP01: Caminando.' }
    const result = readTranscriptFile(packed(projectParts(sources, texts)))
    expect(result).toMatchObject({
      ok: true,
      value: [
        {
          title: 'Uno',
          segments: [
            { speaker: 'Entrevistadora', startMs: 0, endMs: 4500, text: '😀¿Cómo llegó?' },
            { speaker: 'P01', startMs: 4500, endMs: 9000, text: 'Caminando.' },
          ],
        },
        { title: 'Dos', segments: [{ speaker: 'E', startMs: null, text: 'hola' }] },
      ],
    })
  })

  test.each([
    'internal://../../etc/passwd',
    'internal:///etc/passwd',
    'relative:///etc/passwd',
    'absolute:///etc/passwd',
    'file:///etc/passwd',
  ])('%s is not read', (path) => {
    const parts = projectParts(`<TextSource plainTextPath="${path}"/>`, {
      '/etc/passwd': 'E: no',
      'Sources//etc/passwd': 'E: no',
      'Sources/../../etc/passwd': 'E: no',
    })
    expect(readParts(parts)).toBe('file-empty')
  })
})

describe('what is exported is read back', () => {
  const WORDS = ['hola', 'pues sí', '—¿y?', 'a & b', '<no>', '1 < 2', '😀', 'ñandú']
  /** In plain text these would be speakers and times of their own. */
  const AMBIGUOUS = ['dijo: no', 'P01: x', '10:30']
  const turnsOf = (words: readonly string[]) =>
    fc.array(
      fc.record({
        speaker: fc.constantFrom('E', 'P01', 'Usuaria 2'),
        text: fc
          .array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }), {
            minLength: 1,
            maxLength: 2,
          })
          .map((lines) => lines.map((line) => line.join(' ')).join('\n')),
      }),
      { minLength: 1, maxLength: 8 },
    )

  async function exported(
    format: ExportFormatId,
    segments: readonly { readonly speaker: string; readonly text: string }[],
    audio: readonly ExportAudio[],
  ) {
    const names = [...new Set(segments.map(({ speaker }) => speaker))]
    const transcript = {
      ...{ id: 't', title: 'T', language: 'es' as const, mentions: [] },
      speakers: names.map((name) => ({ id: name, name, participantId: null })),
      segments: segments.map(({ speaker, text }, i) => {
        return { id: `${i}`, speakerId: speaker, startMs: i * 2000, endMs: i * 2000 + 2000, text }
      }),
    }
    const policy = { language: 'es' as const, treatments: LABEL_EVERYTHING }
    const [file] = await writeExport(format, [redact(transcript, new Map(), policy)], audio)
    return file?.bytes ?? new Uint8Array()
  }

  const SOUND = { bytes: new Uint8Array(8), extension: 'mp3' }
  const ALL = [...WORDS, ...AMBIGUOUS]
  test.each<[string, ExportFormatId, readonly ExportAudio[], boolean, readonly string[]]>([
    ['Word', 'docx', [], false, ALL],
    ['Word, a table', 'docx-table', [], true, ALL],
    ['CSV', 'csv', [], true, ALL],
    ['REFI-QDA', 'qdpx', [], false, WORDS],
    ['REFI-QDA with sound', 'qdpx', [SOUND], true, WORDS],
  ])('%s', async (_, format, audio, hasEnds, words) => {
    await fc.assert(
      fc.asyncProperty(turnsOf(words), async (turns) => {
        const back = read(await exported(format, turns, audio))
        const expected = turns.map(({ speaker, text }, i) => {
          const endMs = hasEnds || i < turns.length - 1 ? i * 2000 + 2000 : expect.any(Number)
          return [speaker, i * 2000, endMs, text]
        })
        expect(back).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })
})
