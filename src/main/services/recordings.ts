import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { fail, ok, type Result } from '../../core/result.ts'
import type { Language } from '../../core/transcript/model.ts'
import type { Failure, Job } from '../../ipc/schemas.ts'
import { changed, defineHandlers, withStudy, type Context } from '../context.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { probe } from '../media/probe.ts'
import { newId } from '../new-id.ts'
import type { OpenStudy } from '../session.ts'
import { audit } from '../store/audit.ts'
import {
  addRecording,
  findRecordingBySha256,
  listRecordings,
  markHeard,
  removeRecording,
  updateRecording,
} from '../store/recordings.ts'

/** A file on its way in. `bytes` is its size if known, for progress. */
export interface Incoming {
  readonly name: string
  readonly bytes: number | null
  readonly source: AsyncIterable<Uint8Array>
}

/** Checks what is in the vault under `id` and makes it a recording of the study. */
async function admit(
  study: OpenStudy,
  id: string,
  incoming: Incoming,
  stored: { readonly bytes: number; readonly sha256: string },
  language: Language,
): Promise<Result<string, Failure>> {
  const twin = findRecordingBySha256(study.db, stored.sha256)
  if (twin) return fail({ code: 'file-duplicate', details: { recordingId: twin.id } })
  const file = await study.vault.open(id)
  if (!file.ok) return fail({ code: 'file-broken' })
  const probed = await probe(file.value)
  if (!probed.ok) return fail({ code: probed.error })
  const { mediaType, codec, channels, sampleRateHz, durationMs } = probed.value
  const recording = {
    ...{ id, ...stored, mediaType, codec, channels, sampleRateHz },
    durationMs: Math.round(durationMs),
    title: basename(incoming.name, extname(incoming.name)).slice(0, 200) || id,
    originalName: basename(incoming.name).slice(0, 400),
    group: '',
    addedAt: new Date().toISOString(),
  }
  addRecording(study.db, recording, { id: newId(), language })
  audit(study.db, 'recording-imported', id, { bytes: stored.bytes })
  return ok(id)
}

/** Copies a file into the vault and admits it; whatever fails leaves nothing behind. */
async function importFile(
  context: Context,
  study: OpenStudy,
  incoming: Incoming,
  { signal, report }: JobContext,
): Promise<Result<string, Failure>> {
  const id = newId()
  const written = await study.vault.write(id, incoming.source, {
    signal,
    onBytes: (bytes) => report(incoming.bytes ? (0.98 * bytes) / incoming.bytes : 0),
  })
  if (!written.ok) return fail({ code: written.error })
  const admitted = await admit(study, id, incoming, written.value, context.language()).catch(
    async (error) => {
      await study.vault.remove(id)
      throw error
    },
  )
  if (!admitted.ok || signal.aborted) {
    if (admitted.ok) removeRecording(study.db, id)
    await study.vault.remove(id)
  }
  changed(context, 'recordings')
  return admitted
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
