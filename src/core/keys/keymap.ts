import { ACTIONS, actionOf } from './actions.ts'
import type { ActionId } from './actions.ts'
import { normalKey } from './chord.ts'

/** The keys that a person gave to actions; an action that isn't named keeps its own. */
export type KeyChoices = Readonly<Record<string, readonly string[]>>

/** The keys of an action under a person's choices; the first is the one that is shown. */
export const keysOf = (id: string, choices: KeyChoices): readonly string[] =>
  (Object.hasOwn(choices, id) ? choices[id] : undefined) ?? actionOf(id)?.keys ?? []

/** The actions that share a key with an action, by that key as it is written for it. */
export function clashesOf(
  id: ActionId,
  choices: KeyChoices,
  isMac: boolean,
): ReadonlyMap<string, readonly ActionId[]> {
  const found = new Map<string, readonly ActionId[]>()
  for (const key of keysOf(id, choices)) {
    const wanted = normalKey(key, isMac)
    const others = ACTIONS.filter(
      (other) =>
        other.id !== id &&
        keysOf(other.id, choices).some((each) => normalKey(each, isMac) === wanted),
    ).map((other) => other.id)
    if (others.length > 0) found.set(key, others)
  }
  return found
}

/** Choices with an action's keys changed; choosing the action's own keys takes the choice back. */
export function withKeys(choices: KeyChoices, id: ActionId, keys: readonly string[]): KeyChoices {
  const own = actionOf(id)?.keys ?? []
  const { [id]: _, ...others } = choices
  return own.join(' ') === keys.join(' ') ? others : { ...others, [id]: keys }
}

export const PRESETS = ['sottovoce', 'oTranscribe', 'f4', 'expressScribe'] as const
export type Preset = (typeof PRESETS)[number]

/**
 * Keys that hands know from other programs. Written from memory of those programs' own settings; of
 * oTranscribe's, Escape and the function keys were found described as well; its Mod+J, which writes
 * the time, is the program's own. What a preset needs for one action is taken from the action that
 * has it by default.
 */
const PRESET_KEYS: Readonly<Record<Preset, Partial<Record<ActionId, readonly string[]>>>> = {
  sottovoce: {},
  oTranscribe: {
    'player.playPause': ['Escape', 'Ctrl+Space'],
    'player.jumpBack': ['F1'],
    'player.jumpForward': ['F2'],
    'player.slower': ['F3'],
    'player.faster': ['F4'],
    'help.keys': ['Mod+F1'],
  },
  f4: {
    'player.playPause': ['F4', 'Ctrl+Space'],
    'player.jumpBack': ['F3'],
    'player.jumpForward': ['F5'],
  },
  expressScribe: {
    'player.playPause': ['F9', 'F4', 'Ctrl+Space'],
    'player.jumpBack': ['F7'],
    'player.jumpForward': ['F8'],
    'player.slower': ['F2'],
    'player.faster': ['F3'],
    'player.normalSpeed': ['F10'],
    'editor.setSegmentStart': ['F11'],
    'editor.setSegmentEnd': ['Shift+F11'],
  },
}

/** The choices that make a preset. */
export const presetChoices = (preset: Preset): KeyChoices => ({ ...PRESET_KEYS[preset] })

/** The preset that the choices are; null where a person changed something. */
export function presetOf(choices: KeyChoices): Preset | null {
  const written = (some: KeyChoices): string =>
    Object.keys(some)
      .sort()
      .map((id) => `${id} ${(some[id] ?? []).join(' ')}`)
      .join('\n')
  return PRESETS.find((preset) => written(presetChoices(preset)) === written(choices)) ?? null
}
