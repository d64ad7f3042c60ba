import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer, request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ok } from '../../src/core/result.ts'
import { createBrowserHost, serve, type BrowserServer } from '../../src/main/hosts/browser.ts'
import { createEventLog } from '../../src/main/hosts/browser/event-log.ts'
import { createDownloads } from '../../src/main/hosts/browser/downloads.ts'
import { send } from '../../src/main/hosts/browser/node-http.ts'
import { smallProgram } from '../fixtures/host/program.ts'

const PAGE = mkdtempSync(join(tmpdir(), 'browser-server-'))
writeFileSync(join(PAGE, 'index.html'), '<title>the program</title>')
const IDLE_MS = 400

const program = smallProgram(PAGE)
const downloads = createDownloads()
const host = createBrowserHost(downloads)
const addresses: string[] = []
let server: BrowserServer
let origin = ''
let cookie = ''

beforeAll(async () => {
  const onAddress = (address: string) => void addresses.push(address)
  server = await serve(program, downloads, { port: 0, onAddress, idleMs: IDLE_MS })
  origin = new URL(server.address).origin
  cookie = await signIn(server.address)
})
afterAll(async () => {
  await server.close()
  rmSync(PAGE, { recursive: true })
})

async function signIn(address: string): Promise<string> {
  const response = await postToken(new URL(address).searchParams.get('token') ?? '')
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

const postToken = (body: string, headers: Record<string, string> = { origin }) =>
  fetch(`${origin}/session`, { method: 'POST', body, headers })

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(origin + path, { headers: { cookie, ...headers } })

function rpc(body: string, headers: Record<string, string> = {}) {
  const own = { cookie, origin, 'content-type': 'application/json' }
  return fetch(`${origin}/rpc`, { method: 'POST', body, headers: { ...own, ...headers } })
}

const LIST = JSON.stringify({ call: 'studies.list', input: {} })

/** What fetch may not do: any headers at all. Answers with the status. */
function raw(method: string, path: string, headers: Record<string, string>, body = '') {
  return new Promise<number>((resolve, reject) => {
    const { port } = new URL(origin)
    httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end(body)
  })
}

describe('signing in', () => {
  it('refuses whoever has no cookie, in both languages', async () => {
    const response = await fetch(`${origin}/`)
    expect(response.status).toBe(401)
    const text = await response.text()
    expect(text).toContain('Abra la dirección')
    expect(text).toContain('Open the address')
    expect(await fetch(`${origin}/rpc`, { method: 'POST', headers: { origin } })).toMatchObject({
      status: 401,
    })
  })

  it('shows a page that signs in, and does not use the token up by showing it', async () => {
    const address = server.address
    for (let visit = 0; visit < 3; visit++) {
      const page = await fetch(address)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('src="/sign-in.js"')
    }
    expect(server.address).toBe(address)
    const script = await fetch(`${origin}/sign-in.js`)
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it('takes each token once, and tells a fresh address', async () => {
    const before = addresses.length
    const token = new URL(server.address).searchParams.get('token') ?? ''
    const first = await postToken(token)
    expect(first.status).toBe(204)
    expect(first.headers.get('set-cookie')).toMatch(
      /^sottovoce-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    )
    expect((await postToken(token)).status).toBe(401)
    expect(addresses.length).toBe(before + 1)
    expect(server.address).not.toContain(token)
    expect((await get('/')).status).toBe(200)
  })

  it.each(['', 'short', 'x'.repeat(5000)])('takes no other token', async (token) => {
    expect((await postToken(token)).status).toBe(401)
  })

  it('takes no token from another origin', async () => {
    const token = new URL(server.address).searchParams.get('token') ?? ''
    expect((await postToken(token, { origin: 'http://evil.test' })).status).toBe(403)
    expect((await postToken(token, {})).status).toBe(403)
    expect(server.address).toContain(token)
  })

  it('does not take a cookie that it did not make', async () => {
    const [name = ''] = cookie.split('=')
    for (const wrong of [`${name}=`, `${name}=${'a'.repeat(43)}`, 'sottovoce=1']) {
      expect((await get('/', { cookie: wrong })).status).toBe(401)
    }
  })
})

describe('who may ask', () => {
  it.each(['localhost', 'evil.test', '127.0.0.1', '0.0.0.0', ''])(
    'refuses the host «%s»',
    async (name) => {
      const { port } = new URL(origin)
      const given = name === '127.0.0.1' ? `${name}:1` : `${name}:${port}`
      expect(await raw('GET', '/', { host: given, cookie })).toBe(403)
    },
  )

  it.each(['http://evil.test', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1'])(
    'refuses the origin «%s», whatever is asked',
    async (foreign) => {
      const { host: own } = new URL(origin)
      const headers = { host: own, cookie, origin: foreign, 'content-type': 'application/json' }
      expect(await raw('GET', '/', headers)).toBe(403)
      expect(await raw('GET', '/events', headers)).toBe(403)
      expect(await raw('POST', '/rpc', headers, LIST)).toBe(403)
      expect(await raw('PUT', '/upload', headers, 'x')).toBe(403)
    },
  )

  it('refuses writing without an origin', async () => {
    const headers = { host: new URL(origin).host, cookie, 'content-type': 'application/json' }
    expect(await raw('POST', '/rpc', headers, LIST)).toBe(403)
    expect(await raw('PUT', '/upload', headers, 'x')).toBe(403)
  })

  it('refuses pages of other sites and other ports, but not a visit to the start page', async () => {
    const { host: own } = new URL(origin)
    const site = (value: string, more = {}) => ({
      host: own,
      cookie,
      'sec-fetch-site': value,
      ...more,
    })
    expect(await raw('GET', '/events', site('same-site'))).toBe(403)
    expect(await raw('GET', '/media/x', site('cross-site'))).toBe(403)
    expect(await raw('POST', '/rpc', site('same-site', { origin }), LIST)).toBe(403)
    expect(await raw('POST', '/rpc', site('none', { origin }), LIST)).toBe(403)
    const visit = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect(await raw('GET', '/', site('cross-site', visit))).toBe(200)
    expect(await raw('GET', '/', site('none', visit))).toBe(200)
    expect(await raw('GET', '/events', site('cross-site', visit))).toBe(403)
    const framed = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }
    expect(await raw('GET', '/', site('cross-site', framed))).toBe(403)
  })

  it('never lets another origin read an answer', async () => {
    for (const path of ['/', '/nothing', '/sign-in.js']) {
      const { headers } = await get(path)
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  it('answers methods and addresses that no page sends with an error, and lives on', async () => {
    const { host: own } = new URL(origin)
    expect(await raw('OPTIONS', '*', { host: own })).toBe(400)
    expect(await raw('OPTIONS', '/rpc', { host: own, origin })).toBe(400)
    expect(await raw('TRACE', '/', { host: own })).toBe(400)
    expect((await get('/')).status).toBe(200)
  })
})

describe('calls', () => {
  it('go round', async () => {
    expect(await (await rpc(LIST)).json()).toEqual(ok([]))
  })

  it.each([
    ['no JSON', 'call', {}, 400],
    ['no call', '{}', {}, 400],
    ['a form', LIST, { 'content-type': 'text/plain' }, 415],
  ])('%s', async (_what, body, headers, status) => {
    expect((await rpc(body, headers)).status).toBe(status)
  })

  it('refuses a body over the limit, told or not', async () => {
    const { host: own } = new URL(origin)
    const headers = { host: own, cookie, origin, 'content-type': 'application/json' }
    const told = await raw('POST', '/rpc', { ...headers, 'content-length': String(2 ** 27) })
    expect(told).toBe(413)

    const block = Buffer.alloc(1 << 20, 32)
    const untold = new Promise<number>((resolve, reject) => {
      const { port } = new URL(origin)
      const sent = httpRequest({ host: '127.0.0.1', port, method: 'POST', path: '/rpc', headers })
      sent.on('response', (response) => {
        resolve(response.statusCode ?? 0)
        sent.destroy()
      })
      sent.on('error', reject)
      const write = () => void (sent.destroyed || sent.write(block, write))
      write()
    })
    expect(await untold).toBe(413)
  })
})

describe('uploads', () => {
  it('stream in', async () => {
    const body = new Uint8Array(3 << 20)
    const response = await fetch(`${origin}/upload`, {
      method: 'PUT',
      body,
      headers: { cookie, origin },
    })
    expect(await response.json()).toEqual({ bytes: 3 << 20 })
    expect(program.uploads.at(-1)).toBe(3 << 20)
  })

  it.each([
    ['is cut off half way', (socket: ReturnType<typeof connect>) => void socket.destroy()],
    ['stops sending', () => {}],
  ])('tell the program when the client %s', async (_how, end) => {
    const before = program.uploads.length
    const { port, host: own } = new URL(origin)
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => {})
    const head = ['PUT /upload HTTP/1.1', `Host: ${own}`, `Origin: ${origin}`, `Cookie: ${cookie}`]
    socket.write([...head, 'Content-Length: 1000', '', 'half'].join('\r\n'))
    setTimeout(() => end(socket), 50)
    await vi.waitFor(() => expect(program.uploads.length).toBe(before + 1), 5000)
    expect(program.uploads.at(-1)).toBe('broken')
    socket.destroy()
    expect((await get('/')).status).toBe(200)
  })
})

describe('slow clients', () => {
  it('are cut off when they do not finish their headers', async () => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    socket.on('error', () => {})
    socket.write('GET / HTTP/1.1\r\nHost: ')
    socket.resume()
    await new Promise((resolve) => socket.once('close', resolve))
  })
})

describe('events', () => {
  const study = { type: 'study', study: { status: 'none' } } as const

  /** Reads the stream until the text has come; gives all of it, and how to hang up. */
  async function listen(text: string, headers: Record<string, string> = {}) {
    const abort = new AbortController()
    const response = await fetch(`${origin}/events`, {
      headers: { cookie, ...headers },
      signal: abort.signal,
    })
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const read = (async () => {
      let all = ''
      const decoder = new TextDecoder()
      for await (const chunk of response.body ?? []) {
        all += decoder.decode(chunk, { stream: true })
        if (all.includes(text)) break
      }
      return all
    })()
    return { read, hangUp: () => abort.abort() }
  }

  it('reach the page, and those that were missed come after all', async () => {
    program.emit({ type: 'action', action: 'before' })
    const first = await listen('"study"')
    program.emit(study)
    const seen = await first.read
    expect(seen).toMatch(/^retry: 1000\n\n(:\n\n)?id: \d+\ndata: \{"type":"study".*\}\n\n$/)
    first.hangUp()

    program.emit({ type: 'action', action: 'missed' })
    const again = await listen('missed', { 'last-event-id': /id: (\d+)/.exec(seen)?.[1] ?? '' })
    expect(await again.read).not.toContain('"study"')
    again.hangUp()
  })

  it('keep the line alive, and leave nothing behind when it ends', async () => {
    const log = createEventLog(program.subscribe, 20)
    const reader = log.stream(null).getReader()
    const beats = [await reader.read(), await reader.read(), await reader.read()]
    const text = beats.map(({ value }) => new TextDecoder().decode(value))
    expect(text).toEqual(['retry: 1000\n\n', ':\n\n', ':\n\n'])
    expect(log.listeners).toBe(1)
    await reader.cancel()
    expect(log.listeners).toBe(0)
  })

  it('stop when the client hangs up', async () => {
    const log = createEventLog(program.subscribe)
    const plain = createServer((incoming, outgoing) =>
      send(new Response(log.stream(null)), incoming, outgoing),
    ).listen(0, '127.0.0.1')
    await once(plain, 'listening')
    const { port } = Object(plain.address())
    const abort = new AbortController()
    await fetch(`http://127.0.0.1:${port}`, { signal: abort.signal })
    expect(log.listeners).toBe(1)
    abort.abort()
    await vi.waitFor(() => expect(log.listeners).toBe(0))
    plain.close()
  })

  it('end for a client that takes none, so that they do not pile up', async () => {
    const log = createEventLog(program.subscribe)
    const stream = log.stream(null)
    for (let count = 0; count < 1100; count++) program.emit(study)
    expect(log.listeners).toBe(0)
    await stream.cancel()
  })
})

describe('downloads', () => {
  const file = (name: string, text: string) => ({
    name,
    bytes: new TextEncoder().encode(text),
    mediaType: 'text/plain',
  })
  async function deliver(...files: ReturnType<typeof file>[]) {
    const delivered = await host.deliver(files)
    if (!delivered.ok || delivered.value.kind !== 'download') throw new Error('no download')
    return delivered.value
  }

  it('are got once, as an attachment, with a cookie', async () => {
    const { url, files } = await deliver(file('Entrevista año 1.txt', 'text'))
    expect(files).toBe(1)
    expect((await fetch(origin + url)).status).toBe(401)
    const response = await get(url)
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Entrevista%20a%C3%B1o%201.txt",
    )
    expect(await response.text()).toBe('text')
    expect((await get(url)).status).toBe(404)
  })

  it('come as one zip when they are several', async () => {
    const { url, files } = await deliver(file('a.txt', '1'), file('a.txt', '2'), file('b.txt', '3'))
    expect(files).toBe(3)
    const zip = unzipSync(new Uint8Array(await (await get(url)).arrayBuffer()))
    const text = Object.entries(zip).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])
    expect(Object.fromEntries(text)).toEqual({ 'a.txt': '1', 'a (2).txt': '2', 'b.txt': '3' })
  })

  it('are forgotten after their time', async () => {
    const brief = createDownloads(10)
    const id =
      brief
        .add([file('a.txt', '1')])
        .split('/')
        .at(-1) ?? ''
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect((await brief.route.handle(new Request(origin), { id })).status).toBe(404)
  })
})
