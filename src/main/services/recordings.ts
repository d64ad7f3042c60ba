import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { fail, ok, type Result } from '../../core/result.ts'
import type { Language } from '../../core/transcript/model.ts'
import type { Failure, Job } from '../../ipc/schemas.ts'
import { changed, defineHandlers, withStudy, type Context } from '../context.ts'
import type { JobContext } from '../jobs/jobs.ts'
import type { Stored } from '../media/vault.ts'
import { newId } from '../new-id.ts'
import type { OpenStudy } from '../session.ts'
import { audit } from '../store/audit.ts'
import {
  addRecording,
  findRecording,
  findRecordingBySha256,
  listRecordings,
  markHeard,
  removeRecording,
  updateRecording,
} from '../store/recordings.ts'
import { takeIn, type Taken } from './intake.ts'

/** A file on its way in. `bytes` is its size if known, for progress. */
export interface Incoming {
  readonly name: string
  readonly bytes: number | null
  readonly source: AsyncIterable<Uint8Array>
}

/** Makes what is in the vault a recording of the study. */
function addTaken(
  { db }: OpenStudy,
  { id, bytes, probed }: Taken,
  { name, sha256 }: { readonly name: string; readonly sha256: string },
  language: Language,
): void {
  const { mediaType, codec, channels, sampleRateHz, durationMs } = probed
  const recording = {
    ...{ id, bytes, sha256, mediaType, codec, channels, sampleRateHz, durationMs },
    title: basename(name, extname(name)).slice(0, 200) || id,
    originalName: basename(name).slice(0, 400),
    group: '',
    addedAt: new Date().toISOString(),
  }
  addRecording(db, recording, { id: newId(), language })
  audit(db, 'recording-imported', id, { bytes })
}

/** How far an import is when the file is copied, and when it is converted, if it has to be. */
const [COPIED, CONVERTED] = [0.6, 0.98]

/** Checks what was copied into the vault under `id` and admits it under the id it gets. */
async function admit(
  context: Context,
  study: OpenStudy,
  stored: Stored & { readonly id: string },
  name: string,
  { signal, report }: JobContext,
): Promise<Result<string, Failure>> {
  const { sha256 } = stored
  const twin = findRecordingBySha256(study.db, sha256)
  if (twin) return fail({ code: 'file-duplicate', details: { recordingId: twin.id } })
  const taken = await takeIn(context.media, study.vault, stored, {
    signal,
    report: (share) => report(COPIED + (CONVERTED - COPIED) * share),
  })
  if (!taken.ok) return taken
  const { id } = taken.value
  try {
    // Another copy of the file may have come in meanwhile.
    const other = signal.aborted ? null : findRecordingBySha256(study.db, sha256)
    if (other) return fail({ code: 'file-duplicate', details: { recordingId: other.id } })
    if (signal.aborted) return fail({ code: 'cancelled' })
    addTaken(study, taken.value, { name, sha256 }, context.language())
    return ok(id)
  } finally {
    if (!findRecording(study.db, id)) await study.vault.remove(id)
  }
}

/** Copies a file into the vault and admits it; whatever fails leaves nothing behind. */
async function importFile(
  context: Context,
  study: OpenStudy,
  incoming: Incoming,
  job: JobContext,
): Promise<Result<string, Failure>> {
  const { signal, report } = job
  const id = newId()
  const written = await study.vault.write(id, incoming.source, {
    signal,
    onBytes: (bytes) => report(incoming.bytes ? (COPIED * bytes) / incoming.bytes : 0),
  })
  if (!written.ok) return fail({ code: written.error })
  try {
    return await admit(context, study, { id, ...written.value }, incoming.name, job)
  } finally {
    if (!findRecording(study.db, id)) await study.vault.remove(id)
    changed(context, 'recordings')
  }
}

/** Starts the import of a file as a job of the open study. */
export function startImport(context: Context, study: OpenStudy, incoming: Incoming): Job {
  return study.jobs.start({
    kind: 'import',
    label: basename(incoming.name).slice(0, 400),
    run: (job) => importFile(context, study, incoming, job),
  })
}

async function* readFile(path: string): AsyncIterable<Uint8Array> {
  yield* createReadStream(path, { highWaterMark: 1 << 20 })
}

async function fromPath(path: string): Promise<Incoming> {
  const found = await stat(path).catch(() => null)
  return { name: basename(path), bytes: found?.size ?? null, source: readFile(path) }
}

export const recordingHandlers = (context: Context) =>
  defineHandlers({
    'recording.list': () => withStudy(context, ({ db }) => ok(listRecordings(db))),

    'recording.pick': () =>
      withStudy(context, async (study) => {
        const picked = await context.host.pickRecordings()
        if (!picked.ok) return fail({ code: picked.error })
        const incoming = await Promise.all(picked.value.map(fromPath))
        return ok(incoming.map((file) => startImport(context, study, file).id))
      }),

    'recording.update': ({ id, ...change }) =>
      withStudy(context, ({ db }) => {
        if (!updateRecording(db, id, change)) return fail({ code: 'not-found' })
        changed(context, 'recordings')
        return ok(null)
      }),

    'recording.heard': ({ id, positionMs }) =>
      withStudy(context, ({ db }) => {
        markHeard(db, id, positionMs)
        return ok(null)
      }),

    'recording.remove': ({ id }) =>
      withStudy(context, async (study) => {
        if (!removeRecording(study.db, id)) return fail({ code: 'not-found' })
        await study.vault.remove(id)
        audit(study.db, 'recording-removed', id)
        changed(context, 'recordings')
        changed(context, 'entities')
        return ok(null)
      }),
  })
