import { occurrences } from '../../core/deid/occurrences.ts'
import { checkListFor, redact } from '../../core/deid/redact.ts'
import { EXPORTERS, type ExportAudio, type ExportedFile } from '../../core/exporters/index.ts'
import { sharedNames } from '../../core/deid/shared-names.ts'
import { fail, ok, type Result } from '../../core/result.ts'
import type { Transcript } from '../../core/transcript/model.ts'
import type { CallInput } from '../../ipc/contract.ts'
import type { Failure, Leak } from '../../ipc/schemas.ts'
import { changed, defineHandlers, withStudy, type Context } from '../context.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { withoutIndex } from '../media/original.ts'
import { newId } from '../new-id.ts'
import type { OpenStudy } from '../session.ts'
import { audit } from '../store/audit.ts'
import { entityMap } from '../store/entities.ts'
import { listParticipants } from '../store/participants.ts'
import { findRecording, markExported } from '../store/recordings.ts'
import { readPolicy } from '../store/study-settings.ts'
import { readTranscript, type StoredTranscript } from '../store/transcripts.ts'
import { knownNames } from './findings.ts'

type Prepare = CallInput<'export.prepare'>

interface Prepared {
  readonly exportId: string
  readonly studyId: string
  readonly transcriptIds: readonly string[]
  readonly files: readonly ExportedFile[]
  readonly leaks: readonly Leak[]
  readonly undecided: number
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
  'audio/webm': 'webm',
}

async function soundOf(study: OpenStudy, recordingId: string): Promise<ExportAudio | null> {
  const recording = findRecording(study.db, recordingId)
  const file = await study.openMedia(recordingId)
  if (!recording || !file.ok) return null
  const type = recording.mediaType.split(';')[0] ?? ''
  const { start, extension } = await withoutIndex(recording, file.value)
  const bytes = await file.value.read(start, file.value.size)
  return { bytes, extension: extension ?? EXTENSIONS[type] ?? 'bin' }
}

/** The transcript without the speakers whose name is part of the role they are cited by. */
function withoutRoles(transcript: Transcript, people: Parameters<typeof sharedNames>[1]) {
  const shared = sharedNames(transcript, people)
  const speakers = transcript.speakers.filter(
    ({ id, name }) => occurrences(shared.get(id) ?? '', name).length === 0,
  )
  return { ...transcript, speakers }
}

/**
 * What the check looks for and what it lets pass: the decisions on these transcripts, and whatever
 * the study knows from its roster and its other transcripts.
 */
function expectations({ db }: OpenStudy, transcripts: readonly Transcript[]) {
  const policy = readPolicy(db)
  const people = new Map(listParticipants(db).map((each) => [each.id, each]))
  const named = transcripts.map((transcript) => withoutRoles(transcript, people))
  const { known, allowed } = checkListFor(named, entityMap(db), policy)
  const ofStudy = knownNames(db)
    .filter(({ category }) => policy.treatments[category] !== 'keep')
    .map(({ text, category }) => ({ surface: text, category }))
  return { known: [...known, ...ofStudy], allowed }
}

async function makeFiles(
  context: Context,
  study: OpenStudy,
  stored: readonly StoredTranscript[],
  { formats, includeAudio }: Prepare,
  { signal, report }: JobContext,
): Promise<{ files: readonly ExportedFile[]; speakers: readonly string[] }> {
  const entities = entityMap(study.db)
  const policy = readPolicy(study.db)
  const people = new Map(listParticipants(study.db).map((each) => [each.id, each]))
  const transcripts = stored.map(({ transcript }) =>
    redact(transcript, entities, policy, sharedNames(transcript, people)),
  )
  const files: ExportedFile[] = []
  for (const [i, format] of formats.entries()) {
    const takesAudio = EXPORTERS.find(({ id }) => id === format)?.scope === 'study'
    const audio =
      takesAudio && includeAudio
        ? await Promise.all(stored.map(({ recordingId }) => soundOf(study, recordingId)))
        : []
    files.push(...(await context.worker.run('write', { format, transcripts, audio }, signal)))
    report((0.7 * (i + 1)) / formats.length)
  }
  return { files, speakers: transcripts.flatMap(({ speakers }) => speakers) }
}

async function check(
  context: Context,
  study: OpenStudy,
  stored: readonly StoredTranscript[],
  made: { readonly files: readonly ExportedFile[]; readonly speakers: readonly string[] },
  signal: AbortSignal,
): Promise<readonly Leak[]> {
  const transcripts = stored.map(({ transcript }) => transcript)
  const languages = new Set(transcripts.map((transcript) => transcript.language))
  const [only] = languages
  const language = languages.size === 1 && only ? only : 'auto'
  const input = { ...made, language, ...expectations(study, transcripts) } as const
  return context.worker.run('check', input, signal)
}

const countProposed = (stored: readonly StoredTranscript[]): number =>
  stored.reduce(
    (sum, { transcript }) =>
      sum + transcript.mentions.filter(({ status }) => status === 'proposed').length,
    0,
  )

async function prepare(
  context: Context,
  study: OpenStudy,
  input: Prepare,
  job: JobContext,
): Promise<Result<Prepared, Failure>> {
  const stored = input.transcriptIds.flatMap((id) => readTranscript(study.db, id) ?? [])
  if (stored.length < input.transcriptIds.length) return fail({ code: 'not-found' })
  if (stored.some(({ transcript }) => transcript.segments.length === 0)) {
    return fail({ code: 'empty-transcript' })
  }
  const made = await makeFiles(context, study, stored, input, job)
  const leaks = await check(context, study, stored, made, job.signal)
  return ok({
    exportId: newId(),
    studyId: study.id,
    transcriptIds: input.transcriptIds,
    files: made.files,
    leaks,
    undecided: countProposed(stored),
  })
}

/** Runs the preparation as a job, for its progress and cancel, and hands over what it made. */
async function prepareAsJob(context: Context, study: OpenStudy, input: Prepare) {
  let made: Prepared | null = null
  const started = study.jobs.start({
    kind: 'export',
    label: '',
    run: async (job) => {
      const prepared = await prepare(context, study, input, job)
      if (!prepared.ok) return prepared
      made = prepared.value
      return ok(prepared.value.exportId)
    },
  })
  const ended = await study.jobs.ended(started.id)
  return { made: made as Prepared | null, ended }
}

function noteExport(context: Context, study: OpenStudy, prepared: Prepared): void {
  const at = new Date().toISOString()
  for (const id of prepared.transcriptIds) {
    markExported(study.db, id, at)
    audit(study.db, 'exported', id, { files: prepared.files.length })
  }
  changed(context, 'recordings')
}

export const exportHandlers = (context: Context) => {
  /** The last preparation; one at a time, and never another study's. */
  let prepared: Prepared | null = null

  return defineHandlers({
    'export.prepare': (input) =>
      withStudy(context, async (study) => {
        prepared = null
        const { made, ended } = await prepareAsJob(context, study, input)
        if (!made) {
          const code = ended.state === 'cancelled' ? 'cancelled' : ended.error?.code
          return fail({
            code: code === 'empty-transcript' || code === 'cancelled' ? code : 'internal',
          })
        }
        prepared = made
        const { exportId, files, leaks, undecided } = made
        const named = files.map(({ name, bytes }) => ({ name, bytes: bytes.length }))
        return ok({ exportId, files: named, leaks: [...leaks], undecided })
      }),

    'export.write': ({ exportId, overrides }) =>
      withStudy(context, async (study) => {
        const ready = prepared
        if (ready?.exportId !== exportId || ready.studyId !== study.id) {
          return fail({ code: 'expired' })
        }
        const reasons = new Map(overrides.map(({ leakId, reason }) => [leakId, reason]))
        if (ready.leaks.some(({ id }) => !reasons.has(id))) return fail({ code: 'leaks-left' })
        const delivered = await context.host.deliver(ready.files)
        if (!delivered.ok) return fail({ code: delivered.error })
        for (const { id, category } of ready.leaks) {
          audit(study.db, 'leak-overridden', null, { category, reason: reasons.get(id) ?? '' })
        }
        noteExport(context, study, ready)
        return delivered
      }),
  })
}
