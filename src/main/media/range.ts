/** What a range is taken from; `end` exclusive. */
export interface Ranged {
  readonly size: number
  /** Media type. */
  readonly type: string
  readonly stream: (start: number, end: number) => ReadableStream<Uint8Array>
}

interface Span {
  readonly start: number
  readonly end: number
}

const ONE_RANGE = /^bytes=[ \t]*(\d{0,20})-(\d{0,20})[ \t]*$/i

/**
 * The span that a Range header asks for (RFC 9110, 14.2). `whole` where it is absent, malformed, in
 * another unit or asks for several ranges, all of which a server may or must ignore.
 */
function spanOf(header: string | null, size: number): Span | 'whole' | 'unsatisfiable' {
  const [, first = '', last = ''] = ONE_RANGE.exec(header ?? '') ?? []
  if (!first && !last) return 'whole'
  if (first && last && Number(last) < Number(first)) return 'whole'
  const start = first ? Number(first) : Math.max(0, size - Number(last))
  const end = first && last ? Math.min(size, Number(last) + 1) : size
  return start < end ? { start, end } : 'unsatisfiable'
}

/**
 * Serves a file, or the part of it that the request asks for. Range counts for GET alone, and not
 * beside If-Range, since the answers carry no validator that could match.
 */
export function rangeResponse(file: Ranged, request: Request): Response {
  const { method } = request
  const headers = new Headers({
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  if (method !== 'GET' && method !== 'HEAD') {
    headers.set('allow', 'GET, HEAD')
    return new Response(null, { status: 405, headers })
  }
  const ranged = method === 'GET' && !request.headers.has('if-range')
  const span = spanOf(ranged ? request.headers.get('range') : null, file.size)
  if (span === 'unsatisfiable') {
    headers.set('content-range', `bytes */${file.size}`)
    return new Response(null, { status: 416, headers })
  }
  const { start, end } = span === 'whole' ? { start: 0, end: file.size } : span
  headers.set('content-type', file.type)
  headers.set('content-length', String(end - start))
  if (span !== 'whole') headers.set('content-range', `bytes ${start}-${end - 1}/${file.size}`)
  const body = method === 'HEAD' ? null : file.stream(start, end)
  return new Response(body, { status: span === 'whole' ? 200 : 206, headers })
}
