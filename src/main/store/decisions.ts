import type { Mention } from '../../core/transcript/model.ts'
import { sql, type ReadableDB, type WritableDB } from './connection.ts'
import {
  dropMentions,
  mentionsWhere,
  putMentions,
  segmentText,
  transcriptOfSegment,
} from './transcripts.ts'

/** The fields of a mention that a reviewer decides. */
export type DecidedFields = Partial<
  Pick<Mention, 'status' | 'category' | 'entityId' | 'start' | 'end'>
>

/** One reversible part of a decision: fields changed, a mention added, or one removed. */
export type DecisionStep =
  | {
      readonly kind: 'change'
      readonly id: string
      readonly from: DecidedFields
      readonly to: DecidedFields
    }
  | { readonly kind: 'add'; readonly mention: Mention }
  | { readonly kind: 'remove'; readonly mention: Mention }

function inverse(step: DecisionStep): DecisionStep {
  if (step.kind === 'change') return { ...step, from: step.to, to: step.from }
  return { ...step, kind: step.kind === 'add' ? 'remove' : 'add' }
}

/** Offsets are taken only while they still lie inside the segment's text. */
const fits = (db: ReadableDB, { segmentId, start, end }: Mention): boolean =>
  start < end && end <= segmentText(db, segmentId).length

/** Carries out one step where its mention is still there; returns the transcript it touched. */
function carryOut(db: WritableDB, step: DecisionStep): string | null {
  const id = step.kind === 'change' ? step.id : step.mention.id
  const [current] = mentionsWhere(db, 'id = ?', id)
  const target = step.kind === 'change' ? current && { ...current, ...step.to } : step.mention
  if (!target) return null
  const transcriptId = transcriptOfSegment(db, target.segmentId)
  if (!transcriptId) return null
  if (step.kind === 'remove') dropMentions(db, [id])
  else if (fits(db, target)) putMentions(db, transcriptId, [target])
  return transcriptId
}

const carryOutAll = (db: WritableDB, steps: readonly DecisionStep[]): string[] => [
  ...new Set(steps.flatMap((step) => carryOut(db, step) ?? [])),
]

/** Carries out a decision and keeps it for undo; returns the transcripts it touched. */
export function decide(db: WritableDB, steps: readonly DecisionStep[]): string[] {
  return db.transaction(() => {
    sql(db, 'DELETE FROM decision WHERE undone = 1').run()
    sql(db, 'INSERT INTO decision (at, steps) VALUES (?, ?)').run(
      new Date().toISOString(),
      JSON.stringify(steps),
    )
    return carryOutAll(db, steps)
  })()
}

const NEXT = {
  undo: 'SELECT id, steps FROM decision WHERE undone = 0 ORDER BY id DESC LIMIT 1',
  redo: 'SELECT id, steps FROM decision WHERE undone = 1 ORDER BY id LIMIT 1',
}

/** Takes back the last decision, or carries out again the one last taken back; null if none. */
export function stepHistory(db: WritableDB, direction: 'undo' | 'redo'): string[] | null {
  return db.transaction(() => {
    const row = sql(db, NEXT[direction]).get() as { id: number; steps: string } | undefined
    if (!row) return null
    const steps = JSON.parse(row.steps) as DecisionStep[]
    const undo = direction === 'undo'
    sql(db, 'UPDATE decision SET undone = ? WHERE id = ?').run(undo ? 1 : 0, row.id)
    return carryOutAll(db, undo ? steps.toReversed().map(inverse) : steps)
  })()
}
