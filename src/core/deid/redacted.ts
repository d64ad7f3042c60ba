import type { Language } from '../transcript/model.ts'
import type { Category } from './finding.ts'

const redacted: unique symbol = Symbol('redacted')

/** A replaced span in a redacted segment's text; UTF-16 offsets. */
export interface ReplacedSpan {
  readonly start: number
  readonly end: number
  readonly category: Category
}

export interface RedactedSegment {
  /** What the speaker is called in exports; null where none was assigned. */
  readonly speaker: string | null
  readonly startMs: number | null
  readonly endMs: number | null
  readonly text: string
  readonly replaced: readonly ReplacedSpan[]
}

/**
 * A transcript that may be shared. Only `redact` makes one (the brand keeps others from doing so),
 * and it holds nothing of the original but what was left unreplaced.
 */
export interface RedactedTranscript {
  readonly [redacted]: true
  readonly title: string
  readonly language: Language
  readonly speakers: readonly string[]
  readonly segments: readonly RedactedSegment[]
}

/** Sets the brand; for `redact` alone. */
export const redactedTranscript = (
  content: Omit<RedactedTranscript, typeof redacted>,
): RedactedTranscript => ({ ...content, [redacted]: true })
