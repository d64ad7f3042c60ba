import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../src/core/result.ts'
import { createServer, type ServerOptions } from '../../src/ipc/server.ts'
import { handlersWith } from '../fixtures/host/handlers.ts'

const PERSON = { id: 'p1', code: 'P01', name: 'Inés Robledo', group: 'A', role: '', attributes: {} }

function server(overrides: Parameters<typeof handlersWith>[0], options: ServerOptions = {}) {
  return createServer(handlersWith(overrides), options)
}

describe('the call server', () => {
  it('hands the parsed input to the handler and its answer back', async () => {
    const { call } = server({
      'transcript.apply': ({ baseVersion }) => ok({ version: baseVersion + 1 }),
      'recording.update': ({ title }) =>
        title === 'Trimmed' ? ok(null) : fail({ code: 'locked' }),
    })
    const nothing = { put: [], drop: [] }
    const patch = { speakers: nothing, segments: nothing, mentions: nothing, order: null }
    expect(await call('transcript.apply', { id: 't1', baseVersion: 4, patch })).toEqual(
      ok({ version: 5 }),
    )
    expect(await call('recording.update', { id: 'r1', title: '  Trimmed ' })).toEqual(ok(null))
  })

  it('passes expected failures on as values', async () => {
    const failure = fail({ code: 'wait' as const, details: { seconds: 30 } })
    const { call } = server({ 'study.unlock': async () => failure })
    expect(await call('study.unlock', { secret: 'x', kind: 'passphrase' })).toEqual(failure)
  })

  it.each(['nope', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'study.open '])(
    'does not know a call named «%s»',
    async (name) => {
      expect(await server({}).call(name, {})).toEqual(
        fail({ code: 'bad-input', details: { field: 'call' } }),
      )
    },
  )

  it('does not take a name that is no string', async () => {
    const { call } = server({})
    const names = JSON.parse('[null, 7, ["studies.list"], { "toString": "studies.list" }]')
    for (const name of names) expect((await call(name, {})).ok).toBe(false)
  })

  it('refuses an input that does not parse, and tells the field but not its value', async () => {
    const { call } = server({ 'participant.put': () => ok(null) })
    const wrong = { ...PERSON, attributes: { 'Rosa Olmedo': 7 } }
    expect(await call('participant.put', wrong)).toEqual(
      fail({ code: 'bad-input', details: { field: 'attributes' } }),
    )
    expect(await call('study.open', { id: '../../etc/passwd' })).toEqual(
      fail({ code: 'bad-input', details: { field: 'id' } }),
    )
    expect(await call('study.open', 'text')).toEqual(
      fail({ code: 'bad-input', details: { field: 'input' } }),
    )
  })

  it('answers `internal` to a bug and tells only the kind of error', async () => {
    const told: string[][] = []
    const { call } = server(
      {
        'participant.put': ({ name }) => {
          throw new TypeError(`can't store ${name}`)
        },
        'participant.remove': () => Promise.reject(new RangeError('Inés')),
      },
      { onBug: (...args) => void told.push(args) },
    )
    expect(await call('participant.put', PERSON)).toEqual(fail({ code: 'internal' }))
    expect(await call('participant.remove', { id: 'p1' })).toEqual(fail({ code: 'internal' }))
    expect(told).toEqual([
      ['participant.put', 'TypeError'],
      ['participant.remove', 'RangeError'],
    ])
  })

  it('answers a throw that is expected by its code', async () => {
    const full = new Error('database or disk is full')
    const { call } = server(
      { 'study.lock': () => Promise.reject(full) },
      { expected: (error) => (error === full ? fail({ code: 'disk-full' }) : null) },
    )
    expect(await call('study.lock', {})).toEqual(fail({ code: 'disk-full' }))
  })

  it('checks what handlers answer where it is asked to', async () => {
    const wrong = { 'review.decide': () => ok({ changed: 0.5 }) }
    const input = { target: { mentionIds: ['m1'] }, change: { status: 'accepted' } }
    expect(await server(wrong).call('review.decide', input)).toEqual(ok({ changed: 0.5 }))
    const checked = server(wrong, { checkOutputs: true, onBug: () => {} })
    expect(await checked.call('review.decide', input)).toEqual(fail({ code: 'internal' }))
  })
})
