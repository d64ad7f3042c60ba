import type { Stretch } from '../../../core/audio/stretch.ts'
import type { Placement } from '../../../core/importers/into-transcript.ts'
import type { Mention, Segment, Speaker, Transcript } from '../../../core/transcript/model.ts'
import type { Retiming } from '../../../core/transcript/retime.ts'
import type { SegmentSelection } from './view/selection.ts'

/** What the page may ask of the open transcript. Commands tell whether there was something to do. */
export interface EditorHandle {
  /** Hands out what is not saved yet. */
  flush(): void
  snapshot(): Transcript
  speakers(): readonly Speaker[]
  /** Renames and adds speakers; those not named stay. Part of the patch, not of undo. */
  setSpeakers(speakers: readonly Speaker[]): void
  /** Main's mentions, as they are after the last patch handed out. Not part of undo. */
  setMentions(mentions: readonly Mention[]): void
  /** Marks the segment that is played and keeps it in view while the person's hands are off. */
  setActiveSegment(id: string | null): void
  /** Rings a mention and brings it into view. */
  setCurrentMention(id: string | null): void
  /** The segment spoken at a moment; null in a gap. */
  segmentAt(ms: number): string | null
  /** Puts the cursor at a segment's start and brings it into view. */
  goTo(segmentId: string): boolean
  selection(): SegmentSelection | null
  focus(): void
  undo(): boolean
  redo(): boolean
  undoDepth(): number
  redoDepth(): number
  readonly commands: EditorCommands
}

export interface EditorCommands {
  splitHere(): boolean
  mergeBack(): boolean
  deleteSegment(): boolean
  insertSegmentAtTime(): boolean
  setSegmentStart(): boolean
  setSegmentEnd(): boolean
  assignSpeaker(speakerId: string | null): boolean
  insertSoftBreak(): boolean
  /** Writes the current time at the cursor, in the form that the page gives it. */
  insertTime(): boolean
  /** Shifts and stretches all times, kept within the recording; one step of undo. */
  retimeAll(retiming: Retiming, durationMs: number): boolean
  /** Blank segments for stretches of the recording; one step of undo. */
  addSegments(stretches: readonly Stretch[]): boolean
  /** Segments from a file, with ids of their own; one step of undo. */
  importSegments(segments: readonly Segment[], placement: Placement): boolean
  /** Goes to the segment before or after and plays from there. */
  previousSegment(): boolean
  nextSegment(): boolean
}
