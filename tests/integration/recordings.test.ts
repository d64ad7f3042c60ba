import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixture, startTestProgram, type TestProgram } from '../support/test-program.ts'

let test: TestProgram
beforeEach(async () => {
  test = startTestProgram()
  await test.call('study.create', { name: 'Uno', passphrase: 'tres tristes tigres' })
})
afterEach(() => test.close())

const mediaFiles = () => readdirSync(join(test.studiesFolder, 'Uno.sottovoce', 'media'))

describe('importing', () => {
  it('keeps a recording with its own name, length and codec, and an empty transcript', async () => {
    const job = await test.uploadFixture('audio/tone.mp3')
    expect(job).toMatchObject({ kind: 'import', state: 'done' })
    const [recording] = await test.call('recording.list', {})
    expect(recording).toMatchObject({ originalName: 'tone.mp3', title: 'tone', segments: 0 })
    expect(recording?.durationMs).toBeGreaterThan(0)
    expect(mediaFiles()).toEqual([recording?.id])
  })

  it('notices a recording that is there already, and leaves nothing of the second', async () => {
    await test.uploadFixture('audio/tone.wav')
    const again = await test.upload('otro nombre.wav', await readFile(fixture('audio/tone.wav')))
    expect(again).toMatchObject({ state: 'failed', error: { code: 'file-duplicate' } })
    expect(await test.call('recording.list', {})).toHaveLength(1)
    expect(mediaFiles()).toHaveLength(1)
  })

  it.each([
    ['an empty file', 'nada.wav', Buffer.alloc(0), 'file-empty'],
    [
      'text that calls itself mp3',
      'carta.mp3',
      Buffer.from('hola '.repeat(500)),
      'file-unsupported',
    ],
    ['noise that calls itself m4a', 'ruido.m4a', Buffer.alloc(9000, 0xa7), 'file-unsupported'],
  ])('refuses %s and leaves nothing behind', async (_what, name, bytes, code) => {
    expect(await test.upload(name, bytes)).toMatchObject({ state: 'failed', error: { code } })
    expect(await test.call('recording.list', {})).toEqual([])
    expect(mediaFiles()).toEqual([])
  })

  it('takes a recording for what it is, whatever its name says', async () => {
    const job = await test.upload('entrevista.mp3', await readFile(fixture('audio/tone.wav')))
    expect(job.state).toBe('done')
    const { body, headers } = await test.program.handleRequest(
      new Request(`http://localhost/media/${job.resultId}`),
    )
    expect(headers.get('content-type')).toMatch(/wav/)
    await body?.cancel()
  })

  it('stops when it is cancelled, and leaves nothing behind', async () => {
    let cancelled = false
    const endless = new ReadableStream<Uint8Array>({
      async pull(controller) {
        controller.enqueue(new Uint8Array(65_536))
        const running = test.events.find((event) => event.type === 'job')
        if (running?.type !== 'job' || cancelled) return
        cancelled = true
        await test.call('job.cancel', { id: running.job.id })
      },
    })
    const init: RequestInit & { duplex: 'half' } = { method: 'PUT', body: endless, duplex: 'half' }
    const request = new Request('http://localhost/upload?name=larga.wav', init)
    const response = await test.program.handleRequest(request)
    expect(await response.json()).toMatchObject({ state: 'cancelled', error: null })
    expect(mediaFiles()).toEqual([])
  })
})

describe('what the page fetches', () => {
  it('gives any range of the sound, and nothing when the study is locked', async () => {
    const { resultId } = await test.uploadFixture('audio/tone.wav')
    const plain = await readFile(fixture('audio/tone.wav'))
    const url = `http://localhost/media/${resultId}`
    const part = await test.program.handleRequest(
      new Request(url, { headers: { range: 'bytes=100-299' } }),
    )
    expect(part.status).toBe(206)
    expect(Buffer.from(await part.arrayBuffer()).equals(plain.subarray(100, 300))).toBe(true)
    await test.call('study.lock', {})
    expect((await test.program.handleRequest(new Request(url))).status).toBe(409)
  })

  it.each(['peaks', 'speech'])('keeps %s and gives them back', async (kind) => {
    const { resultId } = await test.uploadFixture('audio/tone.wav')
    const url = `http://localhost/${kind}/${resultId}`
    expect((await test.program.handleRequest(new Request(url))).status).toBe(404)
    const body = new Blob([new Uint8Array([1, 2, 3, 4])])
    const headers = { 'content-length': '4' }
    const put = new Request(url, { method: 'PUT', headers, body })
    expect((await test.program.handleRequest(put)).status).toBe(204)
    const got = await test.program.handleRequest(new Request(url))
    expect([...new Uint8Array(await got.arrayBuffer())]).toEqual([1, 2, 3, 4])
  })
})

it('removes a recording with all that belongs to it', async () => {
  const { resultId } = await test.uploadFixture('audio/tone.wav')
  await test.call('recording.remove', { id: resultId ?? '' })
  expect(await test.call('recording.list', {})).toEqual([])
  expect(mediaFiles()).toEqual([])
  expect(await test.refused('recording.remove', { id: resultId ?? '' })).toEqual({
    code: 'not-found',
  })
})
