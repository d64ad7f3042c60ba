import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { ok, fail, type Result } from '../core/result.ts'
import { detectSegments } from '../core/deid/engine.ts'
import { patchOf } from '../core/transcript/patch.ts'
import type { Language, Mention, Segment, Speaker } from '../core/transcript/model.ts'
import * as schemas from '../ipc/schemas.ts'
import { createVault, type Vault } from './media/vault.ts'
import { probe } from './media/probe.ts'
import { newId } from './new-id.ts'
import { knownNames, placeFindings, storeFindings } from './services/findings.ts'
import { createEnvelope, readEnvelope, writeEnvelope } from './security/envelope.ts'
import { openStore, type WritableDB } from './store/connection.ts'
import { putEntities } from './store/entities.ts'
import { putParticipant } from './store/participants.ts'
import { addRecording } from './store/recordings.ts'
import { markSample } from './store/study-settings.ts'
import { readTranscript, writePatch } from './store/transcripts.ts'

const decided = z.object({
  segment: z.int(),
  start: z.int(),
  end: z.int(),
  category: schemas.category,
  entity: z.string(),
  status: schemas.mentionStatus,
})

const sampleRecording = z.object({
  file: z.string(),
  originalName: z.string(),
  title: z.string(),
  language: schemas.language,
  group: z.string(),
  speakers: z.array(z.object({ name: z.string(), participant: z.string().nullable() })),
  segments: z.array(
    z.object({ speaker: z.int(), startMs: z.int(), endMs: z.int(), text: z.string() }),
  ),
  mentions: z.array(decided),
})

/** resources/sample/sample.json; its README says what is in it. */
const sampleFile = z.object({
  name: z.object({ es: z.string(), en: z.string() }),
  participants: z.array(schemas.participant.omit({ id: true })),
  recordings: z.array(sampleRecording),
  entities: z.array(z.object({ id: z.string(), category: schemas.category, name: z.string() })),
})
type SampleFile = z.infer<typeof sampleFile>
type SampleRecording = z.infer<typeof sampleRecording>

const REASON = { es: 'Decidido en el estudio de muestra', en: 'Decided in the sample study' }

/** New ids for the sample's own names of things. */
const idsFor = (keys: readonly string[]): ReadonlyMap<string, string> =>
  new Map(keys.map((key) => [key, newId()]))

interface Ids {
  readonly participants: ReadonlyMap<string, string>
  readonly entities: ReadonlyMap<string, string>
}

function storePeople(db: WritableDB, sample: SampleFile): Ids {
  const participants = idsFor(sample.participants.map(({ code }) => code))
  const entities = idsFor(sample.entities.map(({ id }) => id))
  for (const person of sample.participants) {
    putParticipant(db, { ...person, id: participants.get(person.code)! })
  }
  const counts = new Map<string, number>()
  const numbered = sample.entities.map(({ id, category, name }) => {
    const number = (counts.get(category) ?? 0) + 1
    counts.set(category, number)
    return { id: entities.get(id)!, category, name, number, replacement: null }
  })
  putEntities(db, numbered)
  return { participants, entities }
}

function transcriptRows(recording: SampleRecording, ids: Ids) {
  const speakers = recording.speakers.map(({ name, participant }): Speaker => {
    return { id: newId(), name, participantId: ids.participants.get(participant ?? '') ?? null }
  })
  const segments = recording.segments.map(({ speaker, ...rest }): Segment => {
    return { id: newId(), speakerId: speakers[speaker]?.id ?? null, ...rest }
  })
  const mentions = recording.mentions.map(({ segment, entity, ...rest }): Mention => {
    const segmentId = segments[segment]?.id ?? ''
    const entityId = ids.entities.get(entity) ?? ''
    return {
      ...rest,
      id: newId(),
      segmentId,
      entityId,
      tier: 'certain',
      detector: 'user',
      reason: REASON,
    }
  })
  return { speakers, segments, mentions }
}

async function storeRecording(
  db: WritableDB,
  vault: Vault,
  folder: string,
  recording: SampleRecording,
  ids: Ids,
): Promise<boolean> {
  const id = newId()
  const source = createReadStream(join(folder, recording.file))
  const written = await vault.write(id, source, {})
  if (!written.ok) return false
  const file = await vault.open(id)
  if (!file.ok) return false
  const probed = await probe(file.value)
  if (!probed.ok) return false
  const { title, originalName, group, language } = recording
  const { mediaType, codec, channels, sampleRateHz, durationMs } = probed.value
  const transcriptId = newId()
  addRecording(
    db,
    {
      ...{ id, title, originalName, group, ...written.value },
      ...{ mediaType, codec, channels, sampleRateHz },
      durationMs: Math.round(durationMs),
      addedAt: new Date().toISOString(),
    },
    { id: transcriptId, language },
  )
  const { speakers, segments, mentions } = transcriptRows(recording, ids)
  writePatch(
    db,
    transcriptId,
    patchOf({
      speakers: { put: speakers, drop: [] },
      segments: { put: segments, drop: [] },
      mentions: { put: mentions, drop: [] },
      order: segments.map((segment) => segment.id),
    }),
  )
  if (mentions.length) searchSample(db, transcriptId)
  return true
}

/** A transcript on which decisions were begun has the rest waiting for the reviewer. */
function searchSample(db: WritableDB, transcriptId: string): void {
  const transcript = readTranscript(db, transcriptId)?.transcript
  if (!transcript) return
  const { language, segments } = transcript
  const texts = segments.map(({ text }) => text)
  const found = detectSegments(texts, { language, known: knownNames(db) })
  storeFindings(db, transcriptId, placeFindings(transcript, transcript, found))
}

async function build(folder: string, resources: string, language: Language): Promise<boolean> {
  const json: unknown = JSON.parse(await readFile(join(resources, 'sample.json'), 'utf8'))
  const sample = sampleFile.parse(json)
  const { envelope } = await createEnvelope(sample.name[language], null)
  await mkdir(join(folder, 'media'), { recursive: true, mode: 0o700 })
  if (!(await writeEnvelope(folder, envelope)).ok) return false
  const store = openStore(join(folder, 'study.db'), null)
  if (!store.ok) return false
  const db = store.value
  try {
    const ids = storePeople(db, sample)
    const vault = createVault(folder, null)
    for (const recording of sample.recordings) {
      if (!(await storeRecording(db, vault, resources, recording, ids))) return false
    }
    markSample(db)
    return true
  } finally {
    db.close()
  }
}

/**
 * The sample study's folder, made at first use from resources/sample: a person's own copy that
 * may be changed at will.
 */
export async function openSampleFolder(
  places: { readonly userDataFolder: string; readonly resourcesFolder: string },
  language: Language,
): Promise<Result<string, 'cannot-write'>> {
  const folder = join(places.userDataFolder, 'sample.sottovoce')
  if ((await readEnvelope(folder)).ok) return ok(folder)
  const part = `${folder}.part`
  try {
    await rm(part, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
    const resources = join(places.resourcesFolder, 'sample')
    if (!(await build(part, resources, language))) {
      return fail('cannot-write')
    }
    await rename(part, folder)
    return ok(folder)
  } catch {
    return fail('cannot-write')
  }
}
