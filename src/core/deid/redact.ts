import { cleanText, oneLine } from '../transcript/clean.ts'
import type { Entity, Mention, Segment, Transcript } from '../transcript/model.ts'
import { generalAge, generalDate, labelOf, MASK, speakerLabel } from './labels.ts'
import { fold, isRoleName, knownMatcher, type KnownSurface } from './names.ts'
import type { Policy } from './policy.ts'
import { redactedTranscript, type RedactedSegment, type RedactedTranscript } from './redacted.ts'

type Entities = ReadonlyMap<string, Entity>

/**
 * What stands in an accepted mention's place: the reviewer's own replacement if there is one,
 * else what the policy makes of the surface; the surface itself where the policy keeps it.
 */
export function replacementFor(surface: string, entity: Entity, policy: Policy): string {
  if (entity.replacement !== null) return oneLine(entity.replacement)
  const label = labelOf(entity.category, entity.number, policy.language)
  switch (policy.treatments[entity.category]) {
    case 'keep':
      return surface
    case 'mask':
      return MASK
    case 'label':
      return label
    case 'generalise':
      return generalised(surface, entity, policy) ?? label
  }
}

function generalised(surface: string, { category }: Entity, { language }: Policy): string | null {
  if (category === 'DATE') return generalDate(surface, language)
  if (category === 'AGE') return generalAge(surface, language)
  return null
}

function standIn(surface: string, mention: Mention, entities: Entities, policy: Policy): string {
  const entity = entities.get(mention.entityId)
  if (entity) return replacementFor(surface, entity, policy)
  if (policy.treatments[mention.category] === 'keep') return surface
  return labelOf(mention.category, null, policy.language)
}

/**
 * A transcript as it may be shared: accepted mentions replaced, nothing else of the text changed
 * but control characters, which no format can hold. The title and the speakers are made safe too:
 * known identifiers in them are replaced. `speakerNames` gives names that are fit to be shared
 * (codes, roles) by speaker id; any other name stays only where it is a role or a code.
 */
export function redact(
  transcript: Transcript,
  entities: Entities,
  policy: Policy,
  speakerNames: ReadonlyMap<string, string> = new Map(),
): RedactedTranscript {
  const safe = safeName(entities, policy)
  const names = new Map(
    transcript.speakers.map((speaker, i) => {
      const shared = speakerNames.get(speaker.id)
      const name = safe(shared ?? speaker.name)
      const trusted = shared !== undefined || name !== oneLine(speaker.name) || isRoleName(name)
      return [speaker.id, trusted && name ? name : speakerLabel(i + 1, policy.language)] as const
    }),
  )
  const mentions = Map.groupBy(transcript.mentions, (mention) => mention.segmentId)
  return redactedTranscript({
    title: safe(transcript.title),
    language: transcript.language,
    speakers: [...new Set(names.values())],
    segments: transcript.segments.map((segment) => ({
      speaker: segment.speakerId === null ? null : (names.get(segment.speakerId) ?? null),
      startMs: segment.startMs,
      endMs: segment.endMs,
      ...redactText(segment, mentions.get(segment.id) ?? [], entities, policy),
    })),
  })
}

/** Overlaps, which the model rules out, would still be hidden whole. */
function redactText(
  segment: Segment,
  mentions: readonly Mention[],
  entities: Entities,
  policy: Policy,
): Pick<RedactedSegment, 'text' | 'replaced'> {
  const accepted = mentions
    .filter((mention) => mention.status === 'accepted')
    .toSorted((a, b) => a.start - b.start)
  let text = ''
  let from = 0
  const replaced: RedactedSegment['replaced'][number][] = []
  for (const mention of accepted) {
    const surface = segment.text.slice(mention.start, mention.end)
    const instead = cleanText(standIn(surface, mention, entities, policy))
    if (mention.start >= from) {
      text += cleanText(segment.text.slice(from, mention.start))
      const start = text.length
      text += instead
      const category = mention.category
      if (instead !== surface) replaced.push({ start, end: text.length, category })
    }
    from = Math.max(from, mention.end)
  }
  return { text: text + cleanText(segment.text.slice(from)), replaced }
}

const isHidden = (entity: Entity, policy: Policy): boolean =>
  entity.replacement !== null || policy.treatments[entity.category] !== 'keep'

/** Replaces what names a known entity, in a title or a speaker's name. */
function safeName(entities: Entities, policy: Policy): (name: string) => string {
  const hidden = [...entities.values()].filter((entity) => isHidden(entity, policy))
  const match = knownMatcher(
    hidden.map((entity) => ({ surface: entity.name, category: entity.category, entity })),
  )
  return (name) => {
    const line = oneLine(name)
    let out = ''
    let from = 0
    for (const { start, end, item } of match(line)) {
      out += line.slice(from, start) + replacementFor(line.slice(start, end), item.entity, policy)
      from = end
    }
    return out + line.slice(from)
  }
}

/** What the leak check looks for, and what it may find without alarm. */
export interface CheckList {
  readonly known: readonly KnownSurface[]
  /** Replacements that look like identifiers (a year, a pseudonym), and spans that were decided to stay. */
  readonly allowed: readonly string[]
}

/**
 * The check list of transcripts about to leave: every accepted surface and its entity's name, and
 * speakers' names that are no roles. What the policy keeps, or a generalisation leaves as it is,
 * is allowed; so is what a reviewer rejected, unless it is somebody's name elsewhere («Will», who
 * was rejected as a verb: it is tried after a word, where a capital tells).
 */
export function checkListFor(
  transcripts: readonly Transcript[],
  entities: Entities,
  policy: Policy,
): CheckList {
  const known = new Map<string, KnownSurface>()
  const allowed = new Set<string>()
  const rejected = new Set<string>()
  const add = (item: KnownSurface): unknown =>
    known.set(`${item.category} ${fold(item.surface)}`, item)
  for (const { segments, mentions, speakers } of transcripts) {
    const texts = new Map(segments.map((segment) => [segment.id, segment.text]))
    for (const mention of mentions) {
      const surface = (texts.get(mention.segmentId) ?? '').slice(mention.start, mention.end)
      if (mention.status === 'rejected') rejected.add(surface)
      if (mention.status !== 'accepted') continue
      const instead = standIn(surface, mention, entities, policy)
      allowed.add(instead)
      if (fold(instead).includes(fold(surface))) continue
      const category = mention.category
      add({ surface, category })
      const name = entities.get(mention.entityId)?.name
      if (name !== undefined && name !== surface) add({ surface: name, category })
    }
    if (policy.treatments.PERSON === 'keep') continue
    for (const { name } of speakers)
      if (!isRoleName(name)) add({ surface: name, category: 'PERSON' })
  }
  const match = knownMatcher(known.values())
  for (const surface of rejected) if (match(`x ${surface}`).length === 0) allowed.add(surface)
  return { known: [...known.values()], allowed: [...allowed] }
}
