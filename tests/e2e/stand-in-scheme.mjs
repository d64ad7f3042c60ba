// Our scheme over loopback HTTP: app://sottovoce/x is http://app.sottovoce.localhost:PORT/x, which
// Chromium takes for a secure origin of its own.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Serves the handlers of `protocol.handle`; tells how addresses map both ways. */
export function serveScheme(handlers) {
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing))
  server.listen(0, '127.0.0.1')
  server.unref()
  const port = () => server.address().port

  async function answer(incoming, outgoing) {
    const url = toScheme(`http://${incoming.headers.host}${incoming.url}`)
    const handler = handlers.get(new URL(url).protocol.slice(0, -1))
    if (!handler) return outgoing.writeHead(404).end()
    const abort = new AbortController()
    outgoing.once('close', () => abort.abort())
    const { method, headers } = incoming
    const body = ['GET', 'HEAD'].includes(method)
      ? {}
      : { body: Readable.toWeb(incoming), duplex: 'half' }
    const response = await handler(
      new Request(url, { method, headers, signal: abort.signal, ...body }),
    )
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    if (!response.body) return outgoing.end()
    await pipeline(Readable.fromWeb(response.body), outgoing).catch(() => outgoing.destroy())
  }

  const origin = (scheme, host) => `http://${scheme}.${host}.localhost:${port()}`

  function toHttp(url) {
    const { protocol, host, pathname, search } = new URL(url)
    const scheme = protocol.slice(0, -1)
    return handlers.has(scheme) ? origin(scheme, host) + pathname + search : url
  }

  function toScheme(url) {
    const [, scheme, host, servedOn, rest] =
      /^http:\/\/([a-z]+)\.([^:/]*)\.localhost:(\d+)(.*)$/.exec(url) ?? []
    return Number(servedOn) === port() && handlers.has(scheme) ? `${scheme}://${host}${rest}` : url
  }

  /** As Chromium gives it for a frame: `null` for what has none. */
  const originOf = (url) => /^[a-z]+:\/\/[^/]+/.exec(toScheme(url))?.[0] ?? 'null'

  return { listening: once(server, 'listening'), origin, toHttp, toScheme, originOf }
}
