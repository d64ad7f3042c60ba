import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../src/main/store/connection.ts'
import { searchQuery } from '../../src/main/store/search.ts'
import { startTestProgram, type TestProgram } from '../support/test-program.ts'
import { segmentRow, speakerRow, writing } from '../support/transcripts.ts'

describe('what is typed', () => {
  it.each([
    ['garc', '"garc"*'],
    ['casa  grande', '"casa"* "grande"*'],
    ['"casa grande" azul', '"casa grande" "azul"*'],
    ['«casa grande»', '"casa grande"'],
    ['NEAR(a OR b)*', '"NEAR(a"* "OR"* "b)*"*'],
    ['a"b', '"a"* "b"*'],
    ['¿? ...', null],
    ['', null],
  ])('%s is searched as words, whatever else it could mean', (typed, query) => {
    expect(searchQuery(typed)).toBe(query)
  })
})

describe('the search of a study', () => {
  let test: TestProgram
  let transcriptId: string
  beforeEach(async () => {
    test = startTestProgram()
    await test.call('study.create', { name: 'Uno', passphrase: 'tres tristes tigres' })
    await test.uploadFixture('audio/tone.wav')
    transcriptId = (await test.call('recording.list', {}))[0]?.transcriptId ?? ''
    await test.call('transcript.apply', {
      id: transcriptId,
      baseVersion: 0,
      patch: writing(
        [
          segmentRow(0, '¿Y usted, señora García?', 'a'),
          segmentRow(1, 'Trabajé en la panadería, en la panaderia de mi tío.'),
          segmentRow(2, 'Otra cosa.'),
        ],
        [speakerRow('a', 'Entrevistadora')],
      ),
    })
  })
  afterEach(() => test.close())

  const find = async (text: string) =>
    (await test.call('transcript.search', { text, limit: 10 })).map(({ segmentId }) => segmentId)

  it('finds words by their beginning, whatever their accents', async () => {
    const [hit] = await test.call('transcript.search', { text: 'GARCI', limit: 10 })
    expect(hit).toMatchObject({ transcriptId, segmentId: 's0', speaker: 'Entrevistadora' })
    expect(hit?.parts.filter(({ isHit }) => isHit)).toEqual([{ text: 'García', isHit: true }])
    expect(hit?.parts.map(({ text }) => text).join('')).toBe('¿Y usted, señora García?')
    expect(await find('panaderia tio')).toEqual(['s1'])
    expect(await find('"tio mi"')).toEqual([])
    expect(await find('"mi tío"')).toEqual(['s1'])
  })

  it('follows edits, removals and a recording that goes', async () => {
    const stored = await test.call('transcript.get', { id: transcriptId })
    const { segments } = stored.transcript
    await test.call('transcript.apply', {
      id: transcriptId,
      baseVersion: stored.version,
      patch: {
        ...writing([]),
        segments: { put: [segmentRow(2, 'El mezquite.')], drop: ['s1'] },
        order: segments.map(({ id }) => id).filter((id) => id !== 's1'),
      },
    })
    expect(await find('cosa')).toEqual([])
    expect(await find('panadería')).toEqual([])
    expect(await find('mezqui')).toEqual(['s2'])
    const [recording] = await test.call('recording.list', {})
    await test.call('recording.remove', { id: recording?.id ?? '' })
    expect(await find('mezqui')).toEqual([])
  })

  it('finds nothing in nothing, and no more than it is asked for', async () => {
    expect(await find(' ?! ')).toEqual([])
    expect(await test.call('transcript.search', { text: 'o', limit: 1 })).toHaveLength(1)
  })
})

it('finds what was there before the index was', () => {
  const db = new Database(':memory:')
  migrate(db, 3)
  db.exec(`INSERT INTO recording VALUES ('r', 'A', 'a.wav', '', 'x', 1, 'audio/wav', 'pcm', 1, 1, 1, '', 0);
    INSERT INTO transcript (id, recording_id, language) VALUES ('t', 'r', 'es');
    INSERT INTO segment VALUES ('s', 't', 0, NULL, NULL, NULL, 'el mezquite', 2)`)
  migrate(db)
  const found = db.prepare("SELECT rowid FROM segment_search WHERE segment_search MATCH 'mezquite'")
  expect(found.all()).toHaveLength(1)
})
