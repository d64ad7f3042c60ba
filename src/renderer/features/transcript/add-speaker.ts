import i18next from 'i18next'
import type { EditorHandle } from '../editor/handle.ts'

/** Adds a speaker with a numbered name to the open transcript and returns its id. */
export function addSpeaker(editor: EditorHandle): string {
  const id = crypto.randomUUID()
  const name = i18next.t('transcript.newSpeaker', { number: editor.speakers().length + 1 })
  editor.setSpeakers([{ id, name, participantId: null }])
  return id
}
