import { historyKeymap, standardKeymap } from '@codemirror/commands'
import type { EditorState } from '@codemirror/state'
import { keymap, type Command, type EditorView, type KeyBinding } from '@codemirror/view'
import type { Extension } from '@codemirror/state'
import {
  insertSoftBreak,
  mergeAtEnd,
  mergeAtStart,
  splitHere,
  type Edit,
} from '../state/commands.ts'

/** Dispatches an edit; false where there is nothing to do. */
export function perform(view: EditorView, edit: Edit): boolean {
  if (edit) view.dispatch(edit)
  return edit !== null
}

/** A key that belongs to the command even where it does nothing. */
const owned =
  (edit: (state: EditorState) => Edit): Command =>
  (view) => {
    perform(view, edit(view.state))
    return true
  }

/**
 * The keys of writing. Those of the page's actions (speakers, times, new segment) are not among
 * them: the page's dispatcher runs those.
 */
export function writingKeys(currentTimeMs: () => number): Extension {
  const keys: readonly KeyBinding[] = [
    { key: 'Enter', run: owned((state) => splitHere(state, currentTimeMs())) },
    { key: 'Shift-Enter', run: owned(insertSoftBreak) },
    { key: 'Backspace', run: (view) => perform(view, mergeAtStart(view.state)) },
    { key: 'Delete', run: (view) => perform(view, mergeAtEnd(view.state)) },
  ]
  return [keymap.of(keys), keymap.of(historyKeymap), keymap.of(standardKeymap)]
}
