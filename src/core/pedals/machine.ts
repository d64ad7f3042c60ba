import { isActionId } from '../keys/actions.ts'
import type { ActionId } from '../keys/actions.ts'
import type { PedalMode, SwitchChoice } from './devices.ts'

/**
 * What an action does while its switch is held: `while` goes on from press to release, `repeat` is
 * done again and again. Any other action is done once, whatever the mode.
 */
const LASTING: Readonly<Partial<Record<ActionId, 'while' | 'repeat'>>> = {
  'player.playPause': 'while',
  'player.jumpBack': 'repeat',
  'player.jumpForward': 'repeat',
  'player.slower': 'repeat',
  'player.faster': 'repeat',
  'player.zoomIn': 'repeat',
  'player.zoomOut': 'repeat',
  'editor.previousSegment': 'repeat',
  'editor.nextSegment': 'repeat',
}

/** Until a held switch repeats, and between repetitions. */
export const FIRST_REPEAT_MS = 500
export const REPEAT_MS = 350

/** The modes that make a difference for an action, the usual one first. */
export function modesOf(action: string): readonly PedalMode[] {
  const lasting = isActionId(action) ? LASTING[action] : undefined
  if (lasting === undefined) return ['press']
  // To act once on playing or pausing is to toggle it.
  return lasting === 'while' ? ['hold', 'toggle'] : ['hold', 'press', 'toggle']
}

/** What is to be done: an action once, or the beginning and the end of one that lasts. */
export interface PedalCommand {
  readonly kind: 'run' | 'start' | 'stop'
  readonly action: ActionId
}

/** What a switch has begun and not ended. */
interface Lasting {
  readonly action: ActionId
  readonly mode: 'hold' | 'toggle'
  /** When it is done again, on the clock of the events; null for what goes on by itself. */
  readonly nextAtMs: number | null
}

export interface PedalState {
  readonly pressed: ReadonlySet<string>
  readonly lasting: ReadonlyMap<string, Lasting>
}

export const AT_REST: PedalState = { pressed: new Set(), lasting: new Map() }

/** `switches` holds all that are pressed now; `gone` is a pedal that was unplugged. */
export type PedalEvent =
  | { readonly type: 'switches'; readonly pressed: ReadonlySet<string>; readonly atMs: number }
  | { readonly type: 'tick'; readonly atMs: number }
  | { readonly type: 'gone' }

export interface PedalStep {
  readonly state: PedalState
  readonly commands: readonly PedalCommand[]
}

/** Where a pedal is after an event, and what is to be done. What a switch began it ends, whatever was chosen meanwhile. */
export function step(
  state: PedalState,
  event: PedalEvent,
  choices: readonly SwitchChoice[],
): PedalStep {
  switch (event.type) {
    case 'gone':
      return { state: AT_REST, commands: [...state.lasting.values()].flatMap(ending) }
    case 'tick':
      return tick(state, event.atMs)
    case 'switches':
      return change(state, event.pressed, event.atMs, choices)
  }
}

const ending = ({ action, nextAtMs }: Lasting): readonly PedalCommand[] =>
  nextAtMs === null ? [{ kind: 'stop', action }] : []

function tick({ pressed, lasting }: PedalState, atMs: number): PedalStep {
  const isDue = ({ nextAtMs }: Lasting) => nextAtMs !== null && nextAtMs <= atMs
  const commands = [...lasting.values()]
    .filter(isDue)
    .map(({ action }): PedalCommand => ({ kind: 'run', action }))
  const next = new Map(
    [...lasting].map(([id, each]) => [
      id,
      isDue(each) ? { ...each, nextAtMs: atMs + REPEAT_MS } : each,
    ]),
  )
  return { state: { pressed, lasting: next }, commands }
}

function change(
  state: PedalState,
  pressed: ReadonlySet<string>,
  atMs: number,
  choices: readonly SwitchChoice[],
): PedalStep {
  const lasting = new Map(state.lasting)
  const commands: PedalCommand[] = []
  for (const id of state.pressed.difference(pressed)) {
    const begun = lasting.get(id)
    if (begun?.mode !== 'hold') continue
    lasting.delete(id)
    commands.push(...ending(begun))
  }
  for (const id of pressed.difference(state.pressed)) {
    const choice = choices.find((each) => each.id === id)
    if (lasting.delete(id) || !choice || !isActionId(choice.action)) continue
    const { action, mode } = choice
    const begun = beginning(action, mode, atMs)
    if (begun) lasting.set(id, begun)
    commands.push({ kind: begun?.nextAtMs === null ? 'start' : 'run', action })
  }
  return { state: { pressed, lasting }, commands }
}

/** What a press begins; null where the action is done once. */
function beginning(action: ActionId, mode: PedalMode, atMs: number): Lasting | null {
  const lasting = LASTING[action]
  if (lasting === undefined || mode === 'press') return null
  if (lasting === 'repeat') return { action, mode, nextAtMs: atMs + FIRST_REPEAT_MS }
  // Whether it plays is the player's to know: somebody may have paused by a key meanwhile.
  return mode === 'hold' ? { action, mode, nextAtMs: null } : null
}
