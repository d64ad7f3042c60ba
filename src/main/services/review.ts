import type { Category } from '../../core/deid/finding.ts'
import { linkFindings } from '../../core/deid/entities.ts'
import { occurrences } from '../../core/deid/occurrences.ts'
import { overlap } from '../../core/deid/overlaps.ts'
import { fail, ok } from '../../core/result.ts'
import type { Mention } from '../../core/transcript/model.ts'
import type { CallInput } from '../../ipc/contract.ts'
import { changed, defineHandlers, withStudy, type Context } from '../context.ts'
import { newId } from '../new-id.ts'
import { audit } from '../store/audit.ts'
import type { ReadableDB, WritableDB } from '../store/connection.ts'
import { decide, stepHistory, type DecisionStep } from '../store/decisions.ts'
import { listEntities, putEntities } from '../store/entities.ts'
import {
  mentionsWhere,
  segmentText,
  segmentTexts,
  transcriptOfSegment,
} from '../store/transcripts.ts'

const BY_HAND = { es: 'Marcado a mano', en: 'Marked by hand' }

type Decide = CallInput<'review.decide'>

function targets(db: ReadableDB, target: Decide['target']): Mention[] {
  if ('mentionIds' in target) {
    return target.mentionIds.flatMap((id) => mentionsWhere(db, 'id = ?', id))
  }
  const { entityId, transcriptId } = target
  return transcriptId
    ? mentionsWhere(db, 'entity_id = ? AND transcript_id = ?', entityId, transcriptId)
    : mentionsWhere(db, 'entity_id = ?', entityId)
}

const surfaceOf = (db: ReadableDB, mention: Mention): string =>
  segmentText(db, mention.segmentId).slice(mention.start, mention.end)

/** Entities for surfaces, new ones stored. */
function entitiesFor(db: WritableDB, surfaces: readonly string[], category: Category) {
  const findings = surfaces.map((surface) => ({ surface, category }))
  const linked = linkFindings(findings, listEntities(db), newId)
  putEntities(db, [...linked.created, ...linked.renamed])
  return linked.entityIds
}

function changeSteps(db: WritableDB, mentions: readonly Mention[], change: Decide['change']) {
  if ('status' in change) {
    return mentions.map(({ id, status }): DecisionStep => {
      return { kind: 'change', id, from: { status }, to: change }
    })
  }
  const { category } = change
  const surfaces = mentions.map((mention) => surfaceOf(db, mention))
  const entityIds = entitiesFor(db, surfaces, category)
  return mentions.map((mention, i): DecisionStep => {
    const from = { category: mention.category, entityId: mention.entityId }
    return { kind: 'change', id: mention.id, from, to: { category, entityId: entityIds[i]! } }
  })
}

type Spot = Pick<Mention, 'segmentId' | 'start' | 'end'>

/** The marked span, and where `scope` takes in more, the same words elsewhere. */
function spots(db: ReadableDB, mark: CallInput<'review.mark'>, transcriptId: string): Spot[] {
  const { segmentId, start, end, scope } = mark
  const here = { segmentId, start, end }
  if (scope === 'here') return [here]
  const surface = segmentText(db, segmentId).slice(start, end)
  const elsewhere = segmentTexts(db, scope === 'transcript' ? transcriptId : null).flatMap(
    ({ id, text }) => occurrences(text, surface).map((span) => ({ segmentId: id, ...span })),
  )
  const isHere = (spot: Spot) => spot.segmentId === segmentId && overlap(spot, here)
  return [here, ...elsewhere.filter((spot) => !isHere(spot))]
}

function markSteps(db: WritableDB, mark: CallInput<'review.mark'>, transcriptId: string) {
  const found = spots(db, mark, transcriptId)
  const surface = segmentText(db, mark.segmentId).slice(mark.start, mark.end)
  const [entityId] = entitiesFor(db, [surface], mark.category)
  return found.flatMap((spot): DecisionStep[] => {
    const under = mentionsWhere(db, 'segment_id = ?', spot.segmentId).filter((m) =>
      overlap(m, spot),
    )
    const mention: Mention = {
      ...spot,
      id: newId(),
      category: mark.category,
      tier: 'certain',
      detector: 'user',
      reason: BY_HAND,
      status: 'accepted',
      entityId: entityId!,
    }
    const removed = under.map((each): DecisionStep => ({ kind: 'remove', mention: each }))
    return [...removed, { kind: 'add', mention }]
  })
}

function tell(context: Context, transcriptIds: readonly string[]): void {
  for (const id of transcriptIds) changed(context, 'transcript', id)
  changed(context, 'recordings')
  changed(context, 'entities')
}

const isSpan = (text: string, start: number, end: number): boolean =>
  start < end && end <= text.length && text.slice(start, end).trim().length > 0

export const reviewHandlers = (context: Context) => {
  const step = (direction: 'undo' | 'redo') =>
    withStudy(context, ({ db }) => {
      const transcriptIds = stepHistory(db, direction)
      if (!transcriptIds) return fail({ code: 'nothing-to-undo' as const })
      audit(db, direction === 'undo' ? 'undone' : 'redone')
      tell(context, transcriptIds)
      return ok({ transcriptIds })
    })

  return defineHandlers({
    'review.decide': ({ target, change }) =>
      withStudy(context, ({ db }) => {
        const mentions = targets(db, target)
        if (!mentions.length) return fail({ code: 'not-found' })
        tell(context, decide(db, changeSteps(db, mentions, change)))
        audit(db, 'decided', null, { mentions: mentions.length, ...change })
        return ok({ changed: mentions.length })
      }),

    'review.span': ({ mentionId, start, end }) =>
      withStudy(context, ({ db }) => {
        const [mention] = mentionsWhere(db, 'id = ?', mentionId)
        if (!mention) return fail({ code: 'not-found' })
        const others = mentionsWhere(db, 'segment_id = ? AND id <> ?', mention.segmentId, mentionId)
        const free = !others.some((other) => overlap(other, { start, end }))
        const text = segmentText(db, mention.segmentId)
        if (!free || !isSpan(text, start, end)) return fail({ code: 'invalid-span' })
        const { category, entityId } = mention
        const [linked] = entitiesFor(db, [text.slice(start, end)], category)
        const from = { start: mention.start, end: mention.end, entityId }
        const to = { start, end, entityId: linked! }
        tell(context, decide(db, [{ kind: 'change', id: mentionId, from, to }]))
        audit(db, 'decided', null, { mentions: 1, change: 'span' })
        return ok(null)
      }),

    'review.mark': (mark) =>
      withStudy(context, ({ db }) => {
        const transcriptId = transcriptOfSegment(db, mark.segmentId)
        if (!transcriptId) return fail({ code: 'not-found' })
        if (!isSpan(segmentText(db, mark.segmentId), mark.start, mark.end)) {
          return fail({ code: 'invalid-span' })
        }
        const steps = markSteps(db, mark, transcriptId)
        const added = steps.filter((each) => each.kind === 'add').length
        tell(context, decide(db, steps))
        audit(db, 'marked', null, { mentions: added, category: mark.category })
        return ok({ changed: added })
      }),

    'review.undo': () => step('undo'),
    'review.redo': () => step('redo'),
  })
}
