import { createReadStream, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.ogg': 'audio/ogg',
  '.flac': 'audio/flac',
  '.wav': 'audio/wav',
}

const typeOf = (file: string) => TYPES[extname(file)] ?? 'application/octet-stream'

/** Builds a page, this folder's if no other, as the program would be built. */
export async function buildPage(
  outDir: string,
  root = fileURLToPath(new URL('.', import.meta.url)),
): Promise<void> {
  await build({
    root,
    logLevel: 'error',
    configFile: false,
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'esnext' },
  })
}

function sendMedia(request: IncomingMessage, response: ServerResponse, file: string): void {
  const { size } = statSync(file)
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  const start = Number(from ?? 0)
  const end = to ? Math.min(Number(to), size - 1) : size - 1
  response.writeHead(from === undefined ? 200 : 206, {
    'content-type': typeOf(file),
    'content-length': end - start + 1,
    'accept-ranges': 'bytes',
    ...(from === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
  })
  createReadStream(file, { start, end })
    .on('error', () => response.destroy())
    .pipe(response)
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

export interface PlayerServer {
  readonly origin: string
  readonly peaks: Map<string, Buffer>
  readonly close: () => void
}

/** Serves the built page, recordings by id with Range, and keeps peaks in memory. */
export async function servePlayer(
  pageDir: string,
  recordings: ReadonlyMap<string, string>,
): Promise<PlayerServer> {
  const peaks = new Map<string, Buffer>()

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const [, area = '', id = ''] = pathname.split('/')
    const recording = recordings.get(id)
    if (area === 'media' && recording !== undefined) return sendMedia(request, response, recording)
    if (area === 'peaks' && request.method === 'PUT') {
      peaks.set(id, await bodyOf(request))
      response.writeHead(204).end()
    } else if (area === 'peaks' && peaks.has(id)) {
      response.end(peaks.get(id))
    } else {
      const file = join(pageDir, pathname === '/' ? 'index.html' : pathname)
      const content = await readFile(file).catch(() => null)
      response
        .writeHead(content === null ? 404 : 200, { 'content-type': typeOf(file) })
        .end(content)
    }
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    peaks,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
