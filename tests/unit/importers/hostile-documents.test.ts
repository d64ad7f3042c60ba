import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
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
import { seeded } from '../../support/sound-files.ts'

/** On a machine that does other work; alone none takes a second. */
const SLOWEST_MS = 3000
const MOST_BYTES = 300_000_000

/** Reads in time and within memory something sound, or says what is wrong. */
function outcome(bytes: Uint8Array): string {
  const [began, before] = [performance.now(), process.memoryUsage().rss]
  const result = readTranscriptFile(bytes)
  expect(performance.now() - began).toBeLessThan(SLOWEST_MS)
  expect(process.memoryUsage().rss - before).toBeLessThan(MOST_BYTES)
  if (!result.ok) return result.error
  result.value.forEach(expectSound)
  return 'read'
}

const ROWS = [
  ['Tiempo', 'Hablante', 'Contenido'],
  ['0:00 - 0:04', 'Entrevistadora', '¿Cómo llegó?'],
  ['0:04 - 0:09', 'P01', 'Caminando, y «así».'],
]
const STYLES = '<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
const inSheet = ROWS.map(
  (row) =>
    `<row>${row.map((text, i) => `<c r="${'ABC'[i]}1" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`,
).join('')

/** The parts of packages, to be changed before they are packed. */
const PACKAGES: readonly Parts[] = [
  wordParts(wordParagraph('E', 'H2') + wordParagraph('[00:00:04] - ¿Cómo llegó?'), STYLES),
  wordParts(wordTable(ROWS)),
  openParts(
    '<text:h text:outline-level="2">E</text:h><text:p>Así<text:s text:c="3"/>fue.</text:p>',
  ),
  sheetParts(
    `${inSheet}<row r="9"><c r="A9" s="1"><v>0.5</v></c><c r="C9" t="s"><v>0</v></c></row>`,
    '<si><t>Sí</t></si>',
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="21"/></cellXfs>',
  ),
  projectParts(
    '<AudioSource name="A"><Transcript plainTextPath="internal://a.txt"><SyncPoint timeStamp="0" position="0"/><SyncPoint timeStamp="4000" position="12"/></Transcript></AudioSource>',
    { 'Sources/a.txt': 'E: ¿Cómo?\nP: Así.' },
  ),
]
const TEXTS = [
  String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 A;}}\pard\outlinelevel0 E\par\pard [00:04] - \'bfC\u243?mo?\par\trowd\intbl a\cell b\cell\row}`,
  ROWS.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n'),
  ROWS.map((row) => row.join('\t')).join('\n'),
]

/** Tokens that stand where others were. */
const EVIL = [
  ...[
    '<',
    '>',
    '</w:p>',
    '<w:p>',
    '<w:tbl>',
    '<w:tr><w:tc>',
    '<!--',
    '<![CDATA[',
    '&#0;',
    '&#xD800;',
  ],
  ...['&lol;', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', '"', '-1', '1e999', 'NaN'],
  ...['internal://../a', '__proto__', '{', '}', '\\par', "\\'", '\\u-99999999', '\\uc9', '\\bin9 '],
  ...[
    '\\cell',
    '\\row',
    '\\intbl',
    ',',
    '\t',
    '\n',
    '99:99:99',
    '999999999',
    'XFD1048576',
    '\u0000',
  ],
]
const TOKEN = /<[^>]*>|\\?[\w']+|\s+|[^\s\w]/g

type Random = () => number
const below = (random: Random, limit: number): number => Math.floor(random() * limit)

/** A text with tokens dropped, doubled or replaced. */
function mutantText(text: string, random: Random): string {
  const tokens = text.match(TOKEN) ?? []
  for (let left = 1 + below(random, 4); left > 0; left--) {
    const at = below(random, tokens.length)
    const token = tokens[at] ?? ''
    const evil = EVIL[below(random, EVIL.length)] ?? ''
    tokens[at] = ['', token + token, evil, evil][below(random, 4)] ?? ''
  }
  return tokens.join('')
}

/** A package of which one part is changed. */
function mutantParts(parts: Parts, random: Random): Uint8Array {
  const names = Object.keys(parts)
  const name = names[below(random, names.length)] ?? ''
  return packed({ ...parts, [name]: mutantText(parts[name] ?? '', random) })
}

/** Bytes that were changed, cut off, or doubled. */
function mutantBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Uint8Array.from(bytes)
  for (let left = 1 + below(random, 8); left > 0; left--) {
    copy[below(random, copy.length)] = [0, 0xff, below(random, 256)][below(random, 3)] ?? 0
  }
  const cut = below(random, copy.length)
  const ways = [copy, copy, copy.subarray(0, cut), Uint8Array.of(...copy, ...copy.subarray(cut))]
  return ways[below(random, ways.length)] ?? copy
}

test('1,200 mutated files are read or refused', () => {
  const random = seeded(20_261)
  const outcomes = Array.from({ length: 150 }, () => [
    ...PACKAGES.map((parts) =>
      outcome(random() < 0.6 ? mutantParts(parts, random) : mutantBytes(packed(parts), random)),
    ),
    ...TEXTS.map((text) =>
      outcome(
        random() < 0.6 ? strToU8(mutantText(text, random)) : mutantBytes(strToU8(text), random),
      ),
    ),
  ]).flat()
  expect(outcomes).toHaveLength(1200)
  expect(outcomes.filter((one) => one === 'read').length).toBeGreaterThan(400)
  expect(outcomes.filter((one) => one === 'file-broken').length).toBeGreaterThan(100)
})

test('none of the packages is read when it is cut, and each says that it is broken', () => {
  for (const parts of PACKAGES) {
    const bytes = packed(parts)
    const found = [0.9, 0.5, 0.1].map((part) => outcome(bytes.slice(0, bytes.length * part)))
    expect(found).toEqual(['file-broken', 'file-broken', 'file-broken'])
  }
})

/** A 32-bit field of a zip's directory, of its first part, set to another value. */
function withField(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const view = new DataView(copy.buffer)
  const end = copy.length - 22
  view.setUint32(view.getUint32(end + 16, true) + offset, value, true)
  return copy
}

describe('zips that lie', () => {
  const { 'word/document.xml': main = '' } = wordParts(wordParagraph('E: hola'))
  const honest = packed({ 'word/document.xml': main })
  const bomb = (bytes: number) =>
    packed({
      'word/document.xml': wordParts(wordParagraph('a'.repeat(bytes)))['word/document.xml'] ?? '',
    })
  test.each<[string, Uint8Array]>([
    ['a part that says it has 4 GB', withField(honest, 24, 0xffff_fffe)],
    ['a part that says it has more than there is', withField(honest, 24, main.length + 100)],
    ['a part that says it has less than there is', withField(honest, 24, 10)],
    ['a part of 200 MB that says it has 100 KB', withField(bomb(200_000_000), 24, 100_000)],
    ['a part of 200 MB', bomb(200_000_000)],
    ['a part of 10 MB in 10 KB', bomb(10_000_000)],
    ['another checksum', withField(honest, 16, 1)],
    ['a part beyond the end', withField(honest, 42, 0x7fff_ffff)],
    ['compressed bytes beyond the end', withField(honest, 20, 0x7fff_ffff)],
    ['an unknown method', withField(honest, 10, 99)],
    ['an encrypted part', withField(honest, 6, 0x0001_0014)],
    ['a name without end', withField(honest, 28, 0xffff_ffff)],
    ['no directory', honest.slice(0, -22)],
    ['zips in a zip', packed({ 'word/document.xml': 'PK\u0003\u0004' })],
  ])('%s', (_, bytes) => expect(['file-broken', 'file-unsupported']).toContain(outcome(bytes)))

  test('the honest one is read', () => expect(outcome(honest)).toBe('read'))
  test('a zip of other things is none of ours', () => {
    expect(outcome(packed({ '../../a.txt': 'E: hola', 'a/b.zip': 'PK' }))).toBe('file-unsupported')
  })
})

describe('XML that would grow, read others, or never end', () => {
  const LOL = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`)
  const withDtd = (dtd: string, said: string) => {
    const xml = wordParts(wordParagraph(said))['word/document.xml'] ?? ''
    return packed({
      'word/document.xml': xml.replace('<w:document', `<!DOCTYPE a [${dtd}]><w:document`),
    })
  }
  test.each<[string, Uint8Array]>([
    ['a billion laughs', withDtd(`<!ENTITY l0 "lol">${LOL.join('')}`, '&l9;')],
    ['a file of the machine', withDtd('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;')],
    ['a parameter', withDtd('<!ENTITY % x SYSTEM "http://127.0.0.1/"> %x;', 'a')],
    ['a million paragraphs within each other', packed(wordParts('<w:p>'.repeat(1_000_000)), 0)],
    ['deep tables', packed(wordParts('<w:tbl><w:tr><w:tc>'.repeat(100_000)), 0)],
  ])('%s', (_, bytes) => expect(outcome(bytes)).toBe('file-broken'))
})

describe('what is large takes time and memory in proportion', () => {
  const csvOf = (rows: string) => strToU8(`start,text\n${rows}`)
  const rtfOf = (text: string) => strToU8(`{\\rtf1 ${text}}`)
  const textSource = '<TextSource plainTextPath="internal://a.txt"/>'
  test.each<[string, () => Uint8Array]>([
    ['paragraphs', () => packed(wordParts('<w:p/>'.repeat(700_000)), 0)],
    [
      'cells',
      () => packed(wordParts(`<w:tbl>${'<w:tr><w:tc/></w:tr>'.repeat(150_000)}</w:tbl>`), 0),
    ],
    ['blanks in one', () => packed(openParts('<text:s text:c="999999999"/>'.repeat(150_000)), 0)],
    [
      'cells in one',
      () =>
        packed(
          openParts(
            `<table:table><table:table-row>${`<table:table-cell table:number-columns-repeated="16384"><text:p>${'a'.repeat(50_000)}</text:p></table:table-cell>`.repeat(150)}</table:table-row></table:table>`,
          ),
          0,
        ),
    ],
    [
      'one text in all cells',
      () =>
        packed(
          sheetParts(
            `<row><c t="inlineStr"><is><t>text</t></is></c><c t="inlineStr"><is><t>name</t></is></c></row>${'<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'.repeat(60_000)}`,
            `<si><t>${'a '.repeat(90_000)}</t></si>`,
          ),
          0,
        ),
    ],
    [
      'one source time and again',
      () =>
        packed(
          projectParts(textSource.repeat(2000), { 'Sources/a.txt': 'E: a\nP: b\n'.repeat(2000) }),
          0,
        ),
    ],
    [
      'lines of nothing',
      () =>
        packed(projectParts(textSource.repeat(8), { 'Sources/a.txt': '\n'.repeat(4_900_000) }), 0),
    ],
    ['braces', () => rtfOf('{'.repeat(2_000_000))],
    ['paragraphs of RTF', () => rtfOf('\\par '.repeat(2_000_000))],
    ['cells of RTF', () => rtfOf('a\\cell '.repeat(1_500_000))],
    ['bytes of RTF', () => rtfOf("\\'e1".repeat(1_000_000))],
    ['backslashes', () => rtfOf('\\'.repeat(2_000_001))],
    ['quotes', () => csvOf('"'.repeat(2_000_000))],
    ['quotes that never close', () => csvOf('"a ,'.repeat(500_000))],
    ['commas', () => csvOf(','.repeat(2_000_000))],
    ['rows', () => csvOf('1,a\n'.repeat(500_000))],
    ['dashes for a time', () => csvOf(`${'- '.repeat(100_000)},a\n`.repeat(5))],
  ])('%s', (_, make) => {
    expect(['read', 'file-broken', 'file-empty']).toContain(outcome(make()))
  })

  test('a Word document of 60,000 words, each line in pieces as Word leaves them, is read', () => {
    const run =
      '<w:r w:rsidR="00A1"><w:rPr><w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">la señora </w:t></w:r>'
    const line = `<w:p w:rsidR="00B2"><w:r><w:t xml:space="preserve">E: </w:t></w:r>${run.repeat(6)}</w:p>`
    const result = readTranscriptFile(packed(wordParts(line.repeat(5000)), 0))
    expect(result).toMatchObject({ ok: true, value: [{ segments: { length: 5000 } }] })
  })
})
