import { Kbd } from '@mantine/core'
import type { ActionId } from '../../../core/keys/actions.ts'
import { keyLabel, useKeysOf } from '../../app/actions.ts'

/** The first key of an action as the person has it; nothing where it has none. */
export function ActionKey({ id }: { readonly id: ActionId }) {
  const [key] = useKeysOf(id)
  return key === undefined ? null : <Kbd size="xs">{keyLabel(key)}</Kbd>
}
