import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { send, toRequest } from '../../src/main/hosts/browser/node-http.ts'
import type { TestProgram } from './test-program.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
}

/** A program's recordings and peaks by HTTP, beside the files of a page that a test built. */
export async function serveProgram(
  { program }: TestProgram,
  pageFolder: string,
): Promise<{ readonly origin: string; readonly close: () => void }> {
  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (/^\/(media|peaks)\//.test(pathname)) return program.handleRequest(request)
    const file = join(pageFolder, pathname === '/' ? 'index.html' : pathname)
    const content = await readFile(file).catch(() => null)
    const headers = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }
    return content === null
      ? new Response(null, { status: 404 })
      : new Response(new Uint8Array(content), { headers })
  }
  const server = createServer((incoming, outgoing) => {
    const request = toRequest(incoming, outgoing, 'http://localhost', 30_000)
    if (request === null) return void outgoing.destroy()
    answer(request)
      .then((response) => send(response, incoming, outgoing))
      .catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
