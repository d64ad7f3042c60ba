import * as z from 'zod'
import { LONGEST_LABEL, type Marker } from '../core/audio/markers.ts'
import type { SpeechOptions } from '../core/audio/speech.ts'
import { KEY_PATTERN } from '../core/keys/chord.ts'
import {
  LONGEST_NAME,
  MOST_PEDALS,
  MOST_SWITCHES,
  type PedalChoice,
} from '../core/pedals/choices.ts'
import { PEDAL_MODES } from '../core/pedals/devices.ts'
import { SWITCH_PATTERN } from '../core/pedals/report.ts'
import { CATEGORIES, TIERS } from '../core/deid/finding.ts'
import { TREATMENTS, type Policy } from '../core/deid/policy.ts'
import {
  LANGUAGES,
  MENTION_STATUSES,
  type Entity,
  type Mention,
  type Segment,
  type Speaker,
  type Transcript,
} from '../core/transcript/model.ts'
import type { TranscriptPatch } from '../core/transcript/patch.ts'
import { TIME_FORM_IDS } from '../core/transcript/time-forms.ts'

/** Ids are made by the program: short, URL-safe, without meaning. */
export const id = z.string().regex(/^[\w-]{1,64}$/)
const label = z.string().max(400)
const offset = z.int().min(0).max(10_000_000)
const timeMs = z.int().min(0).max(360_000_000)

export const language = z.enum(LANGUAGES)
export const category = z.enum(CATEGORIES)
export const mentionStatus = z.enum(MENTION_STATUSES)

export const speaker = z.object({
  id,
  name: label,
  participantId: id.nullable(),
}) satisfies z.ZodType<Speaker>

export const segment = z.object({
  id,
  speakerId: id.nullable(),
  startMs: timeMs.nullable(),
  endMs: timeMs.nullable(),
  text: z.string().max(1_000_000),
}) satisfies z.ZodType<Segment>

export const mention = z.object({
  id,
  segmentId: id,
  start: offset,
  end: offset,
  category,
  tier: z.enum(TIERS),
  detector: z.string().max(64),
  reason: z.object({ es: label, en: label }),
  status: mentionStatus,
  entityId: id,
}) satisfies z.ZodType<Mention>

export const entity = z.object({
  id,
  category,
  name: label,
  number: z.int().positive(),
  replacement: label.nullable(),
}) satisfies z.ZodType<Entity>

export const transcript = z.object({
  id,
  title: label,
  language,
  speakers: z.array(speaker).readonly(),
  segments: z.array(segment).readonly(),
  mentions: z.array(mention).readonly(),
}) satisfies z.ZodType<Transcript>

const rowChanges = <Row extends z.ZodType>(row: Row) =>
  z.object({
    put: z.array(row).max(200_000).readonly(),
    drop: z.array(id).max(200_000).readonly(),
  })

export const transcriptPatch = z.object({
  speakers: rowChanges(speaker),
  segments: rowChanges(segment),
  mentions: rowChanges(mention),
  order: z.array(id).max(200_000).readonly().nullable(),
}) satisfies z.ZodType<TranscriptPatch>

export const policy = z.object({
  language,
  treatments: z.record(category, z.enum(TREATMENTS)),
}) satisfies z.ZodType<Policy>

export const marker = z.object({
  id,
  atMs: timeMs,
  label: z.string().trim().max(LONGEST_LABEL),
}) satisfies z.ZodType<Marker>

/** What a study's own people are called; `name` is an identifier, `code` and `role` are not. */
export const participant = z.object({
  id,
  code: label,
  name: label,
  group: label,
  role: label,
  attributes: z.record(label, label),
})
export type Participant = z.infer<typeof participant>

export const studyState = z.discriminatedUnion('status', [
  z.object({ status: z.literal('none') }),
  z.object({ status: z.literal('locked'), id, name: label }),
  z.object({
    status: z.literal('open'),
    id,
    name: label,
    protected: z.boolean(),
    sample: z.boolean(),
  }),
])
export type StudyState = z.infer<typeof studyState>

export const studySummary = z.object({
  id,
  name: label,
  /** Null where the folder can't be read. */
  protected: z.boolean().nullable(),
  lastOpenedAt: z.iso.datetime().nullable(),
})
export type StudySummary = z.infer<typeof studySummary>

const usbId = z.int().min(0).max(0xffff)

export const pedal = z.object({
  vendorId: usbId,
  productId: usbId,
  name: z.string().max(LONGEST_NAME),
  switches: z
    .array(
      z.object({
        id: z.string().regex(SWITCH_PATTERN),
        action: z.string().max(64),
        mode: z.enum(PEDAL_MODES),
      }),
    )
    .max(MOST_SWITCHES)
    .readonly(),
}) satisfies z.ZodType<PedalChoice>

export const settings = z.object({
  language: z.enum(['system', ...LANGUAGES]),
  theme: z.enum(['auto', 'light', 'dark']),
  /** Seconds that playback steps back on resume; 0 for none. */
  backStepSeconds: z.number().min(0).max(10),
  /** Seconds that playback steps back when it is stopped; 0 for none. */
  stopStepSeconds: z.number().min(0).max(10),
  /** How often a loop is played, and the seconds between; 0 times until it is stopped. */
  loopTimes: z.int().min(0).max(99),
  loopPauseSeconds: z.number().min(0).max(10),
  /** Whether the sound stops while one types, and the seconds without a key until it goes on. */
  pauseWhileTyping: z.boolean(),
  resumeAfterTypingSeconds: z.number().min(0.3).max(10),
  /** Loudness, 1 as recorded, and whether the voice filter is on. */
  volume: z.number().min(0.5).max(4),
  voiceFilter: z.boolean(),
  /** Whether playback leaves silences out. */
  skipSilence: z.boolean(),
  /** How speech is told from silence; see `SpeechOptions`. */
  speech: z.object({
    threshold: z.number().min(0.1).max(0.9),
    minPauseMs: z.number().min(200).max(5_000),
    maxMs: z.number().min(2_000).max(300_000),
  }) satisfies z.ZodType<SpeechOptions>,
  /** Seconds of a jump forward or back. */
  jumpSeconds: z.number().min(0.5).max(60),
  /** How a time is written into the text. */
  timeForm: z.enum(TIME_FORM_IDS),
  /** Minutes without a call before a protected study is locked; 0 for never. */
  autoLockMinutes: z.int().min(0).max(240),
  /** Keys by the id of their action, where they differ from the program's own. */
  keys: z.record(
    z.string().max(64),
    z.array(z.string().max(40).regex(KEY_PATTERN)).max(4).readonly(),
  ),
  /** The foot pedals that the person connected, with what their switches do. */
  pedals: z.array(pedal).max(MOST_PEDALS).readonly(),
})
export type Settings = z.infer<typeof settings>

export const recordingSummary = z.object({
  id,
  transcriptId: id,
  title: label,
  originalName: label,
  group: label,
  language,
  durationMs: z.number(),
  channels: z.number(),
  sampleRateHz: z.number(),
  codec: z.string(),
  bytes: z.number(),
  addedAt: z.string(),
  hasPeaks: z.boolean(),
  segments: z.number(),
  words: z.number(),
  /** End of the last timed segment; what is transcribed so far. */
  transcribedMs: z.number(),
  /** Furthest position that was played. */
  heardMs: z.number(),
  detectedAt: z.string().nullable(),
  exportedAt: z.string().nullable(),
  mentions: z.object({ proposed: z.number(), accepted: z.number(), rejected: z.number() }),
})
export type RecordingSummary = z.infer<typeof recordingSummary>

/** A segment in which something that was searched is said, with a little of what stands around it. */
export const searchHit = z.object({
  transcriptId: id,
  segmentId: id,
  title: label,
  speaker: label.nullable(),
  startMs: z.number().nullable(),
  parts: z.array(z.object({ text: z.string(), isHit: z.boolean() })).readonly(),
})
export type SearchHit = z.infer<typeof searchHit>

export const JOB_KINDS = ['import', 'detect', 'export'] as const
export const JOB_STATES = ['running', 'done', 'cancelled', 'failed', 'interrupted'] as const

/** Expected failures as the page gets them; `details` holds numbers or ids for the wording. */
export const failure = z.object({
  code: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Failure = z.infer<typeof failure>

export const job = z.object({
  id,
  kind: z.enum(JOB_KINDS),
  state: z.enum(JOB_STATES),
  /** From 0 to 1. */
  value: z.number().min(0).max(1),
  /** For the person who started it: a file's name, say. Never stored or logged. */
  label,
  /** What the job made, e.g. a recording's id. */
  resultId: id.nullable(),
  error: failure.nullable(),
})
export type Job = z.infer<typeof job>

/** Something in the bytes about to be written that may identify somebody. */
export const leak = z.object({
  id,
  file: label,
  /** What was found, with a little of what stands around it. */
  surface: label,
  before: label,
  after: label,
  category,
  source: z.enum(['known', 'detector', 'file-name', 'property', 'audio']),
  /** Line of the file's readable text, from 1; 0 for bytes that can't be read. */
  line: z.int(),
})
export type Leak = z.infer<typeof leak>

/** How files left the program: written where the person chose, or to be fetched once by the page. */
export const delivery = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), files: z.number() }),
  z.object({ kind: z.literal('download'), url: z.string(), files: z.number() }),
])
export type Delivery = z.infer<typeof delivery>

export const auditEntry = z.object({
  id: z.number(),
  at: z.string(),
  action: z.string(),
  subject: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type AuditEntry = z.infer<typeof auditEntry>
