import { MOST_MARKERS, type Marker } from '../../core/audio/markers.ts'
import { fail, ok, type Result } from '../../core/result.ts'
import { sql, type ReadableDB, type WritableDB } from './connection.ts'

/** The markers of a recording by time. */
export const listMarkers = (db: ReadableDB, recordingId: string): Marker[] =>
  sql(
    db,
    'SELECT id, at_ms AS atMs, label FROM marker WHERE recording_id = ? ORDER BY at_ms, id',
  ).all(recordingId) as Marker[]

const isNew = (db: ReadableDB, id: string): boolean =>
  sql(db, 'SELECT 1 FROM marker WHERE id = ?').get(id) === undefined

const isFull = (db: ReadableDB, recordingId: string): boolean => {
  const counted = sql(db, 'SELECT COUNT(*) AS markers FROM marker WHERE recording_id = ?')
  return (counted.get(recordingId) as { markers: number }).markers >= MOST_MARKERS
}

/** A marker stays with its recording and within its length. */
const PUT = `
  INSERT INTO marker (id, recording_id, at_ms, label)
  SELECT @id, id, MIN(@atMs, duration_ms), @label FROM recording WHERE id = @recordingId
  ON CONFLICT (id) DO UPDATE SET at_ms = excluded.at_ms, label = excluded.label
    WHERE recording_id = excluded.recording_id`

/** Adds a marker or changes it. `not-found`: no such recording, or the marker is another's. */
export function putMarker(
  db: WritableDB,
  recordingId: string,
  marker: Marker,
): Result<null, 'not-found' | 'too-many-markers'> {
  return db.transaction((): Result<null, 'not-found' | 'too-many-markers'> => {
    if (isNew(db, marker.id) && isFull(db, recordingId)) return fail('too-many-markers')
    const { changes } = sql(db, PUT).run({ ...marker, recordingId })
    return changes === 1 ? ok(null) : fail('not-found')
  })()
}

/** The recording that the removed marker was of; null where there was no such marker. */
export function removeMarker(db: WritableDB, id: string): string | null {
  const removed = sql(db, 'DELETE FROM marker WHERE id = ? RETURNING recording_id AS recordingId')
  return (removed.get(id) as { recordingId: string } | undefined)?.recordingId ?? null
}
