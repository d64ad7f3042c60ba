import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { NONCE_MARK } from '../../src/main/csp.ts'
import { createRequestHandler, empty, type Route } from '../../src/main/requests.ts'

const ROOT = mkdtempSync(join(tmpdir(), 'requests-'))
const PAGE = join(ROOT, 'page')
const SECRET = 'kept outside'
mkdirSync(join(PAGE, 'assets'), { recursive: true })
writeFileSync(join(PAGE, 'index.html'), `<meta nonce="${NONCE_MARK}"><title>page</title>`)
writeFileSync(join(PAGE, 'assets', 'app-1a2b.js'), 'export {}')
writeFileSync(join(PAGE, 'assets', 'app-1a2b.css'), 'p {}')
writeFileSync(join(ROOT, 'secret.txt'), SECRET)
symlinkSync(join(ROOT, 'secret.txt'), join(PAGE, 'link.txt'))
afterAll(() => rmSync(ROOT, { recursive: true }))

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 256)

const routes: readonly Route[] = [
  {
    method: 'GET',
    path: '/media/:id',
    async handle(request, { id }) {
      const [start = 0, end = 0] =
        (request.headers.get('range') ?? '').match(/\d+/g)?.map(Number) ?? []
      const headers = { 'content-range': `bytes ${start}-${end}/1000`, 'x-id': id ?? '' }
      return new Response(bytes.slice(start, end + 1), { status: 206, headers })
    },
  },
  {
    method: 'PUT',
    path: '/media/:id',
    handle: async (request) => new Response(String((await request.arrayBuffer()).byteLength)),
  },
  {
    method: 'GET',
    path: '/broken',
    handle: () => Promise.reject(new Error('Inés Robledo, tape 3')),
  },
  { method: 'GET', path: '/empty', handle: async () => empty(204) },
]
const handle = createRequestHandler({ rendererFolder: PAGE, routes })
const get = (path: string, init?: RequestInit) =>
  handle(new Request(`app://sottovoce${path}`, init))

describe('the page and its files', () => {
  it('serves the page at /, never stored', async () => {
    const response = await get('/')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toContain('<title>page</title>')
  })

  it.each([
    ['/assets/app-1a2b.js', 'text/javascript; charset=utf-8'],
    ['/assets/app-1a2b.css', 'text/css; charset=utf-8'],
  ])('serves %s with its type', async (path, type) => {
    const response = await get(path)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
  })

  it('answers HEAD without a body and refuses other methods', async () => {
    const head = await get('/', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await get('/', { method: 'POST' })).status).toBe(405)
  })

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..\\secret.txt',
    '/%2fetc/passwd',
    '//etc/passwd',
    '/link.txt',
    '/assets',
    '/assets/',
    '/index.html%00.js',
    '/constructor',
  ])('finds nothing at %s', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain(SECRET)
  })
})

describe('headers', () => {
  it.each(['/', '/assets/app-1a2b.js', '/media/r1', '/nothing', '/broken', '/empty'])(
    'guards %s with a policy and against sniffing',
    async (path) => {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/(?<!'wasm-)unsafe|https?:|\*/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    },
  )

  it('gives each page a nonce of its own, for styles alone', async () => {
    const nonces = await Promise.all(
      [get('/'), get('/')].map(async (sent) => {
        const response = await sent
        const policy = response.headers.get('content-security-policy') ?? ''
        const [, nonce = ''] = /style-src 'self' 'nonce-([\w+/=]+)'/.exec(policy) ?? []
        expect(await response.text()).toContain(`nonce="${nonce}"`)
        return nonce
      }),
    )
    expect(nonces[0]).toHaveLength(24)
    expect(nonces[0]).not.toBe(nonces[1])
  })
})

describe('routes', () => {
  it('passes a range on, and the part that is asked for back', async () => {
    const response = await get('/media/r1', { headers: { range: 'bytes=300-309' } })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe('bytes 300-309/1000')
    expect(response.headers.get('x-id')).toBe('r1')
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes.slice(300, 310))
  })

  it('streams an upload in', async () => {
    const response = await get('/media/r1', { method: 'PUT', body: bytes })
    expect(await response.text()).toBe('1000')
  })

  it.each(['/media/', '/media/a/b', '/media/..%2fx', '/media/a.b', `/media/${'a'.repeat(65)}`])(
    'takes no id as in %s',
    async (path) => expect((await get(path)).status).toBe(404),
  )

  it('tells a known path from a wrong method', async () => {
    expect((await get('/media/r1', { method: 'DELETE' })).status).toBe(405)
  })

  it('answers a bug with 500 and nothing more', async () => {
    const response = await get('/broken')
    expect([response.status, await response.text()]).toEqual([500, ''])
  })
})
