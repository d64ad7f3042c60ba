import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LONGEST_LABEL, MOST_MARKERS } from '../../src/core/audio/markers.ts'
import { EXPORT_FORMAT_IDS } from '../../src/core/exporters/formats.ts'
import { piecesOf } from '../../src/core/exporters/readable-text.ts'
import { startTestProgram, type TestProgram } from '../support/test-program.ts'
import { segmentRow, writing } from '../support/transcripts.ts'

const PASSPHRASE = 'tres tristes tigres'
const LABEL = 'Eduviges Dyada llora'

let test: TestProgram
let recordingId: string
afterEach(() => test.close())

async function start(passphrase: string | null) {
  test = startTestProgram()
  await test.call('study.create', { name: 'Uno', passphrase })
  recordingId = (await test.uploadFixture('audio/tone.wav')).resultId ?? ''
}
const marker = (n: number, atMs = n * 10, label = '') => ({ id: `m${n}`, atMs, label })
const put = (row: ReturnType<typeof marker>, of = recordingId) =>
  test.call('marker.put', { recordingId: of, marker: row })
const list = (of = recordingId) => test.call('marker.list', { recordingId: of })
const bytesOnDisk = () =>
  readdirSync(test.studiesFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))

describe('markers', () => {
  beforeEach(() => start(null))

  it('are kept by time, changed, and told to the page', async () => {
    await put(marker(2))
    await put(marker(1))
    await put(marker(2, 5, `  ${LABEL} `))
    expect(await list()).toEqual([marker(2, 5, LABEL), marker(1)])
    expect(test.events).toContainEqual({ type: 'changed', what: 'markers', id: recordingId })
  })

  it('are removed, and come back by being put again', async () => {
    await put(marker(1, 10, LABEL))
    await test.call('marker.remove', { id: 'm1' })
    expect(await list()).toEqual([])
    expect(await test.refused('marker.remove', { id: 'm1' })).toEqual({ code: 'not-found' })
    await put(marker(1, 10, LABEL))
    expect(await list()).toEqual([marker(1, 10, LABEL)])
  })

  it('lie within their recording, and stay with it', async () => {
    const [recording] = await test.call('recording.list', {})
    await put(marker(1, 300_000_000))
    expect((await list())[0]?.atMs).toBe(recording?.durationMs)
    const other = (await test.uploadFixture('audio/tone.mp3')).resultId ?? ''
    const moved = { recordingId: other, marker: marker(1, 0) }
    expect(await test.refused('marker.put', moved)).toMatchObject({ code: 'not-found' })
    expect(await list(other)).toEqual([])
    const nowhere = { recordingId: 'none', marker: marker(2) }
    expect(await test.refused('marker.put', nowhere)).toMatchObject({ code: 'not-found' })
    expect(await list('none')).toEqual([])
  })

  it.each([
    ['a long label', marker(1, 0, 'x'.repeat(LONGEST_LABEL + 1))],
    ['a time before the start', marker(1, -1)],
    ['a part of a millisecond', marker(1, 0.5)],
    ['an id that is none', { ...marker(1), id: '../x' }],
  ])('are refused with %s', async (_what, row) => {
    const answer = await test.program.call('marker.put', { recordingId, marker: row })
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } })
  })

  it('are so many and no more, and those that are there can still be changed', async () => {
    for (let n = 0; n < MOST_MARKERS; n++) await put(marker(n))
    const oneMore = { recordingId, marker: marker(MOST_MARKERS) }
    expect(await test.refused('marker.put', oneMore)).toEqual({
      code: 'too-many-markers',
      details: { most: MOST_MARKERS },
    })
    await put(marker(3, 30, LABEL))
    expect(await list()).toHaveLength(MOST_MARKERS)
  })

  it('go with their recording', async () => {
    await put(marker(1, 10, LABEL))
    await test.call('recording.remove', { id: recordingId })
    await test.call('study.close', {})
    const path = join(test.studiesFolder, 'Uno.sottovoce', 'study.db')
    const db = new Database(path, { readonly: true })
    expect(db.prepare('SELECT * FROM marker').all()).toEqual([])
    db.close()
  })

  it('are read in order through an index', async () => {
    await test.call('study.close', {})
    const path = join(test.studiesFolder, 'Uno.sottovoce', 'study.db')
    const db = new Database(path, { readonly: true })
    const query = 'SELECT id FROM marker WHERE recording_id = ? ORDER BY at_ms, id'
    const plan = JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${query}`).all('x'))
    db.close()
    expect(plan).toContain('marker_by_recording')
  })

  it('stand in no file that is exported and in no log', async () => {
    await put(marker(1, 10, LABEL))
    const id = (await test.call('recording.list', {}))[0]?.transcriptId ?? ''
    const patch = writing([segmentRow(0, 'Bueno, pues sí.')])
    await test.call('transcript.apply', { id, baseVersion: 0, patch })
    const { exportId, leaks } = await test.call('export.prepare', {
      transcriptIds: [id],
      formats: [...EXPORT_FORMAT_IDS],
      includeAudio: false,
    })
    const overrides = leaks.map((leak) => ({ leakId: leak.id, reason: 'de prueba' }))
    await test.call('export.write', { exportId, overrides })
    const files = test.host.delivered.flat()
    expect(files.length).toBeGreaterThan(0)
    for (const { name, bytes } of files) {
      expect(JSON.stringify(piecesOf(name, bytes))).not.toContain('Eduviges')
    }
    expect(JSON.stringify(await test.call('log.list', { limit: 100 }))).not.toContain('Eduviges')
  })
})

describe('markers of a protected study', () => {
  beforeEach(() => start(PASSPHRASE))

  it('are shut with it, come back with it, and are not to be read on the disk', async () => {
    await put(marker(1, 10, LABEL))
    const isSecret = () => bytesOnDisk().every((bytes) => !bytes.includes('Eduviges'))
    expect(isSecret()).toBe(true)
    await test.call('study.lock', {})
    expect(isSecret()).toBe(true)
    for (const refused of [
      test.refused('marker.list', { recordingId }),
      test.refused('marker.put', { recordingId, marker: marker(2) }),
      test.refused('marker.remove', { id: 'm1' }),
    ]) {
      expect(await refused).toEqual({ code: 'locked' })
    }
    await test.call('study.unlock', { secret: PASSPHRASE, kind: 'passphrase' })
    expect(await list()).toEqual([marker(1, 10, LABEL)])
  })
})
