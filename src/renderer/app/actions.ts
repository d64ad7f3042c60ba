import { useEffect } from 'react'
import { create } from 'zustand'
import type { Language } from '../../core/transcript/model.ts'

/**
 * Something that can be done from the keyboard, the palette and the help sheet. A key is written
 * `Mod+Shift+K`, `Alt+1`, `F4`; `Mod` is Ctrl, or Cmd on a Mac. Keys work while typing.
 */
export interface Action {
  readonly id: string
  readonly keys: readonly string[]
  readonly labels: Readonly<Record<Language, string>>
  run(): void
}

interface Registry {
  readonly lists: readonly (readonly Action[])[]
}

const useRegistry = create<Registry>(() => ({ lists: [] }))

/** Makes actions available for as long as the component is shown. Pass a stable list. */
export function useActions(actions: readonly Action[]): void {
  useEffect(() => {
    useRegistry.setState(({ lists }) => ({ lists: [...lists, actions] }))
    return () =>
      useRegistry.setState(({ lists }) => ({ lists: lists.filter((list) => list !== actions) }))
  }, [actions])
}

export const useAllActions = (): readonly Action[] => useRegistry((state) => state.lists).flat()

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

function chord(event: KeyboardEvent): string {
  const mod = isMac ? event.metaKey : event.ctrlKey
  const ctrl = isMac && event.ctrlKey
  const digit = /^Digit(\d)$/.exec(event.code)?.[1]
  const key = event.key === ' ' ? 'Space' : (digit ?? event.key)
  const parts = [
    mod && 'mod',
    ctrl && 'ctrl',
    event.altKey && 'alt',
    event.shiftKey && 'shift',
    key.toLowerCase(),
  ]
  return parts.filter(Boolean).join('+')
}

const ORDER = ['mod', 'ctrl', 'alt', 'shift']

function normal(key: string): string {
  const parts = key.toLowerCase().split('+')
  const named = parts.map((part) => (part === 'ctrl' && !isMac ? 'mod' : part))
  const last = named.pop() ?? ''
  return [...ORDER.filter((part) => named.includes(part)), last].join('+')
}

/** The key as it is shown to the person. */
export const keyLabel = (key: string): string =>
  key
    .replace('Mod', isMac ? '⌘' : 'Ctrl')
    .replace('ArrowLeft', '←')
    .replace('ArrowRight', '→')
    .replace('ArrowUp', '↑')
    .replace('ArrowDown', '↓')

/** Runs an action by id, as the application menu asks. */
export function runAction(id: string): void {
  useRegistry
    .getState()
    .lists.flat()
    .findLast((action) => action.id === id)
    ?.run()
}

/** One listener for every key: the action that was made available last wins. */
export function useActionKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return
      const pressed = chord(event)
      const action = useRegistry
        .getState()
        .lists.flat()
        .findLast((each) => each.keys.some((key) => normal(key) === pressed))
      if (!action) return
      event.preventDefault()
      event.stopPropagation()
      action.run()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
}
