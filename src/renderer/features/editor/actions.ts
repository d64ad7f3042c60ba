import { ACTIONS } from '../../../core/keys/actions.ts'
import type { ActionId } from '../../../core/keys/actions.ts'
import type { Speaker } from '../../../core/transcript/model.ts'
import type { EditorCommands, EditorHandle } from './handle.ts'

type EditorActionId = Exclude<Extract<ActionId, `editor.${string}`>, 'editor.retime'>
type CommandId = Exclude<
  keyof EditorCommands,
  'assignSpeaker' | 'retimeAll' | 'addSegments' | 'importSegments'
>

const SPEAKER = /^editor\.speaker(\d)$/

const nth = (speakers: readonly Speaker[], number: number): Speaker | undefined =>
  speakers[number - 1]

const isEditors = (id: ActionId): id is EditorActionId =>
  id.startsWith('editor.') && id !== 'editor.retime'

/**
 * What the editor's actions do; nothing while no transcript is open. The key of the number after the
 * last speaker's adds one.
 */
export function editorDeeds(
  handle: () => EditorHandle | null,
  addSpeaker: (editor: EditorHandle) => string,
): Readonly<Partial<Record<ActionId, () => void>>> {
  const assign = (number: number) => () => {
    const open = handle()
    if (!open) return
    const speakers = open.speakers()
    const isNext = number === speakers.length + 1
    const id = nth(speakers, number)?.id ?? (isNext ? addSpeaker(open) : null)
    if (id) open.commands.assignSpeaker(id)
  }
  const deedOf = (id: EditorActionId): (() => void) => {
    const number = SPEAKER.exec(id)?.[1]
    if (number !== undefined) return assign(Number(number))
    const command = id.slice('editor.'.length) as CommandId
    return () => void handle()?.commands[command]()
  }
  const ids = ACTIONS.map(({ id }): ActionId => id).filter(isEditors)
  return Object.fromEntries(ids.map((id) => [id, deedOf(id)]))
}
