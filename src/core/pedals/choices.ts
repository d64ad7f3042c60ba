import { knownPedal, pedalKey, usualSwitches } from './devices.ts'
import type { PedalId, SwitchChoice } from './devices.ts'

/** A pedal that the person connected, with what its switches do. */
export interface PedalChoice extends PedalId {
  /** As it is shown: the table's name, or what the device calls itself. */
  readonly name: string
  readonly switches: readonly SwitchChoice[]
}

export const MOST_PEDALS = 8
export const MOST_SWITCHES = 16
/** Longest name of a pedal, in characters: it comes from the device. */
export const LONGEST_NAME = 60

/** A pedal as it is before anybody chose anything. */
export function newPedal(pedal: PedalId, productName: string): PedalChoice {
  const { vendorId, productId } = pedal
  const name = knownPedal(pedal)?.name ?? productName.trim().slice(0, LONGEST_NAME)
  return { vendorId, productId, name: name || pedalKey(pedal), switches: usualSwitches(pedal) }
}

/** What the switches of a pedal do: as chosen, else as is usual. */
export const switchesOf = (
  pedal: PedalId,
  choices: readonly PedalChoice[],
): readonly SwitchChoice[] =>
  choices.find((each) => pedalKey(each) === pedalKey(pedal))?.switches ?? usualSwitches(pedal)

/** Choices with a pedal put in its place, or at the end; too many, and the oldest goes. */
export function withPedal(
  choices: readonly PedalChoice[],
  pedal: PedalChoice,
): readonly PedalChoice[] {
  const key = pedalKey(pedal)
  const known = choices.some((each) => pedalKey(each) === key)
  return known
    ? choices.map((each) => (pedalKey(each) === key ? pedal : each))
    : [...choices, pedal].slice(-MOST_PEDALS)
}

export const withoutPedal = (
  choices: readonly PedalChoice[],
  pedal: PedalId,
): readonly PedalChoice[] => choices.filter((each) => pedalKey(each) !== pedalKey(pedal))

/** A pedal with a switch put in its place, or at the end while there is room. */
export function withSwitch(pedal: PedalChoice, choice: SwitchChoice): PedalChoice {
  const known = pedal.switches.some(({ id }) => id === choice.id)
  const switches = known
    ? pedal.switches.map((each) => (each.id === choice.id ? choice : each))
    : [...pedal.switches, choice].slice(0, MOST_SWITCHES)
  return { ...pedal, switches }
}

export const withoutSwitch = (pedal: PedalChoice, id: string): PedalChoice => ({
  ...pedal,
  switches: pedal.switches.filter((each) => each.id !== id),
})
