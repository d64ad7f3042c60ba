import { LABEL_EVERYTHING, type Policy } from '../../core/deid/policy.ts'
import * as schemas from '../../ipc/schemas.ts'
import { sql, type ReadableDB, type WritableDB } from './connection.ts'

function read(db: ReadableDB, key: string): unknown {
  const row = sql(db, 'SELECT value FROM setting WHERE key = ?').get(key)
  return row ? JSON.parse((row as { value: string }).value) : undefined
}

function write(db: WritableDB, key: string, value: unknown): void {
  sql(db, 'INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)').run(
    key,
    JSON.stringify(value),
  )
}

/** The study's policy; until one is chosen, label everything in Spanish. */
export function readPolicy(db: ReadableDB): Policy {
  const stored = schemas.policy.safeParse(read(db, 'policy'))
  return stored.success ? stored.data : { language: 'es', treatments: LABEL_EVERYTHING }
}

export const writePolicy = (db: WritableDB, policy: Policy): void => write(db, 'policy', policy)

export const isSample = (db: ReadableDB): boolean => read(db, 'sample') === true
export const markSample = (db: WritableDB): void => write(db, 'sample', true)
