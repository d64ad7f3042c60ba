/** The modifiers of a key, in the order in which they are written. */
const MODIFIERS = ['Mod', 'Ctrl', 'Alt', 'Shift'] as const
type Modifier = (typeof MODIFIERS)[number]

/** What is known of a key that went down, e.g. a KeyboardEvent. */
export interface KeyPress {
  readonly key: string
  /** The place on the keyboard, e.g. `Digit1`; digits are told by it, whatever Shift makes of them. */
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Modifiers and a key, `Mod+Shift+K`; a key is a name of `KeyboardEvent.key` or one character. */
export const KEY_PATTERN =
  /^(?:(?:Mod|Ctrl|Alt|Shift)\+){0,4}(?:[A-Z][A-Za-z0-9]{1,23}|[^\s+]|\+)$/u

const ALONE = new Set([
  'Control',
  'Shift',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Dead',
  'Process',
  'Unidentified',
  'OS',
  'Fn',
  'NumLock',
])

/** Keys that write or move in a text, and so can't be an action's without Mod, Ctrl or Alt. */
const WRITING = new Set([
  'Space',
  'Enter',
  'Tab',
  'Backspace',
  'Delete',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Insert',
])

/** A press as it is written in the table, `Mod+Shift+K`; null for a modifier by itself. */
export function writtenKey(press: KeyPress, isMac: boolean): string | null {
  if (ALONE.has(press.key) || press.key === '') return null
  const digit = /^Digit(\d)$/.exec(press.code)?.[1]
  const named = press.key === ' ' ? 'Space' : (digit ?? press.key)
  const key = named.length === 1 ? named.toUpperCase() : named
  const held: Readonly<Record<Modifier, boolean>> = {
    Mod: isMac ? press.metaKey : press.ctrlKey,
    Ctrl: isMac && press.ctrlKey,
    Alt: press.altKey,
    Shift: press.shiftKey,
  }
  return [...MODIFIERS.filter((modifier) => held[modifier]), key].join('+')
}

/** One spelling for each key, for comparing: modifiers in order; `Ctrl` is `Mod` where there is no Cmd. */
export function normalKey(key: string, isMac: boolean): string {
  const parts = key === '+' ? ['+'] : key.replace(/\+\+$/, '+Plus').split('+')
  const last = (parts.pop() ?? '').replace('Plus', '+')
  const held = new Set(parts.map((part) => (part === 'Ctrl' && !isMac ? 'Mod' : part)))
  return [...MODIFIERS.filter((modifier) => held.has(modifier)), last.toLowerCase()].join('+')
}

/** Whether a key may be an action's: it types nothing and moves nothing in a text. */
export function isFree(key: string): boolean {
  const parts = key === '+' ? ['+'] : key.replace(/\+\+$/, '+Plus').split('+')
  const last = parts.at(-1) ?? ''
  const held = parts.slice(0, -1).some((part) => part !== 'Shift')
  return held || (last.length > 1 && last !== 'Plus' && !WRITING.has(last))
}

/** Parts of keys that Electron names otherwise than `KeyboardEvent.key`. */
const ELECTRON_NAMES: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  MediaTrackNext: 'MediaNextTrack',
  MediaTrackPrevious: 'MediaPreviousTrack',
  AudioVolumeUp: 'VolumeUp',
  AudioVolumeDown: 'VolumeDown',
  AudioVolumeMute: 'VolumeMute',
}

/** As Electron writes keys in a menu. */
export const accelerator = (key: string): string =>
  key.replace(/[A-Z][A-Za-z]+/g, (part) => ELECTRON_NAMES[part] ?? part)
