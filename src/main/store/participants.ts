import type { Participant } from '../../ipc/schemas.ts'
import { sql, type ReadableDB, type WritableDB } from './connection.ts'

type Row = Omit<Participant, 'attributes'> & { readonly attributes: string }

export function listParticipants(db: ReadableDB): Participant[] {
  const rows = sql(
    db,
    `SELECT id, code, name, group_name AS "group", role, attributes FROM participant
     ORDER BY group_name, code`,
  ).all() as Row[]
  return rows.map((row) => ({
    ...row,
    attributes: JSON.parse(row.attributes) as Participant['attributes'],
  }))
}

export function putParticipant(db: WritableDB, participant: Participant): void {
  sql(
    db,
    `INSERT INTO participant (id, code, name, group_name, role, attributes)
     VALUES (@id, @code, @name, @group, @role, @attributes)
     ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name,
       group_name = excluded.group_name, role = excluded.role, attributes = excluded.attributes`,
  ).run({ ...participant, attributes: JSON.stringify(participant.attributes) })
}

export const removeParticipant = (db: WritableDB, id: string): boolean =>
  sql(db, 'DELETE FROM participant WHERE id = ?').run(id).changes === 1
