import type { Entity, Mention, MentionStatus, Transcript } from '../../../core/transcript/model.ts'

/** A mention with the text it covers and a little of what stands around it. */
export interface SeenMention {
  readonly mention: Mention
  readonly surface: string
  readonly before: string
  readonly after: string
  /** Of the segment. */
  readonly startMs: number | null
  readonly endMs: number | null
  /** Of the segment's text, in UTF-16 units. */
  readonly length: number
}

/** An entity as one transcript has it: what the reviewer decides at once. */
export interface EntityGroup {
  readonly id: string
  readonly entity: Entity | null
  readonly name: string
  readonly category: Mention['category']
  readonly mentions: readonly SeenMention[]
  readonly undecided: number
  /** The status that all mentions share; null where they differ. */
  readonly status: MentionStatus | null
  readonly doubtful: boolean
}

const AROUND = 32

function seen(transcript: Transcript): SeenMention[] {
  const at = new Map(transcript.segments.map((segment, index) => [segment.id, { segment, index }]))
  const order = (mention: Mention) => at.get(mention.segmentId)?.index ?? 0
  return transcript.mentions
    .toSorted((a, b) => order(a) - order(b) || a.start - b.start)
    .flatMap((mention) => {
      const segment = at.get(mention.segmentId)?.segment
      if (!segment) return []
      const { text, startMs, endMs } = segment
      return {
        mention,
        surface: text.slice(mention.start, mention.end),
        before: text.slice(Math.max(0, mention.start - AROUND), mention.start),
        after: text.slice(mention.end, mention.end + AROUND),
        startMs,
        endMs,
        length: text.length,
      }
    })
}

function groupOf(id: string, mentions: readonly SeenMention[], entity: Entity | null): EntityGroup {
  const statuses = new Set(mentions.map(({ mention }) => mention.status))
  const [only] = statuses
  const first = mentions[0]
  return {
    id,
    entity,
    name: entity?.name ?? first?.surface ?? '',
    category: first?.mention.category ?? 'OTHER',
    mentions,
    undecided: mentions.filter(({ mention }) => mention.status === 'proposed').length,
    status: statuses.size === 1 && only ? only : null,
    doubtful: mentions.every(({ mention }) => mention.tier === 'possible'),
  }
}

/**
 * A transcript's mentions by entity: those with something to decide first, the sure ones before the
 * doubtful, and where one decision settles most before the rest.
 */
export function entityGroups(
  transcript: Transcript,
  entities: ReadonlyMap<string, Entity>,
): EntityGroup[] {
  const byEntity = Map.groupBy(seen(transcript), ({ mention }) => mention.entityId)
  return [...byEntity]
    .map(([id, mentions]) => groupOf(id, mentions, entities.get(id) ?? null))
    .toSorted(
      (a, b) =>
        Number(b.undecided > 0) - Number(a.undecided > 0) ||
        Number(a.doubtful) - Number(b.doubtful) ||
        b.undecided - a.undecided ||
        a.name.localeCompare(b.name),
    )
}

/** How many mentions are decided, of how many. */
export function progress(transcript: Transcript): { decided: number; all: number } {
  const all = transcript.mentions.length
  const decided = transcript.mentions.filter(({ status }) => status !== 'proposed').length
  return { decided, all }
}
