import * as z from 'zod'
import { changed, withStudy, type Context } from '../context.ts'
import { rangeResponse } from '../media/range.ts'
import { empty, type Route } from '../requests.ts'
import type { OpenStudy } from '../session.ts'
import {
  findRecording,
  MEASURED,
  readMeasured,
  writeMeasured,
  type Measured,
} from '../store/recordings.ts'
import { startImport } from './recordings.ts'

/** Peaks of 24 h at 100/s in int16 pairs stay below this. */
const MAX_MEASURED_BYTES = 64 * 1024 * 1024

const fileName = z.string().min(1).max(400)
const NO_STORE = { 'cache-control': 'no-store' }

async function* bodyOf(request: Request): AsyncIterable<Uint8Array> {
  if (request.body) yield* request.body
}

async function media(study: OpenStudy, request: Request, id: string): Promise<Response> {
  const recording = findRecording(study.db, id)
  if (!recording) return empty(404)
  const file = await study.openMedia(id)
  if (!file.ok) return empty(404)
  return rangeResponse(
    {
      size: file.value.size,
      type: recording.mediaType,
      stream: (start, end) => file.value.stream(start, end),
    },
    request,
  )
}

function stored({ db }: OpenStudy, kind: Measured, id: string): Response {
  const data = readMeasured(db, kind, id)
  if (!data) return empty(404)
  const headers = { ...NO_STORE, 'content-type': 'application/octet-stream' }
  return new Response(new Uint8Array(data), { headers })
}

async function keep(
  context: Context,
  study: OpenStudy,
  request: Request,
  kind: Measured,
  id: string,
): Promise<Response> {
  if (!findRecording(study.db, id)) return empty(404)
  const size = Number(request.headers.get('content-length'))
  if (!(size > 0 && size <= MAX_MEASURED_BYTES)) return empty(413)
  const data = new Uint8Array(await request.arrayBuffer())
  if (data.length > MAX_MEASURED_BYTES) return empty(413)
  writeMeasured(study.db, kind, id, data)
  changed(context, 'recordings')
  return empty(204)
}

/** A file streamed by the page becomes an import job; the answer is how the job ended. */
async function upload(context: Context, study: OpenStudy, request: Request): Promise<Response> {
  const name = fileName.safeParse(new URL(request.url).searchParams.get('name'))
  if (!name.success) return empty(400)
  const bytes = Number(request.headers.get('content-length')) || null
  const incoming = { name: name.data, bytes, source: bodyOf(request) }
  const { id } = startImport(context, study, incoming)
  const cut = () => study.jobs.cancel(id)
  request.signal.addEventListener('abort', cut, { once: true })
  const job = await study.jobs.ended(id)
  return Response.json(job, { headers: NO_STORE })
}

/** What the page fetches or sends beside calls: sound, what it measured of it, and files that are imported. */
export function routes(context: Context): readonly Route[] {
  const onStudy = async (work: (study: OpenStudy) => Response | Promise<Response>) => {
    const answer = await withStudy(context, work)
    return answer instanceof Response ? answer : empty(409)
  }
  const id = (params: Readonly<Record<string, string>>) => params['id'] ?? ''
  const sound = (request: Request, params: Readonly<Record<string, string>>) =>
    onStudy((study) => media(study, request, id(params)))
  const measured = (kind: Measured): readonly Route[] => [
    {
      method: 'GET',
      path: `/${kind}/:id`,
      handle: (_, params) => onStudy((study) => stored(study, kind, id(params))),
    },
    {
      method: 'PUT',
      path: `/${kind}/:id`,
      handle: (request, params) =>
        onStudy((study) => keep(context, study, request, kind, id(params))),
    },
  ]
  return [
    { method: 'GET', path: '/media/:id', handle: sound },
    { method: 'HEAD', path: '/media/:id', handle: sound },
    ...MEASURED.flatMap(measured),
    {
      method: 'PUT',
      path: '/upload',
      handle: (request) => onStudy((study) => upload(context, study, request)),
    },
  ]
}
