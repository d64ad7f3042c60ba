import { useEffect } from 'react'
import { create } from 'zustand'
import { ACTIONS } from '../../core/keys/actions.ts'
import type { ActionEntry, ActionId } from '../../core/keys/actions.ts'
import { normalKey, writtenKey } from '../../core/keys/chord.ts'
import type { KeyPress } from '../../core/keys/chord.ts'
import { keysOf } from '../../core/keys/keymap.ts'
import type { KeyChoices } from '../../core/keys/keymap.ts'

/** What actions of the table do, by id. */
export type Deeds = Readonly<Partial<Record<ActionId, () => void>>>

interface Registry {
  readonly deeds: readonly Deeds[]
  /** The keys that the person chose, from the settings. */
  readonly choices: KeyChoices
}

const useRegistry = create<Registry>(() => ({ deeds: [], choices: {} }))

/** Makes actions available for as long as the component is shown. Pass a stable object. */
export function useActions(deeds: Deeds): void {
  useEffect(() => {
    useRegistry.setState((state) => ({ deeds: [...state.deeds, deeds] }))
    return () =>
      useRegistry.setState((state) => ({ deeds: state.deeds.filter((each) => each !== deeds) }))
  }, [deeds])
}

/** What an action does here; what was made available last wins. */
const deedOf = (id: ActionId): (() => void) | undefined =>
  useRegistry.getState().deeds.findLast((each) => each[id])?.[id]

export interface AvailableAction extends ActionEntry {
  readonly id: ActionId
  readonly run: () => void
}

/** The actions that can be done here, with the keys they have. */
export function useAvailableActions(): readonly AvailableAction[] {
  const { deeds, choices } = useRegistry()
  return ACTIONS.flatMap((action) => {
    const run = deeds.findLast((each) => each[action.id])?.[action.id]
    return run ? [{ ...action, keys: keysOf(action.id, choices), run }] : []
  })
}

/** The keys of an action as the person has them. */
export const useKeysOf = (id: ActionId): readonly string[] =>
  useRegistry(({ choices }) => keysOf(id, choices))

export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

const SIGNS: Readonly<Record<string, string>> = {
  Mod: isMac ? '⌘' : 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
}

/** The key as it is shown to the person. */
export const keyLabel = (key: string): string =>
  key
    .split(/\+(?=.)/)
    .map((part) => SIGNS[part] ?? part)
    .join('+')

/** Runs an action by id, as the application menu asks. */
export const runAction = (id: ActionId): void => deedOf(id)?.()

/** What the Escape key closes before it can be an action's. */
const OPEN = '[role="dialog"], [role="menu"], [role="listbox"]'

const isTaken = (press: KeyPress): boolean =>
  press.key === 'Escape' &&
  [...document.querySelectorAll(OPEN)].some((element) => element.checkVisibility())

/** The action that can be done here and has the pressed key. */
function actionFor(press: KeyPress): (() => void) | undefined {
  const written = writtenKey(press, isMac)
  if (written === null || isTaken(press)) return undefined
  const pressed = normalKey(written, isMac)
  const { choices } = useRegistry.getState()
  for (const { id } of ACTIONS) {
    const run = deedOf(id)
    if (run && keysOf(id, choices).some((key) => normalKey(key, isMac) === pressed)) return run
  }
  return undefined
}

/** One listener for every key, with the keys that the person chose. Pass a stable object. */
export function useActionKeys(choices: KeyChoices): void {
  useEffect(() => useRegistry.setState({ choices }), [choices])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const run = event.isComposing || isCapturing() ? undefined : actionFor(event)
      if (!run) return
      event.preventDefault()
      event.stopPropagation()
      run()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
}

/** While a key is being chosen it does nothing else. */
const isCapturing = (): boolean =>
  document.activeElement?.hasAttribute('data-captures-keys') === true
