import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import { LABEL_EVERYTHING } from '../../src/core/deid/policy.ts'
import { redact } from '../../src/core/deid/redact.ts'
import { writeExport, type ExportAudio } from '../../src/core/exporters/index.ts'
import type { ExportFormatId } from '../../src/core/exporters/formats.ts'
import { sharedFolder } from '../support/shared.ts'

const SCHEMAS = sharedFolder('schemas')
const SCHEMA = `${SCHEMAS}REFI-QDA-Project.xsd`
const run = promisify(execFile)

function has(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Programs that are not ours may be missing; the test then says which. */
function needs(context: TestContext, program: string): void {
  context.skip(!has(program), `${program} is not installed`)
}

const TALK = redact(
  {
    id: 't',
    title: 'Entrevista <1> & "más"',
    language: 'es',
    mentions: [],
    speakers: ['Entrevistadora', 'P01'].map((name) => ({ id: name, name, participantId: null })),
    segments: [
      { speakerId: 'Entrevistadora', startMs: 0, endMs: 4000, text: '¿Cómo llegó usted?' },
      {
        speakerId: 'P01',
        startMs: 4000,
        endMs: 9500,
        text: 'Con [Persona 1] 😀 & <él>,\nya tarde.',
      },
      { speakerId: 'P01', startMs: null, endMs: null, text: 'Sin tiempo.' },
      { speakerId: null, startMs: 12_000, endMs: 13_250, text: '(risas)' },
    ].map((segment, i) => ({ id: `s${i}`, ...segment })),
  },
  new Map(),
  { language: 'es', treatments: LABEL_EVERYTHING },
)

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sottovoce-clients-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function put(format: ExportFormatId, transcripts = [TALK], audio: ExportAudio[] = []) {
  const [file] = await writeExport(format, transcripts, audio)
  if (!file) throw new Error('nothing written')
  const path = join(folder, `${format}.${file.name.split('.').at(-1)}`)
  await writeFile(path, file.bytes)
  return { path, bytes: file.bytes }
}

const sound = { bytes: Uint8Array.of(1, 2, 3), extension: 'm4a' }

describe('xmllint', () => {
  test.for([
    ['text sources', [TALK, TALK], []],
    ['audio sources', [TALK, TALK], [sound, sound]],
    ['no source', [], []],
  ] as const)('finds the project valid with %s', async ([, transcripts, audio], context) => {
    needs(context, 'xmllint')
    context.skip(!existsSync(SCHEMA), 'the REFI-QDA schema is not here')
    const { bytes } = await put('qdpx', [...transcripts], [...audio])
    const path = join(folder, 'project.qde')
    await writeFile(path, unzipSync(bytes)['project.qde'] ?? new Uint8Array())
    const { stderr } = await run('xmllint', ['--noout', '--schema', SCHEMA, path])
    expect(stderr).toContain('validates')
  })

  test.for([
    ['eaf', '--schema', 'EAFv3.0.xsd'],
    ['exb', '--dtdvalid', 'exmaralda-basic-transcription.dtd'],
  ] as const)('finds %s valid', async ([format, how, schema], context) => {
    needs(context, 'xmllint')
    context.skip(!existsSync(SCHEMAS + schema), `${schema} is not here`)
    const { path } = await put(format)
    const found = await run('xmllint', ['--noout', '--nonet', how, SCHEMAS + schema, path])
    expect(found.stdout).toBe('')
  })

  test.for(['docx', 'docx-table'] as const)(
    'finds every part of %s well formed',
    async (format, context) => {
      needs(context, 'xmllint')
      const parts = Object.entries(unzipSync((await put(format)).bytes))
      for (const [name, bytes] of parts) {
        const path = join(folder, 'part.xml')
        await writeFile(path, bytes)
        const found = await run('xmllint', ['--noout', path]).catch((error: unknown) => error)
        expect({ name, found }).toEqual({ name, found: { stdout: '', stderr: '' } })
      }
    },
  )
})

describe('ffmpeg', () => {
  test.for(['vtt', 'srt'] as const)('reads the cues of %s', async (format, context) => {
    needs(context, 'ffmpeg')
    const { path } = await put(format)
    const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', path, '-f', 'srt', '-'])
    const times = Array.from(stdout.matchAll(/^(\S+) --> (\S+)$/gm), ([, from, to]) => [from, to])
    expect(times).toEqual([
      ['00:00:00,000', '00:00:04,000'],
      ['00:00:04,000', '00:00:09,500'],
      ['00:00:09,500', '00:00:12,000'],
      ['00:00:12,000', '00:00:13,250'],
    ])
    expect(stdout).toMatch(/¿Cómo llegó usted\?/)
    expect(stdout).toMatch(/Con \[Persona 1\] 😀 & <él>,\r?\nya tarde\./)
  })
})

describe('mkvmerge', () => {
  test.for(['vtt', 'srt'] as const)('takes %s', async (format, context) => {
    needs(context, 'mkvmerge')
    const { path } = await put(format)
    const { stdout } = await run('mkvmerge', ['--identify', '-F', 'json', path])
    expect(JSON.parse(stdout)).toMatchObject({
      container: { recognized: true, supported: true },
      tracks: [{ type: 'subtitles' }],
    })
  })
})

describe('LibreOffice', () => {
  test.for(['docx', 'docx-table'] as const)(
    'reads every turn of %s',
    { timeout: 60_000 },
    async (format, context) => {
      needs(context, 'soffice')
      const { path } = await put(format)
      const profile = `-env:UserInstallation=file://${folder}/profile`
      const to = ['--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder]
      await run('soffice', [profile, ...to, path])
      const text = await readFile(join(folder, `${format}.txt`), 'utf8')
      const expected = ['Entrevistadora', '¿Cómo llegó usted?', 'P01', 'Con [Persona 1] 😀 & <él>,']
      const at = expected.map((part) => text.indexOf(part))
      expect(at.every((position, i) => position > (at[i - 1] ?? -1))).toBe(true)
      expect(text).toContain(format === 'docx' ? '[00:00:04] - Con' : '00:00:04.0 - 00:00:09.5')
    },
  )
})
