import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeResponse } from '../../../src/main/media/range.ts'

const bytes = Uint8Array.from({ length: 100 }, (_, i) => i)

function ask(range: string | null, init: RequestInit = {}, content = bytes): Response {
  const stream = (start: number, end: number) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        if (end > start) controller.enqueue(content.slice(start, end))
        controller.close()
      },
    })
  const headers = new Headers(init.headers)
  if (range !== null) headers.set('range', range)
  const request = new Request('http://localhost/media/a', { ...init, headers })
  return rangeResponse({ size: content.length, type: 'audio/wav', stream }, request)
}

const bodyOf = async (response: Response) => [...new Uint8Array(await response.arrayBuffer())]
const slice = (start: number, end: number) => [...bytes.slice(start, end)]

describe('range response', () => {
  it.each<[string, number, number]>([
    ['bytes=0-', 0, 100],
    ['bytes=0-0', 0, 1],
    ['bytes=10-19', 10, 20],
    ['bytes=99-', 99, 100],
    ['bytes=90-1000', 90, 100],
    ['bytes=-1', 99, 100],
    ['bytes=-30', 70, 100],
    ['bytes=-1000', 0, 100],
    ['BYTES=5-6 ', 5, 7],
    ['bytes=0-99999999999999999999', 0, 100],
  ])('answers %j with that part', async (range, start, end) => {
    const response = ask(range)
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/100`)
    expect(response.headers.get('content-length')).toBe(String(end - start))
    expect(await bodyOf(response)).toEqual(slice(start, end))
  })

  it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0', 'bytes=99999999999999999999-'])(
    'refuses %j, which lies outside',
    async (range) => {
      const response = ask(range)
      expect(response.status).toBe(416)
      expect(response.headers.get('content-range')).toBe('bytes */100')
      expect(await bodyOf(response)).toEqual([])
    },
  )

  it.each([
    null,
    'bytes=',
    'bytes=-',
    'bytes=5-2',
    'bytes=a-b',
    'bytes=1.5-3',
    'bytes=--5',
    'bytes=+1-5',
    'bytes=0x1-5',
    'bytes 0-5',
    'items=0-5',
    'bytes=0-1,5-6',
    `bytes=${'9'.repeat(5_000)}-`,
    `bytes=${'0-1,'.repeat(5_000)}0-1`,
  ])('answers the whole to no or no plain range: %.40j', async (range) => {
    const response = ask(range)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-range')).toBeNull()
    expect(response.headers.get('content-length')).toBe('100')
    expect(await bodyOf(response)).toEqual([...bytes])
  })

  it('answers HEAD with the headers of the whole and no body', () => {
    const response = ask('bytes=0-5', { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-length')).toBe('100')
    expect(response.body).toBeNull()
  })

  it('ignores a range beside If-Range', () => {
    expect(ask('bytes=0-5', { headers: { 'if-range': '"x"' } }).status).toBe(200)
  })

  it('refuses other methods', () => {
    const response = ask(null, { method: 'POST', body: 'x' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD')
  })

  it('has nothing of an empty file to give', () => {
    expect(ask('bytes=0-', {}, new Uint8Array()).status).toBe(416)
    expect(ask('bytes=-5', {}, new Uint8Array()).status).toBe(416)
    expect(ask(null, {}, new Uint8Array()).headers.get('content-length')).toBe('0')
  })

  it('forbids keeping and guessing, whatever the status', () => {
    for (const response of [ask(null), ask('bytes=0-1'), ask('bytes=100-')]) {
      expect(response.headers.get('accept-ranges')).toBe('bytes')
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    }
    expect(ask('bytes=0-1').headers.get('content-type')).toBe('audio/wav')
  })

  it('gives for any header a length that is the body’s', async () => {
    const piece = fc.constantFrom('bytes', '=', '-', ',', ' ', '0', '7', '55', '100', '1e3', 'x')
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (parts) => {
        const response = ask(parts.join('').trim())
        const body = await bodyOf(response)
        expect([200, 206, 416]).toContain(response.status)
        if (response.status === 416) expect(body).toEqual([])
        else expect(response.headers.get('content-length')).toBe(String(body.length))
      }),
    )
  })
})
