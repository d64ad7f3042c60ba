import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EXPORT_FORMAT_IDS } from '../../src/core/exporters/formats.ts'
import { packed, projectParts, wordParagraph, wordParts } from '../support/packages.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

/** Two talks with one invented doctor, whose identifiers no rule should miss. */
const FIRST = `[00:00:01] Entrevistadora: Buenas tardes, doctora Elisa Montaño.
[00:00:04] Usuario: Le escribo a elisa.montano@example.org o le marco al 33 3615 0042.
`
const SECOND = `Entrevistadora: ¿Quién le atiende?
Usuario: La doctora Elisa Montaño, desde el 14 de marzo de 2019.
`
const SECRETS = ['Elisa', 'Montaño', 'elisa.montano', '3615', '14 de marzo']

let folder = ''
let out = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sottovoce-command-'))
  out = join(folder, 'out')
  await writeFile(join(folder, 'elisa.txt'), FIRST)
  await writeFile(join(folder, 'second.txt'), SECOND)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface Ran {
  readonly code: number
  readonly output: string
  readonly errors: string
}

const sottovoce = (...args: readonly string[]): Promise<Ran> =>
  new Promise((done) => {
    const all = ['--experimental-strip-types', '--no-warnings', MAIN, ...args]
    execFile(process.execPath, all, { cwd: folder }, (error, output, errors) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, output, errors })
    })
  })
const outputs = (): Promise<string[]> => readdir(out).catch(() => [])

test('two files in every format, with one entity for the doctor, and nothing of them in names', async () => {
  const args = ['elisa.txt', 'second.txt', '--to', EXPORT_FORMAT_IDS.join(','), '--out', 'out']
  const ran = await sottovoce('deidentify', ...args)
  expect(ran).toMatchObject({ code: 0, errors: '' })
  const names = await outputs()
  expect(new Set(names)).toEqual(new Set(ran.output.trim().split('\n')))
  expect(names).toHaveLength((EXPORT_FORMAT_IDS.length - 1) * 2 + 1)
  const [first, second] = await Promise.all(
    ['transcript-1.txt', 'transcript-2.txt'].map((name) => readFile(join(out, name), 'utf8')),
  )
  expect(first).toBe(
    '[00:00:01] Entrevistadora: Buenas tardes, doctora [Persona 1].\n\n' +
      '[00:00:04] Usuario: Le escribo a [Correo 1] o le marco al [Teléfono 1].\n',
  )
  expect(second).toContain('La doctora [Persona 1], desde el [Fecha 1].')
  for (const name of names) {
    const text = await readFile(join(out, name), 'latin1')
    expect(SECRETS.filter((secret) => (name + text).includes(secret))).toEqual([])
  }
})

test('a name that is certain in one file is found in the others', async () => {
  await writeFile(join(folder, 'elisa.txt'), 'Usuario: Soy Ernestina Quirarte, mucho gusto.\n')
  await writeFile(join(folder, 'second.txt'), 'Entrevistadora: ¿Y qué decían los quirarte?\n')
  const args = ['elisa.txt', 'second.txt', '--to', 'txt', '--out', 'out']
  expect(await sottovoce('deidentify', ...args)).toMatchObject({ code: 0 })
  expect(await readFile(join(out, 'transcript-2.txt'), 'utf8')).toBe(
    'Entrevistadora: ¿Y qué decían los [Persona 1]?\n',
  )
})

test('documents, and the several transcripts of a project', async () => {
  const said = '[00:00:01] - Soy Ernestina Quirarte, mucho gusto.'
  const word = wordParagraph('Usuario', 'H') + wordParagraph(said)
  const styles = '<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>'
  const sources = ['Buenas tardes.', 'Gracias, Ernestina Quirarte.'].map(
    (text) =>
      `<TextSource name="Quirarte"><PlainTextContent>E: ${text}</PlainTextContent></TextSource>`,
  )
  await writeFile(join(folder, 'elisa.txt'), packed(wordParts(word, styles)))
  await writeFile(join(folder, 'project'), packed(projectParts(sources.join(''))))
  const args = ['elisa.txt', 'project', '--to', 'txt', '--out', 'out', '--lang', 'es']
  expect(await sottovoce('deidentify', ...args)).toMatchObject({ code: 0, errors: '' })
  const texts = await Promise.all(
    [1, 2, 3].map((number) => readFile(join(out, `transcript-${number}.txt`), 'utf8')),
  )
  expect(texts).toEqual([
    '[00:00:01] Usuario: Soy [Persona 1], mucho gusto.\n',
    'E: Buenas tardes.\n',
    'E: Gracias, [Persona 1].\n',
  ])
})

test('labels in English, under a title', async () => {
  const args = ['second.txt', '--to', 'txt', '--out', 'out', '--title', 'Interview A']
  await writeFile(
    join(folder, 'second.txt'),
    'Interviewer: So this is Dr. Hannah Whitlock, right?\n',
  )
  expect(await sottovoce('deidentify', ...args)).toMatchObject({
    code: 0,
    output: 'Interview A.txt\n',
  })
  expect(await readFile(join(out, 'Interview A.txt'), 'utf8')).toContain('[Person 1]')
})

test('what the checks still find stops everything, and is told by category and line alone', async () => {
  const args = [
    'second.txt',
    '--to',
    'txt,docx',
    '--out',
    'out',
    '--title',
    'Con Zoraida 33 3615 0042',
  ]
  const { code, errors } = await sottovoce('deidentify', ...args, '--lang', 'es')
  expect(code).toBe(1)
  expect(errors).toMatch(/docx: PHONE left in line 1 \(detector\)/)
  expect(errors.replace(/^Con Zoraida 33 3615 0042[\w-]*\.\w+:/gm, '')).not.toMatch(
    /Montaño|Elisa|3615/,
  )
  expect(await outputs()).toEqual([])
})

test.each([
  [
    'a file that is not there',
    ['gone.txt', '--to', 'txt', '--out', 'out'],
    /^sottovoce: gone\.txt: /,
  ],
  [
    'bytes that are no text',
    ['binary.txt', '--to', 'txt', '--out', 'out'],
    /^sottovoce: binary\.txt: /,
  ],
  [
    'a document that was cut',
    ['cut.docx', '--to', 'txt', '--out', 'out'],
    /^sottovoce: cut\.docx: damaged/,
  ],
  [
    'one bad file among good ones',
    ['second.txt', 'empty.txt', '--to', 'txt', '--out', 'out'],
    /^sottovoce: empty\.txt: /,
  ],
  ['a format that is none', ['second.txt', '--to', 'txt,pdf', '--out', 'out'], /"pdf"/],
  ['no folder to write to', ['second.txt', '--to', 'txt'], /--out/],
  [
    'a file where the folder should be',
    ['second.txt', '--to', 'txt', '--out', 'elisa.txt'],
    /--out/,
  ],
  ['an unknown option', ['second.txt', '--to', 'txt', '--out', 'out', '--wide'], /--wide/],
  ['an unknown language', ['second.txt', '--to', 'txt', '--out', 'out', '--lang', 'fr'], /--lang/],
])('bad input: %s', async (_, args, message) => {
  await writeFile(join(folder, 'binary.txt'), Uint8Array.of(0, 1, 2, 3))
  await writeFile(join(folder, 'empty.txt'), '\n\n')
  await writeFile(join(folder, 'cut.docx'), packed(wordParts('')).slice(0, 300))
  const { code, errors, output } = await sottovoce('deidentify', ...args)
  expect({ code, output, lines: errors.trim().split('\n').length }).toEqual({
    code: 2,
    output: '',
    lines: 1,
  })
  expect(errors).toMatch(message)
  expect(await outputs()).toEqual([])
})

test('an input is never written over', async () => {
  await writeFile(join(folder, 'transcript-1.txt'), SECOND)
  expect(
    (await sottovoce('deidentify', 'transcript-1.txt', '--to', 'txt', '--out', '.')).code,
  ).toBe(2)
  expect(await readFile(join(folder, 'transcript-1.txt'), 'utf8')).toBe(SECOND)
})

test('help, and no command', async () => {
  const help = await sottovoce('--help')
  expect(help).toMatchObject({ code: 0, errors: '' })
  for (const format of EXPORT_FORMAT_IDS) expect(help.output).toContain(format)
  expect((await sottovoce()).code).toBe(2)
  expect((await sottovoce('dance')).code).toBe(2)
})
