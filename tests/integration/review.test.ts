import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EXPORT_FORMAT_IDS } from '../../src/core/exporters/formats.ts'
import { patchOf } from '../../src/core/transcript/patch.ts'
import { startTestProgram, type TestProgram } from '../support/test-program.ts'
import { segmentRow, speakerRow, writing } from '../support/transcripts.ts'

const TEXTS = [
  'Buenas tardes, soy la doctora Remedios Urquiza Balderas y trabajo en la Clínica del Bosque.',
  'Yo vengo con Remedios desde el 3 de mayo de 2021. Mi hermano Fulgencio también.',
  'El camino del bosque es largo, dice Remedios.',
]

let test: TestProgram
let id: string
beforeEach(async () => {
  test = startTestProgram()
  await test.call('study.create', { name: 'Uno', passphrase: null })
  await test.uploadFixture('audio/tone.wav')
  const [recording] = await test.call('recording.list', {})
  id = recording?.transcriptId ?? ''
  const segments = TEXTS.map((text, n) => segmentRow(n, text, 'a'))
  const patch = writing(segments, [speakerRow('a', 'Entrevistada')])
  await test.call('transcript.apply', { id, baseVersion: 0, patch })
})
afterEach(() => test.close())

async function transcript() {
  return (await test.call('transcript.get', { id })).transcript
}
async function mentions() {
  const { segments, mentions: all } = await transcript()
  const texts = new Map(segments.map((segment) => [segment.id, segment.text]))
  return all.map((mention) => ({
    ...mention,
    surface: (texts.get(mention.segmentId) ?? '').slice(mention.start, mention.end),
  }))
}
async function detect() {
  const { jobId } = await test.call('detect.run', { transcriptIds: [id] })
  expect(await test.jobEnded(jobId)).toMatchObject({ state: 'done' })
  return mentions()
}
async function acceptAll() {
  const mentionIds = (await mentions()).map((mention) => mention.id)
  await test.call('review.decide', { target: { mentionIds }, change: { status: 'accepted' } })
}
const prepare = (formats: ('txt' | 'docx' | 'qdpx' | 'csv')[]) =>
  test.call('export.prepare', { transcriptIds: [id], formats, includeAudio: false })

describe('finding', () => {
  it('proposes mentions that name their detector and say why, one entity for one person', async () => {
    const found = await detect()
    const person = found.filter(({ surface }) => surface.includes('Remedios'))
    expect(person.length).toBeGreaterThanOrEqual(3)
    expect(new Set(person.map(({ entityId }) => entityId)).size).toBe(1)
    for (const { detector, reason, status } of found) {
      expect(detector).not.toBe('')
      expect(reason.es).not.toBe('')
      expect(reason.en).not.toBe('')
      expect(status).toBe('proposed')
    }
  })

  it('keeps decisions when it is run again', async () => {
    const [first] = await detect()
    const target = { mentionIds: [first?.id ?? ''] }
    await test.call('review.decide', { target, change: { status: 'rejected' } })
    const again = await detect()
    expect(again.find((mention) => mention.id === first?.id)?.status).toBe('rejected')
  })
})

describe('deciding', () => {
  it('settles an entity at once, and takes it back and forth', async () => {
    const found = await detect()
    const entityId = found.find(({ surface }) => surface === 'Remedios')?.entityId ?? ''
    const statuses = async () =>
      (await mentions()).filter((m) => m.entityId === entityId).map((m) => m.status)
    const target = { entityId, transcriptId: id }
    const { changed } = await test.call('review.decide', { target, change: { status: 'accepted' } })
    expect(changed).toBeGreaterThanOrEqual(3)
    expect(new Set(await statuses())).toEqual(new Set(['accepted']))
    await test.call('review.undo', {})
    expect(new Set(await statuses())).toEqual(new Set(['proposed']))
    await test.call('review.redo', {})
    expect(new Set(await statuses())).toEqual(new Set(['accepted']))
  })

  it('marks by hand what is missing, here or everywhere', async () => {
    const start = TEXTS[2]?.indexOf('bosque') ?? 0
    const span = { segmentId: 's2', start, end: start + 'bosque'.length }
    const here = await test.call('review.mark', { ...span, category: 'PLACE', scope: 'here' })
    expect(here.changed).toBe(1)
    await test.call('review.undo', {})
    expect(await mentions()).toEqual([])
    const all = await test.call('review.mark', { ...span, category: 'PLACE', scope: 'transcript' })
    expect(all.changed).toBe(2)
    expect((await mentions()).map(({ surface }) => surface).sort()).toEqual(['Bosque', 'bosque'])
  })

  it('changes category and span, and refuses an empty or overlapping one', async () => {
    const found = await detect()
    const mention = found.find(({ surface }) => surface.includes('Clínica'))
    const mentionId = mention?.id ?? ''
    const change = { category: 'PLACE' as const }
    await test.call('review.decide', { target: { mentionIds: [mentionId] }, change })
    const start = TEXTS[0]?.indexOf('Bosque') ?? 0
    await test.call('review.span', { mentionId, start, end: start + 6 })
    const now = (await mentions()).find((each) => each.id === mentionId)
    expect(now).toMatchObject({ category: 'PLACE', surface: 'Bosque' })
    expect(await test.refused('review.span', { mentionId, start: 0, end: 400 })).toEqual({
      code: 'invalid-span',
    })
  })

  it('follows the text when it is edited, and drops what was deleted', async () => {
    await detect()
    await acceptAll()
    const before = await test.call('transcript.get', { id })
    const [first, ...rest] = before.transcript.segments
    const moved = before.transcript.mentions
      .filter((mention) => mention.segmentId === 's0')
      .map((mention) => ({ ...mention, start: mention.start + 3, end: mention.end + 3 }))
    const patch = {
      ...writing([{ ...first!, text: `Eh, ${first?.text.slice(1)}` }]),
      mentions: { put: moved, drop: [] },
      order: ['s0', 's2'],
      segments: { put: [{ ...first!, text: `Eh,${first?.text}` }], drop: ['s1'] },
    }
    await test.call('transcript.apply', { id, baseVersion: before.version, patch })
    const after = await mentions()
    expect(after.map(({ surface }) => surface)).toContain('Clínica del Bosque')
    expect(after.every(({ status }) => status === 'accepted')).toBe(true)
    expect(after.some((mention) => mention.segmentId === 's1')).toBe(false)
    expect(rest).toHaveLength(2)
  })
})

describe('edits', () => {
  it('refuses an edit on an older version, and one that breaks the transcript', async () => {
    const patch = writing([segmentRow(0, 'otra cosa')])
    expect(await test.refused('transcript.apply', { id, baseVersion: 0, patch })).toEqual({
      code: 'conflict',
    })
    const backwards = { ...segmentRow(0, 'hola'), startMs: 9000, endMs: 1000 }
    const broken = { ...writing([backwards]), order: ['s0', 's1', 's2'] }
    expect(await test.refused('transcript.apply', { id, baseVersion: 1, patch: broken })).toEqual({
      code: 'invalid-patch',
    })
    expect((await transcript()).segments[0]?.text).toBe(TEXTS[0])
  })
})

describe('exporting', () => {
  it('writes files without any accepted identifier, and with what was rejected', async () => {
    const found = await detect()
    await acceptAll()
    const brother = found.find(({ surface }) => surface === 'Fulgencio')
    const target = { mentionIds: [brother?.id ?? ''] }
    await test.call('review.decide', { target, change: { status: 'rejected' } })
    const { exportId, leaks, undecided } = await prepare(['docx', 'qdpx', 'txt'])
    expect(leaks).toEqual([])
    expect(undecided).toBe(0)
    await test.call('export.write', { exportId, overrides: [] })
    const [files] = test.host.delivered
    expect(files?.map(({ name }) => name.split('.').at(-1)).sort()).toEqual(['docx', 'qdpx', 'txt'])
    for (const { name, bytes } of files ?? []) {
      const parts = name.endsWith('.txt') ? { name: bytes } : unzipSync(bytes)
      const text = Object.values(parts)
        .map((part) => strFromU8(part))
        .join('\n')
      expect(text).not.toMatch(/Remedios|Urquiza|Balderas|Clínica del Bosque|mayo de 2021/)
      expect(text).toContain('Fulgencio')
    }
    expect((await test.call('recording.list', {}))[0]?.exportedAt).not.toBeNull()
  })

  it('writes nothing while something is left, unless a reason is given, which is logged', async () => {
    await detect()
    const { exportId, leaks, undecided } = await prepare(['csv'])
    expect(leaks.length).toBeGreaterThan(3)
    expect(undecided).toBeGreaterThan(3)
    expect(await test.refused('export.write', { exportId, overrides: [] })).toEqual({
      code: 'leaks-left',
    })
    expect(test.host.delivered).toEqual([])
    const overrides = leaks.map((leak) => ({ leakId: leak.id, reason: 'consta en el permiso' }))
    await test.call('export.write', { exportId, overrides })
    expect(test.host.delivered).toHaveLength(1)
    const log = await test.call('log.list', { limit: 200 })
    const overridden = log.filter(({ action }) => action === 'leak-overridden')
    expect(overridden).toHaveLength(leaks.length)
    expect(JSON.stringify(log)).not.toMatch(/Remedios|Bosque|Fulgencio/)
  })

  it('says so when there is nothing to export or the folder can not be written', async () => {
    const { resultId } = await test.uploadFixture('audio/tone.mp3')
    const empty = (await test.call('recording.list', {})).find((each) => each.id === resultId)
    const transcriptIds = [empty?.transcriptId ?? '']
    expect(
      await test.refused('export.prepare', {
        transcriptIds,
        formats: ['txt'],
        includeAudio: false,
      }),
    ).toEqual({ code: 'empty-transcript' })

    await detect()
    await acceptAll()
    const { exportId } = await prepare(['txt'])
    test.host.refuse = 'cannot-write'
    expect(await test.refused('export.write', { exportId, overrides: [] })).toEqual({
      code: 'cannot-write',
    })
    expect((await test.call('recording.list', {}))[0]?.exportedAt).toBeNull()
    test.host.refuse = null
    await test.call('export.write', { exportId, overrides: [] })
    expect(test.host.delivered).toHaveLength(1)
    await test.call('study.close', {})
    expect(await test.refused('export.write', { exportId, overrides: [] })).toEqual({
      code: 'no-study',
    })
  })

  it('counts the recording itself as something to answer for', async () => {
    await detect()
    await acceptAll()
    const input = { transcriptIds: [id], formats: ['qdpx' as const], includeAudio: true }
    const { leaks } = await test.call('export.prepare', input)
    expect(leaks.map(({ source }) => source)).toEqual(['audio'])
  })
})

it('finds nothing in the sample once all of it is accepted, whatever speakers are called', async () => {
  await test.call('study.openSample', {})
  const group = (await test.call('recording.list', {})).find(({ language }) => language === 'es')
  id = group?.transcriptId ?? ''
  const proposed = (await mentions()).filter(({ status }) => status === 'proposed')
  await test.call('review.decide', {
    target: { mentionIds: proposed.map((mention) => mention.id) },
    change: { status: 'accepted' },
  })
  const people = await test.call('participant.list', {})
  expect(people.some(({ role }) => role.includes('Coordinador'))).toBe(true)
  const { leaks } = await test.call('export.prepare', {
    transcriptIds: [id],
    formats: [...EXPORT_FORMAT_IDS],
    includeAudio: false,
  })
  const seen = leaks.map(
    ({ file, surface, source }) => `${file.split('.').at(-1)} ${source} ${surface}`,
  )
  expect(seen).toEqual([])
})

it('still finds a name of the roster in what a speaker is called', async () => {
  await detect()
  await acceptAll()
  const roster = { id: 'p1', code: 'P1', name: 'Casimiro Ledezma', group: 'Proveedores' }
  await test.call('participant.put', { ...roster, role: 'Doctor Ledezma', attributes: {} })
  const { version } = await test.call('transcript.get', { id })
  const speaker = { ...speakerRow('a', 'Entrevistada'), participantId: 'p1' }
  const patch = patchOf({ speakers: { put: [speaker], drop: [] } })
  await test.call('transcript.apply', { id, baseVersion: version, patch })
  const { leaks } = await prepare(['txt', 'docx'])
  expect(new Set(leaks.map(({ surface, source }) => `${source} ${surface}`))).toEqual(
    new Set(['known Ledezma']),
  )
})
