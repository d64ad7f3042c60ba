import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fixture, startTestProgram, type TestProgram } from '../support/test-program.ts'
import { segmentRow, writing } from '../support/transcripts.ts'

const PASSPHRASE = 'tres tristes tigres'
const open: TestProgram[] = []
const start: typeof startTestProgram = (options) => {
  const program = startTestProgram(options)
  open.push(program)
  return program
}
afterEach(async () => {
  for (const program of open.splice(0).reverse()) await program.close()
})

/** Every file below a folder, with its bytes. */
const filesIn = (folder: string): { name: string; bytes: Buffer }[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({
      name: entry.name,
      bytes: readFileSync(join(entry.parentPath, entry.name)),
    }))

const SOUNDS = ['tone.wav', 'tone.mp3', 'tone.opus']

/** Runs of a recording that stand out: its header with the first frame's, and more from inside. */
function soundMarks(name: string): Buffer[] {
  const bytes = readFileSync(fixture(`audio/${name}`))
  return [0, 200, 600].map((start) => bytes.subarray(start, start + 16)).filter(isNoSilence)
}
const isNoSilence = (run: Buffer): boolean => new Set(run).size > 4

describe('a protected study', () => {
  it('opens with its passphrase or its recovery code, and with nothing else', async () => {
    const { call, refused } = start()
    const made = await call('study.create', { name: 'Estudio', passphrase: PASSPHRASE })
    expect(made.study).toMatchObject({ status: 'open', protected: true })
    expect(await call('study.lock', {})).toMatchObject({ status: 'locked', name: 'Estudio' })
    expect(await refused('recording.list', {})).toEqual({ code: 'locked' })
    expect(
      await refused('study.unlock', { secret: 'otra cosa larga', kind: 'passphrase' }),
    ).toMatchObject({ code: 'wrong-secret' })
    const unlocked = await call('study.unlock', { secret: PASSPHRASE, kind: 'passphrase' })
    expect(unlocked).toMatchObject({ status: 'open' })
    await call('study.lock', {})
    const secret = made.recoveryCode ?? ''
    expect(await call('study.unlock', { secret, kind: 'recovery' })).toMatchObject({
      status: 'open',
    })
  })

  it('makes each further guess wait longer', async () => {
    const { call, refused } = start()
    await call('study.create', { name: 'Estudio', passphrase: PASSPHRASE })
    await call('study.lock', {})
    const waits: number[] = []
    for (let guess = 0; guess < 5; guess++) {
      const failure = await refused('study.unlock', {
        secret: 'no es esta clave',
        kind: 'recovery',
      })
      if (failure.code === 'wait') waits.push(Number(failure.details?.['waitMs']))
    }
    expect(waits.length).toBeGreaterThan(0)
    expect(waits.every((ms) => ms > 0)).toBe(true)
  })

  it('holds no plain text and no sound on the disk', async () => {
    const { call, uploadFixture, studiesFolder } = start()
    await call('study.create', { name: 'Estudio', passphrase: PASSPHRASE })
    for (const sound of SOUNDS) {
      expect(await uploadFixture(`audio/${sound}`)).toMatchObject({ state: 'done' })
    }
    const [recording] = await call('recording.list', {})
    const id = recording?.transcriptId ?? ''
    const patch = writing([segmentRow(0, 'Soy Eduviges Dyada y vivo en Comala')])
    await call('transcript.apply', { id, baseVersion: 0, patch })
    const words = ['Eduviges', 'Comala', 'tone.mp3', 'SQLite format', 'Soy Eduviges Dyada']
    const marks = [
      ...words.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]),
      ...SOUNDS.flatMap(soundMarks),
    ]
    const check = () => {
      const files = filesIn(studiesFolder)
      expect(files.map(({ name }) => name)).toContain('study.db')
      for (const { bytes } of files) {
        expect(marks.filter((mark) => bytes.includes(mark))).toEqual([])
      }
    }
    check()
    await call('study.lock', {})
    check()
  })

  it('is made only with a passphrase of some length, under a name that is free', async () => {
    const { call, refused } = start()
    expect(await refused('study.create', { name: 'A', passphrase: 'corta' })).toMatchObject({
      code: 'passphrase-short',
    })
    await call('study.create', { name: 'A', passphrase: null })
    expect(await refused('study.create', { name: 'A', passphrase: null })).toEqual({
      code: 'study-exists',
    })
    expect(await refused('study.create', { name: '...', passphrase: null })).toEqual({
      code: 'name-invalid',
    })
  })
})

describe('opening', () => {
  it('lists recent studies and those in the studies folder', async () => {
    const first = start()
    await first.call('study.create', { name: 'Uno', passphrase: null })
    await first.call('study.close', {})
    const [listed] = await first.call('studies.list', {})
    expect(listed).toMatchObject({ name: 'Uno', protected: false })
    expect(await first.call('study.open', { id: listed?.id ?? '' })).toMatchObject({
      status: 'open',
      name: 'Uno',
    })
  })

  it('refuses a folder that is no study and leaves it alone', async () => {
    const { host, refused, folder } = start()
    const other = join(folder, 'fotos')
    mkdirSync(other)
    writeFileSync(join(other, 'playa.jpg'), 'x')
    host.studyToPick = other
    expect(await refused('study.openOther', {})).toEqual({ code: 'not-a-study' })
    expect(readdirSync(other)).toEqual(['playa.jpg'])
  })

  it('refuses a study of a newer program, by its envelope and by its store', async () => {
    const { call, refused, studiesFolder } = start()
    await call('study.create', { name: 'Uno', passphrase: null })
    await call('study.close', {})
    const [listed] = await call('studies.list', {})
    const id = listed?.id ?? ''
    const folder = join(studiesFolder, 'Uno.sottovoce')
    const db = new Database(join(folder, 'study.db'))
    db.pragma('user_version = 99')
    db.close()
    expect(await refused('study.open', { id })).toEqual({ code: 'newer-study' })
    expect(await call('app.state', {})).toMatchObject({ study: { status: 'none' } })

    const envelope = join(folder, 'study.json')
    const json = JSON.parse(readFileSync(envelope, 'utf8')) as object
    const newer = JSON.stringify({ ...json, version: 99 })
    writeFileSync(envelope, newer)
    expect(await refused('study.open', { id })).toEqual({ code: 'newer-study' })
    expect(readFileSync(envelope, 'utf8')).toBe(newer)
  })

  it('refuses a study that another program has open, until it is closed there', async () => {
    const first = start()
    await first.call('study.create', { name: 'Uno', passphrase: null })
    const second = start({ folder: first.folder })
    const [listed] = await second.call('studies.list', {})
    const id = listed?.id ?? ''
    expect(await second.refused('study.open', { id })).toEqual({ code: 'study-in-use' })
    await first.call('study.close', {})
    expect(await second.call('study.open', { id })).toMatchObject({ status: 'open' })
  })

  it('makes the sample study once, half done, and keeps what is changed in it', async () => {
    const first = start()
    expect(await first.call('study.openSample', {})).toMatchObject({ status: 'open', sample: true })
    const recordings = await first.call('recording.list', {})
    const group = recordings.find(({ language }) => language === 'es')
    expect(group?.mentions.accepted).toBeGreaterThan(5)
    expect(group?.mentions.rejected).toBeGreaterThan(0)
    expect(group?.mentions.proposed).toBeGreaterThan(5)
    expect(group?.transcribedMs).toBeLessThan((group?.durationMs ?? 0) * 0.9)
    await first.call('recording.update', { id: group?.id ?? '', title: 'Otro título' })
    await first.call('study.close', {})
    await first.call('study.openSample', {})
    const again = await first.call('recording.list', {})
    expect(again.map(({ title }) => title)).toContain('Otro título')
  })
})

describe('the automatic lock', () => {
  afterEach(() => vi.useRealTimers())

  it('locks a protected study after the set minutes without a sign of work', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
    const { call, program, events } = start()
    const { settings } = await call('app.state', {})
    await call('settings.put', { ...settings, autoLockMinutes: 5 })
    await call('study.create', { name: 'Estudio', passphrase: PASSPHRASE })
    const minutes = async (count: number) => {
      await vi.advanceTimersByTimeAsync(count * 60_000)
      await new Promise((next) => setTimeout(next, 20))
    }
    await minutes(4)
    await program.call('app.active', {})
    await minutes(4)
    expect(await call('app.state', {})).toMatchObject({ study: { status: 'open' } })
    await minutes(6)
    await vi.waitFor(() =>
      expect(events.findLast((event) => event.type === 'study')).toMatchObject({
        study: { status: 'locked' },
      }),
    )
  })
})
