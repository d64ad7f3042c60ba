import { linkFindings } from '../../core/deid/entities.ts'
import type { Finding } from '../../core/deid/finding.ts'
import { overlap } from '../../core/deid/overlaps.ts'
import type { Mention, Transcript } from '../../core/transcript/model.ts'
import type { KnownName } from '../jobs/tasks.ts'
import { newId } from '../new-id.ts'
import { audit } from '../store/audit.ts'
import type { ReadableDB, WritableDB } from '../store/connection.ts'
import { listEntities, putEntities } from '../store/entities.ts'
import { listParticipants } from '../store/participants.ts'
import { markDetected } from '../store/recordings.ts'
import { dropMentions, mentionsWhere, putMentions, segmentText } from '../store/transcripts.ts'

/** What the study knows already: its roster, and every surface that was accepted. */
export function knownNames(db: ReadableDB): KnownName[] {
  const roster = listParticipants(db).map(({ name }) => ({
    text: name,
    category: 'PERSON' as const,
  }))
  const accepted = mentionsWhere(db, "status = 'accepted'").map((mention) => ({
    text: segmentText(db, mention.segmentId).slice(mention.start, mention.end),
    category: mention.category,
  }))
  const all = [...roster, ...accepted].filter(({ text }) => text.trim())
  return [...new Map(all.map((name) => [`${name.category} ${name.text}`, name])).values()]
}

/** A finding in its segment. */
export interface PlacedFinding {
  readonly finding: Finding
  readonly category: Finding['category']
  readonly segmentId: string
  readonly surface: string
}

/** Findings for segments whose text is still what was searched, clear of what is decided. */
export function placeFindings(
  now: Transcript,
  searched: Transcript,
  found: readonly (readonly Finding[])[],
): PlacedFinding[] {
  const texts = new Map(now.segments.map(({ id, text }) => [id, text]))
  const decided = Map.groupBy(
    now.mentions.filter(({ status }) => status !== 'proposed'),
    ({ segmentId }) => segmentId,
  )
  return searched.segments.flatMap(({ id, text }, i) =>
    texts.get(id) !== text
      ? []
      : (found[i] ?? [])
          .filter((finding) => !decided.get(id)?.some((mention) => overlap(mention, finding)))
          .map((finding) => ({
            finding,
            category: finding.category,
            segmentId: id,
            surface: text.slice(finding.start, finding.end),
          })),
  )
}

/** Replaces the undecided mentions of a transcript by new findings, as one transaction. */
export function storeFindings(
  db: WritableDB,
  transcriptId: string,
  placed: readonly PlacedFinding[],
): void {
  db.transaction(() => {
    const old = mentionsWhere(db, "transcript_id = ? AND status = 'proposed'", transcriptId)
    dropMentions(
      db,
      old.map((mention) => mention.id),
    )
    const linked = linkFindings(placed, listEntities(db), newId)
    putEntities(db, [...linked.created, ...linked.renamed])
    const mentions = placed.map(({ finding, segmentId }, i): Mention => {
      const entityId = linked.entityIds[i]!
      return { ...finding, segmentId, id: newId(), status: 'proposed', entityId }
    })
    putMentions(db, transcriptId, mentions)
    markDetected(db, transcriptId, new Date().toISOString())
    audit(db, 'detected', transcriptId, { findings: mentions.length })
  })()
}
