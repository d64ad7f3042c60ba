import type { KnownFile } from '../../../core/importers/index.ts'
import { fail, type Result } from '../../../core/result.ts'
import type { ReadReply, ReadRequest } from './worker-messages.ts'

/** A transcript of a whole working week is some 5 MB, a recogniser's with times of words ten times that. */
export const MOST_MEGABYTES = 64

export const FILE_ERRORS = [
  'file-empty',
  'file-unsupported',
  'file-broken',
  'file-large',
  'file-much',
  'cannot-read',
] as const
export type FileError = (typeof FILE_ERRORS)[number]

/** Parses in a worker, so that a long file holds nothing up and a cancelled one stops at once. */
function parse(
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<Result<KnownFile, FileError>> {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' })
  const answer = new Promise<Result<KnownFile, FileError>>((resolve) => {
    const broken = () => resolve(fail('file-broken'))
    worker.onmessage = ({ data }: MessageEvent<ReadReply>) => resolve(data)
    worker.onerror = broken
    signal.addEventListener('abort', broken)
    const request: ReadRequest = { bytes }
    worker.postMessage(request, { transfer: [bytes.buffer] })
  })
  return answer.finally(() => worker.terminate())
}

/** What a file says. Nothing of it is kept or told elsewhere. What was cancelled is not looked at. */
export async function readFile(
  file: File,
  signal: AbortSignal,
): Promise<Result<KnownFile, FileError>> {
  if (file.size > MOST_MEGABYTES * 1024 * 1024) return fail('file-large')
  const bytes = await file.arrayBuffer().catch(() => null)
  if (bytes === null) return fail('cannot-read')
  return parse(new Uint8Array(bytes), signal)
}
