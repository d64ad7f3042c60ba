import { Facet, StateEffect, StateField } from '@codemirror/state'
import type { Category } from '../../../../core/deid/finding.ts'
import type { Entity, Language, Mention, MentionStatus } from '../../../../core/transcript/model.ts'

/** What the page around the editor says in the interface's language. */
export interface EditorWords {
  readonly language: Language
  readonly writeFirst: string
  readonly writeHere: string
  readonly noSpeaker: string
  category(category: Category): string
  status(status: MentionStatus): string
  seek(time: string): string
  chooseSpeaker(name: string): string
  replaced(original: string): string
}

/** How the transcript is shown; no part of it, and no part of undo. */
export interface ViewSettings {
  readonly mode: 'transcribe' | 'review'
  readonly entities: ReadonlyMap<string, Entity>
  /** What is shown in place of accepted mentions; null to show the text itself. */
  readonly replacementOf: ((mention: Mention, surface: string) => string) | null
  readonly words: EditorWords
  readonly activeId: string | null
  readonly currentMentionId: string | null
}

export const changeView = StateEffect.define<Partial<ViewSettings>>()

/** To be given its initial value with `init`. */
export const viewSettings = StateField.define<ViewSettings | null>({
  create: () => null,
  update: (settings, tr) =>
    tr.effects.reduce(
      (result, effect) =>
        result && effect.is(changeView) ? { ...result, ...effect.value } : result,
      settings,
    ),
})

/** What clicks on a segment's head do. */
export interface HeadEvents {
  onSeek(ms: number): void
  onSpeaker(segmentId: string, anchor: HTMLElement): void
}

export const headEvents = Facet.define<HeadEvents>()
