import { fail, ok, type Result } from '../../core/result.ts'
import type { Failure } from '../../ipc/schemas.ts'
import type { MediaSession, MediaWorkers } from '../media/media-workers.ts'
import type { Refusal } from '../media/examine.ts'
import type { Probed } from '../media/probe.ts'
import type { Vault } from '../media/vault.ts'
import { newId } from '../new-id.ts'

/** A file as it lies in the vault: what it is, under which id, and how many bytes it has there. */
export interface Taken {
  readonly id: string
  readonly bytes: number
  readonly probed: Probed
}

interface Progress {
  readonly signal: AbortSignal
  readonly report: (share: number) => void
}

const toFailure = (refusal: Refusal): Failure =>
  refusal.code === 'codec-unsupported'
    ? { code: refusal.code, details: { codec: refusal.codec } }
    : { code: refusal.code }

/** Writes what a file becomes under an id of its own. A source that breaks off was a broken file. */
async function convert(
  vault: Vault,
  { converted, found }: MediaSession,
  { signal, report }: Progress,
): Promise<Result<{ readonly id: string; readonly bytes: number }, Failure>> {
  const id = newId()
  const total = (found.ok ? found.value.convertedBytes : null) ?? 1
  const written = await vault.write(id, converted(), {
    signal,
    onBytes: (bytes) => report(bytes / Math.max(1, total)),
  })
  if (written.ok) return ok({ id, bytes: written.value.bytes })
  return fail({ code: written.error === 'cannot-read' ? 'file-broken' : written.error })
}

/**
 * Makes sure that the file in the vault is a recording that can be played, and converts it where it
 * must be; the file that was there is then removed. On a failure it is left for the caller.
 */
export async function takeIn(
  media: MediaWorkers,
  vault: Vault,
  stored: { readonly id: string; readonly bytes: number },
  progress: Progress,
): Promise<Result<Taken, Failure>> {
  const file = await vault.open(stored.id)
  if (!file.ok) return fail({ code: 'file-broken' })
  const use = async (session: MediaSession): Promise<Result<Taken, Failure>> => {
    const { found } = session
    if (!found.ok) return fail(toFailure(found.error))
    const { probed, convertedBytes } = found.value
    if (convertedBytes === null) return ok({ id: stored.id, bytes: stored.bytes, probed })
    const converted = await convert(vault, session, progress)
    if (!converted.ok) return converted
    await vault.remove(stored.id)
    return ok({ ...converted.value, probed })
  }
  return media.open(file.value, use, progress.signal)
}
