import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../src/main/store/connection.ts'
import { MIGRATIONS } from '../../src/main/store/migrations/index.ts'

const tables = (db: Database.Database) =>
  db
    .prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .all() as { name: string; sql: string }[]

describe('migrations', () => {
  it('go up one at a time to the newest, and a second run changes nothing', () => {
    const db = new Database(':memory:')
    for (let version = 1; version <= MIGRATIONS.length; version++) {
      migrate(db, version)
      expect(db.pragma('user_version', { simple: true })).toBe(version)
    }
    const before = tables(db)
    migrate(db)
    expect(tables(db)).toEqual(before)
  })

  it('make STRICT tables only, but for the index of the search', () => {
    const db = new Database(':memory:')
    migrate(db)
    const own = tables(db).filter(({ name }) => !name.startsWith('segment_search'))
    for (const { sql } of own) expect(sql).toMatch(/\) STRICT$/)
  })

  it('let segments be read in order and mentions by segment through an index', () => {
    const db = new Database(':memory:')
    migrate(db)
    const plan = (sql: string) =>
      (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all('x') as { detail: string }[])
        .map(({ detail }) => detail)
        .join('; ')
    const read = plan('SELECT id FROM segment WHERE transcript_id = ? ORDER BY position')
    expect(read).toContain('segment_by_transcript')
    expect(read).not.toContain('TEMP B-TREE')
    expect(plan('SELECT id FROM mention WHERE segment_id = ?')).toContain('mention_by_segment')
  })
})
