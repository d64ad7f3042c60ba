import type { Entity } from '../../core/transcript/model.ts'
import { sql, type ReadableDB, type WritableDB } from './connection.ts'

export const listEntities = (db: ReadableDB): Entity[] =>
  sql(
    db,
    'SELECT id, category, name, number, replacement FROM entity ORDER BY category, number',
  ).all() as Entity[]

export const entityMap = (db: ReadableDB): ReadonlyMap<string, Entity> =>
  new Map(listEntities(db).map((entity) => [entity.id, entity]))

export function putEntities(db: WritableDB, entities: readonly Entity[]): void {
  const put = sql(
    db,
    `INSERT INTO entity (id, category, name, number, replacement)
     VALUES (@id, @category, @name, @number, @replacement)
     ON CONFLICT (id) DO UPDATE SET category = excluded.category, name = excluded.name,
       number = excluded.number, replacement = excluded.replacement`,
  )
  for (const entity of entities) put.run(entity)
}
