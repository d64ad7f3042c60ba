import * as z from 'zod'
import type { CallResult } from '../../../ipc/result.ts'
import { empty } from '../../requests.ts'

/** Most bytes of a call's JSON. Recordings do not come this way but by `PUT`. */
export const RPC_BYTES = 64 * 1024 * 1024

const message = z.object({ call: z.string(), input: z.unknown() })

/** Answers `POST /rpc` with `{ call, input }`: always 200 with a `CallResult` if it is well formed. */
export async function handleRpc(
  request: Request,
  call: (name: string, input: unknown) => Promise<CallResult>,
  maxBytes = RPC_BYTES,
): Promise<Response> {
  if (request.headers.get('content-type') !== 'application/json') return empty(415)
  const text = await readText(request, maxBytes)
  if (text === null) return empty(413)
  const parsed = message.safeParse(parseJson(text))
  if (!parsed.success) return empty(400)
  return Response.json(await call(parsed.data.call, parsed.data.input))
}

/** The body as text; null when it is longer than `maxBytes`, of which no more is kept. */
export async function readText(request: Request, maxBytes: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return null
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
