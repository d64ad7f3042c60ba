import { isActionId } from '../../../core/keys/actions.ts'
import { ActionKey } from '../study/ActionKey.tsx'

/** The key that gives the segment to the speaker at an index; nothing for those after the ninth. */
export function SpeakerKey({ index }: { readonly index: number }) {
  const id = `editor.speaker${index + 1}`
  return isActionId(id) ? <ActionKey id={id} /> : null
}
