import type { AuditEntry } from '../../ipc/schemas.ts'
import { sql, type ReadableDB, type WritableDB } from './connection.ts'

/** What the log tells of; `subject` is an id and `details` holds counts, codes and given reasons. */
export type AuditAction =
  | 'study-created'
  | 'study-opened'
  | 'recording-imported'
  | 'recording-removed'
  | 'detected'
  | 'decided'
  | 'marked'
  | 'undone'
  | 'redone'
  | 'leak-overridden'
  | 'exported'
  | 'policy-changed'

export function audit(
  db: WritableDB,
  action: AuditAction,
  subject: string | null = null,
  details: AuditEntry['details'] = {},
): void {
  sql(db, 'INSERT INTO audit (at, action, subject, details) VALUES (?, ?, ?, ?)').run(
    new Date().toISOString(),
    action,
    subject,
    JSON.stringify(details),
  )
}

type Row = Omit<AuditEntry, 'details'> & { readonly details: string }

/** The newest entries first. */
export function listAudit(db: ReadableDB, limit: number): AuditEntry[] {
  const rows = sql(
    db,
    'SELECT id, at, action, subject, details FROM audit ORDER BY id DESC LIMIT ?',
  )
  return (rows.all(limit) as Row[]).map((row) => ({
    ...row,
    details: JSON.parse(row.details) as AuditEntry['details'],
  }))
}
