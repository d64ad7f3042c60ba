import * as z from 'zod'
import { EXPORT_FORMAT_IDS } from '../core/exporters/formats.ts'
import * as s from './schemas.ts'

/** One call: what goes in, what comes out, and every way in which it may fail as expected. */
export interface CallSpec {
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly errors: readonly string[]
}

function call<Input extends z.ZodType, Output extends z.ZodType, const Code extends string>(
  input: Input,
  output: Output,
  errors: readonly Code[] = [],
): { readonly input: Input; readonly output: Output; readonly errors: readonly Code[] } {
  return { input, output, errors }
}

const nothing = z.object({})
const done = z.null()
const OPENING = [
  'not-a-study',
  'newer-study',
  'study-in-use',
  'study-damaged',
  'cannot-read',
  'cannot-write',
] as const

/** What every call may answer beside its own codes. */
export const COMMON_ERRORS = [
  'bad-input',
  'no-study',
  'locked',
  'not-found',
  'disk-full',
  'internal',
] as const

/**
 * The one list of calls between page and main. Both hosts, the preload and the page's client are
 * derived from it; main parses every input by its schema. The page sends ids, never paths.
 */
export const contract = {
  'app.state': call(
    nothing,
    z.object({
      version: z.string(),
      host: z.enum(['electron', 'browser']),
      /** BCP 47 tag of the system. */
      locale: z.string(),
      settings: s.settings,
      study: s.studyState,
    }),
  ),
  /** The person is at work; puts off the automatic lock. */
  'app.active': call(nothing, done),
  'settings.put': call(s.settings, s.settings),

  'studies.list': call(nothing, z.array(s.studySummary)),
  /** Takes a study off the list; its folder stays where it is. */
  'studies.forget': call(z.object({ id: s.id }), done),
  'study.create': call(
    z.object({
      name: z.string().trim().min(1).max(80),
      passphrase: z.string().max(1024).nullable(),
    }),
    z.object({ study: s.studyState, recoveryCode: z.string().nullable() }),
    ['name-invalid', 'study-exists', 'passphrase-short', 'cannot-write', 'cancelled'],
  ),
  'study.open': call(z.object({ id: s.id }), s.studyState, OPENING),
  /** Asks for a folder with the system's dialog; the browser host has none and answers `unsupported`. */
  'study.openOther': call(nothing, s.studyState, [...OPENING, 'cancelled', 'unsupported']),
  'study.openSample': call(nothing, s.studyState, OPENING),
  'study.unlock': call(
    z.object({ secret: z.string().max(1024), kind: z.enum(['passphrase', 'recovery']) }),
    s.studyState,
    [...OPENING, 'wrong-secret', 'wait'],
  ),
  'study.lock': call(nothing, s.studyState),
  'study.close': call(nothing, s.studyState),
  /** Saves the recovery code that `study.create` has just shown; possible until the study is closed. */
  'study.saveRecoveryCode': call(nothing, s.delivery, ['cancelled', 'cannot-write']),

  'recording.list': call(nothing, z.array(s.recordingSummary)),
  /** Asks for files with the system's dialog and imports them; one job each. */
  'recording.pick': call(nothing, z.array(s.id), ['cancelled', 'unsupported']),
  'recording.update': call(
    z.object({
      id: s.id,
      title: z.string().trim().min(1).max(200).optional(),
      group: z.string().trim().max(200).optional(),
      language: s.language.optional(),
    }),
    done,
  ),
  'recording.heard': call(z.object({ id: s.id, positionMs: z.number().min(0) }), done),
  'recording.remove': call(z.object({ id: s.id }), done),

  /** The markers of a recording by time. Their labels may name people: they are shown and never exported. */
  'marker.list': call(z.object({ recordingId: s.id }), z.array(s.marker)),
  /** Adds or changes a marker; a time after the recording's end becomes its end. */
  'marker.put': call(z.object({ recordingId: s.id, marker: s.marker }), done, ['too-many-markers']),
  'marker.remove': call(z.object({ id: s.id }), done),

  'transcript.get': call(
    z.object({ id: s.id }),
    z.object({
      transcript: s.transcript,
      version: z.int(),
      recordingId: s.id,
      durationMs: z.number(),
      /** Channels of the recording. */
      channels: z.int(),
    }),
  ),
  /** Stores an edit before it answers. `conflict`: the transcript is at another version. */
  'transcript.apply': call(
    z.object({ id: s.id, baseVersion: z.int(), patch: s.transcriptPatch }),
    z.object({ version: z.int() }),
    ['conflict', 'invalid-patch'],
  ),

  /** Where in the study something is said; no more than `limit` segments, in no order of worth. */
  'transcript.search': call(
    z.object({ text: z.string().max(200), limit: z.int().min(1).max(1_000) }),
    z.array(s.searchHit),
  ),

  'detect.run': call(z.object({ transcriptIds: z.array(s.id).min(1) }), z.object({ jobId: s.id })),

  /** Decides mentions by id, or every mention of an entity in one transcript or the study. */
  'review.decide': call(
    z.object({
      target: z.union([
        z.object({ mentionIds: z.array(s.id).min(1) }),
        z.object({ entityId: s.id, transcriptId: s.id.nullable() }),
      ]),
      change: z.union([z.object({ status: s.mentionStatus }), z.object({ category: s.category })]),
    }),
    z.object({ changed: z.int() }),
  ),
  'review.span': call(
    z.object({ mentionId: s.id, start: z.int().min(0), end: z.int().min(1) }),
    done,
    ['invalid-span'],
  ),
  /** Marks a span by hand, accepted at once; `scope` takes in the same text elsewhere. */
  'review.mark': call(
    z.object({
      segmentId: s.id,
      start: z.int().min(0),
      end: z.int().min(1),
      category: s.category,
      scope: z.enum(['here', 'transcript', 'study']),
    }),
    z.object({ changed: z.int() }),
    ['invalid-span'],
  ),
  'review.undo': call(nothing, z.object({ transcriptIds: z.array(s.id) }), ['nothing-to-undo']),
  'review.redo': call(nothing, z.object({ transcriptIds: z.array(s.id) }), ['nothing-to-undo']),

  'entity.list': call(nothing, z.array(s.entity)),
  'entity.update': call(
    z.object({
      id: s.id,
      name: z.string().trim().min(1).max(200).optional(),
      replacement: z.string().trim().max(200).nullable().optional(),
    }),
    done,
  ),

  'participant.list': call(nothing, z.array(s.participant)),
  'participant.put': call(s.participant, done),
  'participant.remove': call(z.object({ id: s.id }), done),

  'policy.get': call(nothing, s.policy),
  'policy.put': call(s.policy, done),

  /** Makes the files in memory and checks their bytes. Nothing is written until `export.write`. */
  'export.prepare': call(
    z.object({
      transcriptIds: z.array(s.id).min(1),
      formats: z.array(z.enum(EXPORT_FORMAT_IDS)).min(1),
      /** Only in .qdpx: the recording as it is, with the names that are said in it. */
      includeAudio: z.boolean(),
    }),
    z.object({
      exportId: s.id,
      files: z.array(z.object({ name: z.string(), bytes: z.number() })),
      leaks: z.array(s.leak),
      undecided: z.int(),
    }),
    ['empty-transcript', 'cancelled'],
  ),
  'export.write': call(
    z.object({
      exportId: s.id,
      overrides: z.array(z.object({ leakId: s.id, reason: z.string().trim().min(3).max(400) })),
    }),
    s.delivery,
    ['leaks-left', 'expired', 'cannot-write', 'cancelled'],
  ),

  'log.list': call(z.object({ limit: z.int().min(1).max(10_000) }), z.array(s.auditEntry)),

  'job.list': call(nothing, z.array(s.job)),
  'job.cancel': call(z.object({ id: s.id }), done),
} as const satisfies Record<string, CallSpec>

export type Contract = typeof contract
export type CallName = keyof Contract
export type CallInput<Name extends CallName> = z.infer<Contract[Name]['input']>
export type CallOutput<Name extends CallName> = z.infer<Contract[Name]['output']>
export type CallErrorCode<Name extends CallName> =
  | Contract[Name]['errors'][number]
  | (typeof COMMON_ERRORS)[number]

export const CALL_NAMES = Object.keys(contract) as readonly CallName[]

/** What may be wrong with a file that is imported; the codes of a failed import job and upload. */
export const IMPORT_ERRORS = [
  'file-empty',
  'file-unsupported',
  'codec-unsupported',
  'file-broken',
  'file-duplicate',
  'cannot-read',
  'cannot-write',
] as const

/** What main tells the page unasked. `changed` says which query is out of date. */
export const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('job'), job: s.job }),
  z.object({ type: z.literal('study'), study: s.studyState }),
  z.object({
    type: z.literal('changed'),
    what: z.enum([
      'recordings',
      'markers',
      'transcript',
      'entities',
      'participants',
      'policy',
      'studies',
      'log',
    ]),
    id: s.id.nullable(),
  }),
  /** A choice in the application menu: an id from the page's table of actions. */
  z.object({ type: z.literal('action'), action: z.string() }),
])
export type AppEvent = z.infer<typeof event>
