import type { Language } from '../../core/transcript/model.ts'
import type { RecordingSummary } from '../../ipc/schemas.ts'
import { sql, type ReadableDB, type WritableDB } from './connection.ts'

/** A recording as it is stored; `sha256` is of the file that was imported, in hex. */
export interface Recording {
  readonly id: string
  readonly title: string
  readonly originalName: string
  readonly group: string
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
  readonly codec: string
  readonly durationMs: number
  readonly channels: number
  readonly sampleRateHz: number
  readonly addedAt: string
}

const COLUMNS = `r.id, r.title, r.original_name AS originalName, r.group_name AS "group", r.sha256,
  r.bytes, r.media_type AS mediaType, r.codec, r.duration_ms AS durationMs, r.channels,
  r.sample_rate_hz AS sampleRateHz, r.added_at AS addedAt`

export const findRecording = (db: ReadableDB, id: string): Recording | null =>
  (sql(db, `SELECT ${COLUMNS} FROM recording r WHERE r.id = ?`).get(id) as Recording | undefined) ??
  null

export const findRecordingBySha256 = (db: ReadableDB, sha256: string): Recording | null =>
  (sql(db, `SELECT ${COLUMNS} FROM recording r WHERE r.sha256 = ?`).get(sha256) as
    | Recording
    | undefined) ?? null

/** Adds a recording and its empty transcript in one transaction. */
export function addRecording(
  db: WritableDB,
  recording: Recording,
  transcript: { readonly id: string; readonly language: Language },
): void {
  db.transaction(() => {
    sql(
      db,
      `INSERT INTO recording (id, title, original_name, group_name, sha256, bytes, media_type, codec,
         duration_ms, channels, sample_rate_hz, added_at)
       VALUES (@id, @title, @originalName, @group, @sha256, @bytes, @mediaType, @codec,
         @durationMs, @channels, @sampleRateHz, @addedAt)`,
    ).run(recording)
    sql(db, 'INSERT INTO transcript (id, recording_id, language) VALUES (?, ?, ?)').run(
      transcript.id,
      recording.id,
      transcript.language,
    )
  })()
}

const SUMMARY = `
  SELECT ${COLUMNS}, t.id AS transcriptId, t.language, t.detected_at AS detectedAt,
    t.exported_at AS exportedAt, r.heard_ms AS heardMs,
    EXISTS (SELECT 1 FROM peaks p WHERE p.recording_id = r.id) AS hasPeaks,
    COALESCE(s.segments, 0) AS segments, COALESCE(s.words, 0) AS words,
    COALESCE(s.transcribedMs, 0) AS transcribedMs,
    COALESCE(m.proposed, 0) AS proposed, COALESCE(m.accepted, 0) AS accepted,
    COALESCE(m.rejected, 0) AS rejected
  FROM recording r JOIN transcript t ON t.recording_id = r.id
  LEFT JOIN (SELECT transcript_id, COUNT(*) AS segments, SUM(words) AS words,
    MAX(end_ms) AS transcribedMs FROM segment GROUP BY transcript_id) s ON s.transcript_id = t.id
  LEFT JOIN (SELECT transcript_id, SUM(status = 'proposed') AS proposed,
    SUM(status = 'accepted') AS accepted, SUM(status = 'rejected') AS rejected
    FROM mention GROUP BY transcript_id) m ON m.transcript_id = t.id
  ORDER BY r.group_name, r.added_at, r.title`

type SummaryRow = Omit<RecordingSummary, 'hasPeaks' | 'mentions'> & {
  readonly hasPeaks: number
  readonly proposed: number
  readonly accepted: number
  readonly rejected: number
}

/** Every recording with how far its work is, by group and then by age. */
export function listRecordings(db: ReadableDB): RecordingSummary[] {
  const rows = sql(db, SUMMARY).all() as SummaryRow[]
  return rows.map(({ proposed, accepted, rejected, hasPeaks, ...row }) => ({
    ...row,
    hasPeaks: hasPeaks === 1,
    mentions: { proposed, accepted, rejected },
  }))
}

export interface RecordingChange {
  readonly title?: string | undefined
  readonly group?: string | undefined
  readonly language?: Language | undefined
}

/** True where the recording exists. */
export function updateRecording(db: WritableDB, id: string, change: RecordingChange): boolean {
  return db.transaction(() => {
    const { title = null, group = null, language = null } = change
    sql(db, 'UPDATE transcript SET language = COALESCE(?, language) WHERE recording_id = ?').run(
      language,
      id,
    )
    const set = `UPDATE recording SET title = COALESCE(?, title),
      group_name = COALESCE(?, group_name) WHERE id = ?`
    return sql(db, set).run(title, group, id).changes === 1
  })()
}

export function markHeard(db: WritableDB, id: string, positionMs: number): void {
  sql(db, 'UPDATE recording SET heard_ms = MAX(heard_ms, ?) WHERE id = ?').run(
    Math.round(positionMs),
    id,
  )
}

/** Removes a recording with its transcript, what was measured of it and mentions. True where it was there. */
export const removeRecording = (db: WritableDB, id: string): boolean =>
  sql(db, 'DELETE FROM recording WHERE id = ?').run(id).changes === 1

/** What the page works out of a recording's sound and keeps here, by the name of its table. */
export const MEASURED = ['peaks', 'speech'] as const
export type Measured = (typeof MEASURED)[number]

export const readMeasured = (db: ReadableDB, kind: Measured, recordingId: string): Buffer | null =>
  (
    sql(db, `SELECT data FROM ${kind} WHERE recording_id = ?`).get(recordingId) as
      | { data: Buffer }
      | undefined
  )?.data ?? null

export function writeMeasured(
  db: WritableDB,
  kind: Measured,
  recordingId: string,
  data: Uint8Array,
): void {
  sql(db, `INSERT OR REPLACE INTO ${kind} (recording_id, data) VALUES (?, ?)`).run(
    recordingId,
    Buffer.from(data),
  )
}

export function markDetected(db: WritableDB, transcriptId: string, at: string): void {
  sql(db, 'UPDATE transcript SET detected_at = ? WHERE id = ?').run(at, transcriptId)
}

export function markExported(db: WritableDB, transcriptId: string, at: string): void {
  sql(db, 'UPDATE transcript SET exported_at = ? WHERE id = ?').run(at, transcriptId)
}
