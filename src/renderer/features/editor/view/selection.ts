import type { EditorState } from '@codemirror/state'
import { mentionsField, mentionsIn } from '../state/mentions.ts'
import { metasField } from '../state/metas.ts'
import { fromLine } from '../state/text.ts'

/** Selected text within one segment; `start` and `end` are UTF-16 offsets and equal for a cursor. */
export interface SegmentSelection {
  readonly segmentId: string
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The selection, or null where it spans segments. */
export function selectionOf(state: EditorState): SegmentSelection | null {
  const { from, to } = state.selection.main
  const line = state.doc.lineAt(from)
  const meta = state.field(metasField)[line.number - 1]
  if (!meta || to > line.to) return null
  return {
    segmentId: meta.id,
    start: from - line.from,
    end: to - line.from,
    text: fromLine(state.sliceDoc(from, to)),
  }
}

/** The mention that the selection covers in part or whole, or whose text or edge the cursor is at. */
export function selectedMention(state: EditorState): string | null {
  const { from, to, empty } = state.selection.main
  const touched = mentionsIn(state.field(mentionsField), from, to)
  const found = touched.find((range) => empty || (range.from < to && from < range.to))
  return found?.value.mention.id ?? null
}
