import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'

const DRAIN_MS = 1000

const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT']

/**
 * A Node request as a web request; null for methods and addresses that no page sends. Its body is
 * read as it is asked for, and fails when the client pauses for longer than `idleMs`.
 */
export function toRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  origin: string,
  idleMs: number,
): Request | null {
  const { method = '', url: path = '' } = incoming
  if (!METHODS.includes(method) || !path.startsWith('/')) return null
  const url = URL.parse(origin + path)
  if (url === null) return null

  const abort = new AbortController()
  outgoing.once('close', () => abort.abort())
  const init = { method, headers: headersOf(incoming), signal: abort.signal }
  if (method === 'GET' || method === 'HEAD') return new Request(url, init)

  incoming.setTimeout(idleMs, () => incoming.destroy())
  incoming.once('end', () => incoming.socket.setTimeout(0))
  // Without `duplex` a streamed body is refused; the DOM's types do not know it yet.
  const streamed = { ...init, body: bodyOf(incoming), duplex: 'half' }
  return new Request(url, streamed)
}

/** Cancelling it leaves the connection up for the answer. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = incoming.iterator({ destroyOnReturn: false })
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => void (await chunks.return?.()),
  })
}

/** Sends a web response; its body is read no faster than the client takes it. */
export async function send(
  response: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const unread = !incoming.complete
  if (unread) outgoing.setHeader('connection', 'close')
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.flushHeaders()
  if (unread) await discard(incoming)
  if (!response.body) return void outgoing.end()
  // A client that leaves early, as players do when they seek, is no fault.
  await pipeline(Readable.fromWeb(response.body), outgoing).catch(() => outgoing.destroy())
}

/** Lets the sender of a body that nobody wants read the answer before the line is cut. */
function discard(incoming: IncomingMessage): Promise<unknown> {
  incoming.resume()
  return Promise.race([finished(incoming), setTimeout(DRAIN_MS)]).catch(() => {})
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  return headers
}
