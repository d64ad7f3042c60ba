import type { Category, Reason, Tier } from '../deid/finding.ts'

/** The languages of the interface and of detection. */
export const LANGUAGES = ['es', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A voice in one transcript. `participantId` links it to the study's roster. */
export interface Speaker {
  readonly id: string
  readonly name: string
  readonly participantId: string | null
}

/**
 * One turn or part of one. Times are milliseconds on the recording's canonical timeline;
 * both are null where the segment has not been timed yet. `text` holds no paragraph
 * separators but may hold single line feeds.
 */
export interface Segment {
  readonly id: string
  readonly speakerId: string | null
  readonly startMs: number | null
  readonly endMs: number | null
  readonly text: string
}

export const MENTION_STATUSES = ['proposed', 'accepted', 'rejected'] as const
export type MentionStatus = (typeof MENTION_STATUSES)[number]

/** A span of a segment's text that identifies somebody. `start` and `end` are UTF-16 offsets. */
export interface Mention {
  readonly id: string
  readonly segmentId: string
  readonly start: number
  readonly end: number
  readonly category: Category
  readonly tier: Tier
  /** The detector's id, or `user` for a span marked by hand. */
  readonly detector: string
  readonly reason: Reason
  readonly status: MentionStatus
  readonly entityId: string
}

/** What mentions name: one person, institution, place… across the study. */
export interface Entity {
  readonly id: string
  readonly category: Category
  /** The fullest form met so far. */
  readonly name: string
  /** Counts from 1 within the category; gives the numbered label. Never reused. */
  readonly number: number
  /** The reviewer's own replacement; null to follow the policy. */
  readonly replacement: string | null
}

/** Segments are in reading order; mentions are in no order and never overlap in a segment. */
export interface Transcript {
  readonly id: string
  readonly title: string
  readonly language: Language
  readonly speakers: readonly Speaker[]
  readonly segments: readonly Segment[]
  readonly mentions: readonly Mention[]
}
