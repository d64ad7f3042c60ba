import type { Mention, Segment, Speaker, Transcript } from '../../core/transcript/model.ts'
import { applyPatch, type TranscriptPatch } from '../../core/transcript/patch.ts'
import { soundMentions } from '../../core/deid/overlaps.ts'
import { checkTranscript } from '../../core/transcript/invariants.ts'
import { countWords } from '../../core/transcript/words.ts'
import { fail, ok, type Result } from '../../core/result.ts'
import { isConstraint, sql, type ReadableDB, type WritableDB } from './connection.ts'

export interface StoredTranscript {
  readonly transcript: Transcript
  readonly version: number
  readonly recordingId: string
  readonly durationMs: number
  readonly channels: number
}

interface HeadRow {
  readonly id: string
  readonly recordingId: string
  readonly title: string
  readonly language: Transcript['language']
  readonly version: number
  readonly durationMs: number
  readonly channels: number
}

const HEAD = `SELECT t.id, t.recording_id AS recordingId, r.title, t.language, t.version,
  r.duration_ms AS durationMs, r.channels
  FROM transcript t JOIN recording r ON r.id = t.recording_id WHERE t.id = ?`

const head = (db: ReadableDB, id: string): HeadRow | undefined =>
  sql(db, HEAD).get(id) as HeadRow | undefined

const speakersOf = (db: ReadableDB, id: string): Speaker[] =>
  sql(
    db,
    `SELECT id, name, participant_id AS participantId FROM speaker
     WHERE transcript_id = ? ORDER BY position`,
  ).all(id) as Speaker[]

const segmentsOf = (db: ReadableDB, id: string): Segment[] =>
  sql(
    db,
    `SELECT id, speaker_id AS speakerId, start_ms AS startMs, end_ms AS endMs, text FROM segment
     WHERE transcript_id = ? ORDER BY position`,
  ).all(id) as Segment[]

type MentionRow = Omit<Mention, 'reason'> & { readonly reasonEs: string; readonly reasonEn: string }

const MENTION = `SELECT id, segment_id AS segmentId, start_at AS start, end_at AS "end", category,
  tier, detector, reason_es AS reasonEs, reason_en AS reasonEn, status, entity_id AS entityId
  FROM mention`

const toMention = ({ reasonEs, reasonEn, ...row }: MentionRow): Mention => ({
  ...row,
  reason: { es: reasonEs, en: reasonEn },
})

/** Mentions by a fixed condition on the mention table, e.g. `entity_id = ?`. */
export const mentionsWhere = (db: ReadableDB, condition: string, ...values: unknown[]): Mention[] =>
  (sql(db, `${MENTION} WHERE ${condition}`).all(...values) as MentionRow[]).map(toMention)

/** The whole transcript, segments and speakers in order; null where there is none. */
export function readTranscript(db: ReadableDB, id: string): StoredTranscript | null {
  const row = head(db, id)
  if (!row) return null
  const { recordingId, version, durationMs, channels, title, language } = row
  const transcript: Transcript = {
    id,
    title,
    language,
    speakers: speakersOf(db, id),
    segments: segmentsOf(db, id),
    mentions: mentionsWhere(db, 'transcript_id = ?', id),
  }
  return { transcript, version, recordingId, durationMs, channels }
}

/** The transcript that a segment belongs to; null where the segment is gone. */
export function transcriptOfSegment(db: ReadableDB, segmentId: string): string | null {
  const row = sql(db, 'SELECT transcript_id AS id FROM segment WHERE id = ?').get(segmentId)
  return (row as { id: string } | undefined)?.id ?? null
}

/** A segment's text; empty where it is gone. */
export const segmentText = (db: ReadableDB, id: string): string =>
  (sql(db, 'SELECT text FROM segment WHERE id = ?').get(id) as { text: string } | undefined)
    ?.text ?? ''

/** The texts of one transcript's segments, or of the whole study's. */
export const segmentTexts = (
  db: ReadableDB,
  transcriptId: string | null,
): { readonly id: string; readonly text: string }[] =>
  sql(db, 'SELECT id, text FROM segment WHERE transcript_id = @id OR @id IS NULL').all({
    id: transcriptId,
  }) as { id: string; text: string }[]

export function putMentions(
  db: WritableDB,
  transcriptId: string,
  mentions: readonly Mention[],
): void {
  const put = sql(
    db,
    `INSERT INTO mention (id, transcript_id, segment_id, start_at, end_at, category, tier, detector,
       reason_es, reason_en, status, entity_id)
     VALUES (@id, @transcriptId, @segmentId, @start, @end, @category, @tier, @detector,
       @reasonEs, @reasonEn, @status, @entityId)
     ON CONFLICT (id) DO UPDATE SET segment_id = excluded.segment_id, start_at = excluded.start_at,
       end_at = excluded.end_at, category = excluded.category, status = excluded.status,
       entity_id = excluded.entity_id
     WHERE mention.transcript_id = excluded.transcript_id`,
  )
  for (const { reason, ...mention } of mentions) {
    put.run({ ...mention, transcriptId, reasonEs: reason.es, reasonEn: reason.en })
  }
}

export function dropMentions(db: WritableDB, ids: readonly string[]): void {
  const drop = sql(db, 'DELETE FROM mention WHERE id = ?')
  for (const id of ids) drop.run(id)
}

function putSpeakers(db: WritableDB, transcriptId: string, speakers: readonly Speaker[]): void {
  const put = sql(
    db,
    `INSERT INTO speaker (id, transcript_id, position, name, participant_id)
     VALUES (@id, @transcriptId,
       (SELECT COALESCE(MAX(position), -1) + 1 FROM speaker WHERE transcript_id = @transcriptId),
       @name, @participantId)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, participant_id = excluded.participant_id
     WHERE speaker.transcript_id = excluded.transcript_id`,
  )
  for (const speaker of speakers) put.run({ ...speaker, transcriptId })
}

function putSegments(db: WritableDB, transcriptId: string, segments: readonly Segment[]): void {
  const put = sql(
    db,
    `INSERT INTO segment (id, transcript_id, position, speaker_id, start_ms, end_ms, text, words)
     VALUES (@id, @transcriptId, 0, @speakerId, @startMs, @endMs, @text, @words)
     ON CONFLICT (id) DO UPDATE SET speaker_id = excluded.speaker_id, start_ms = excluded.start_ms,
       end_ms = excluded.end_ms, text = excluded.text, words = excluded.words
     WHERE segment.transcript_id = excluded.transcript_id`,
  )
  for (const segment of segments) {
    put.run({ ...segment, transcriptId, words: countWords(segment.text) })
  }
}

function reorder(db: WritableDB, transcriptId: string, order: readonly string[]): void {
  const move = sql(
    db,
    'UPDATE segment SET position = ? WHERE id = ? AND transcript_id = ? AND position <> ?',
  )
  order.forEach((id, position) => move.run(position, id, transcriptId, position))
}

function dropRows(db: WritableDB, table: 'speaker' | 'segment', ids: readonly string[]): void {
  const drop = sql(db, `DELETE FROM ${table} WHERE id = ?`)
  for (const id of ids) drop.run(id)
}

/** True where a patch names a row of another transcript. */
function touchesOthers(db: ReadableDB, transcriptId: string, patch: TranscriptPatch): boolean {
  return (['speaker', 'segment', 'mention'] as const).some((table) => {
    const other = sql(db, `SELECT 1 FROM ${table} WHERE id = ? AND transcript_id <> ?`)
    const changes = patch[`${table}s`]
    const ids = [...changes.put.map((row) => row.id), ...changes.drop]
    return ids.some((id) => other.get(id, transcriptId) !== undefined)
  })
}

/** Writes a patch that is known to be sound, as one transaction, and returns the new version. */
export function writePatch(db: WritableDB, transcriptId: string, patch: TranscriptPatch): number {
  return db.transaction(() => {
    dropMentions(db, patch.mentions.drop)
    putSpeakers(db, transcriptId, patch.speakers.put)
    putSegments(db, transcriptId, patch.segments.put)
    putMentions(db, transcriptId, patch.mentions.put)
    dropRows(db, 'segment', patch.segments.drop)
    dropRows(db, 'speaker', patch.speakers.drop)
    if (patch.order) reorder(db, transcriptId, patch.order)
    const bump = 'UPDATE transcript SET version = version + 1 WHERE id = ? RETURNING version'
    return (sql(db, bump).get(transcriptId) as { version: number }).version
  })()
}

/**
 * The patch as it may be stored. The text is the person's and is kept whatever happens to the
 * mentions: what was decided about a mention stays as it is in the store, and a mention that no
 * longer fits its text, or that a newer one overlaps, is dropped.
 */
function settleMentions(before: Transcript, patch: TranscriptPatch): TranscriptPatch {
  const stored = new Map(before.mentions.map((mention) => [mention.id, mention]))
  const put = patch.mentions.put.map((mention) => {
    const { segmentId, start, end } = mention
    return { ...(stored.get(mention.id) ?? mention), segmentId, start, end }
  })
  const after = applyPatch(before, { ...patch, mentions: { ...patch.mentions, put } })
  const kept = new Set(soundMentions(after).map((mention) => mention.id))
  return {
    ...patch,
    mentions: {
      put: put.filter((mention) => kept.has(mention.id)),
      drop: [...patch.mentions.drop, ...[...stored.keys()].filter((id) => !kept.has(id))],
    },
  }
}

/**
 * Applies an edit that the page made on version `baseVersion`. It is stored whole or not at all:
 * `conflict` where another edit came first, `invalid-patch` where the result would break the
 * transcript's invariants.
 */
export function editTranscript(
  db: WritableDB,
  id: string,
  baseVersion: number,
  patch: TranscriptPatch,
): Result<number, 'not-found' | 'conflict' | 'invalid-patch'> {
  const stored = readTranscript(db, id)
  if (!stored) return fail('not-found')
  if (stored.version !== baseVersion) return fail('conflict')
  const settled = settleMentions(stored.transcript, patch)
  const after = applyPatch(stored.transcript, settled)
  const ordered = !patch.order || after.segments.length === new Set(patch.order).size
  if (!ordered || touchesOthers(db, id, patch) || checkTranscript(after).length) {
    return fail('invalid-patch')
  }
  try {
    return ok(writePatch(db, id, settled))
  } catch (error) {
    if (isConstraint(error)) return fail('invalid-patch')
    throw error
  }
}
