import { randomBytes } from 'node:crypto'
import { zipSync } from 'fflate'
import { empty, type Route } from '../../requests.ts'
import { freeNames } from '../files.ts'
import type { DeliveredFile } from '../host.ts'

const KEEP_MS = 10 * 60 * 1000

export interface Downloads {
  /** Keeps the files, several as one zip, and tells the address at which they can be got once. */
  add(files: readonly DeliveredFile[]): string
  /** `GET /download/:id`, as an attachment. */
  readonly route: Route
}

/** Files on their way to the browser: in memory only, each fetched once within ten minutes. */
export function createDownloads(keepMs = KEEP_MS): Downloads {
  const waiting = new Map<string, DeliveredFile>()
  return {
    add(files) {
      const id = randomBytes(24).toString('base64url')
      waiting.set(id, oneFile(files))
      setTimeout(() => waiting.delete(id), keepMs).unref()
      return `/download/${id}`
    },
    route: {
      method: 'GET',
      path: '/download/:id',
      async handle(_request, { id = '' }) {
        const file = waiting.get(id)
        waiting.delete(id)
        return file ? attachment(file) : empty(404)
      },
    },
  }
}

function oneFile(files: readonly DeliveredFile[]): DeliveredFile {
  const [first] = files
  if (files.length === 1 && first) return first
  return { name: 'sottovoce.zip', mediaType: 'application/zip', bytes: zipSync(namedOnce(files)) }
}

function namedOnce(files: readonly DeliveredFile[]): Record<string, Uint8Array> {
  const named: Record<string, Uint8Array> = {}
  for (const { name, bytes } of files) {
    for (const free of freeNames(name)) {
      if (Object.hasOwn(named, free)) continue
      named[free] = bytes
      break
    }
  }
  return named
}

function attachment({ name, bytes, mediaType }: DeliveredFile): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  })
}
