import Database from 'better-sqlite3'
import { fail, ok, type Result } from '../../core/result.ts'
import { MIGRATIONS } from './migrations/index.ts'

declare const writable: unique symbol

/** A connection for reading. */
export type ReadableDB = Omit<Database.Database, 'exec' | 'transaction'>
/** The study's one connection. Functions that change the store say so by taking this type. */
export type WritableDB = Database.Database & { readonly [writable]: true }

export type OpenError = 'newer-study' | 'study-damaged' | 'cannot-read'

function configure(db: Database.Database, key: string | null): void {
  if (key) {
    db.pragma("cipher='chacha20'")
    db.pragma(`key='raw:${key}'`)
  }
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('temp_store = MEMORY')
  db.pragma('trusted_schema = OFF')
}

const userVersion = (db: Database.Database): number =>
  Number(db.pragma('user_version', { simple: true }))

/** Brings a store to the newest version, one transaction a migration. */
export function migrate(db: Database.Database, to: number = MIGRATIONS.length): void {
  for (const [index, sql] of MIGRATIONS.slice(0, to).entries()) {
    if (index < userVersion(db)) continue
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${index + 1}`)
    })()
  }
}

/**
 * Opens or makes a study's store. `key` is 32 bytes in hex, or null for a study without protection.
 * A store of a newer program is refused and left untouched.
 */
export function openStore(file: string, key: string | null): Result<WritableDB, OpenError> {
  let db: Database.Database
  try {
    db = new Database(file)
  } catch {
    return fail('cannot-read')
  }
  try {
    configure(db, key)
    if (userVersion(db) > MIGRATIONS.length) {
      db.close()
      return fail('newer-study')
    }
    migrate(db)
    return ok(db as WritableDB)
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB') {
      return fail('study-damaged')
    }
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_CORRUPT') {
      return fail('study-damaged')
    }
    throw error
  }
}

/** True for a write that a foreign key, uniqueness or a check refused. */
export const isConstraint = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')

/** True for a write that the disk had no room for. */
export const isDiskFull = (error: unknown): boolean =>
  (error instanceof Database.SqliteError && error.code === 'SQLITE_FULL') ||
  (error instanceof Error && 'code' in error && error.code === 'ENOSPC')

const statements = new WeakMap<object, Map<string, Database.Statement>>()

/** A prepared statement, kept for the connection's life. */
export function sql(db: ReadableDB, text: string): Database.Statement {
  let known = statements.get(db)
  if (!known) statements.set(db, (known = new Map()))
  let statement = known.get(text)
  if (!statement) known.set(text, (statement = db.prepare(text)))
  return statement
}
