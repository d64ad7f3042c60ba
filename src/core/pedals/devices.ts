import type { ActionId } from '../keys/actions.ts'
import { switchId } from './report.ts'

/**
 * What a switch does while and when it is pressed: `press` acts once, `hold` for as long as it is
 * down, `toggle` from one press to the next.
 */
export const PEDAL_MODES = ['press', 'hold', 'toggle'] as const
export type PedalMode = (typeof PEDAL_MODES)[number]

/** What a known switch is called, by where it lies or by what is printed on it. */
export const SWITCH_NAMES = [
  'left',
  'middle',
  'right',
  'rewind',
  'play',
  'forward',
  'fourth',
] as const
export type SwitchName = (typeof SWITCH_NAMES)[number]

/** Which pedal it is: the USB ids of its maker and of the product. */
export interface PedalId {
  readonly vendorId: number
  readonly productId: number
}

/** A switch with what it does. */
export interface SwitchChoice {
  /** As `switchId` writes it. */
  readonly id: string
  /** Of the table of actions; one that no longer stands there does nothing. */
  readonly action: string
  readonly mode: PedalMode
}

interface KnownSwitch {
  readonly id: string
  readonly name: SwitchName
}

/** A pedal that is known by its USB ids. Without switches, they must be learned by pressing them. */
export interface KnownPedal extends PedalId {
  readonly name: string
  readonly switches: readonly KnownSwitch[]
}

/** Switches that are bits of the first byte, the lowest first. */
const bits = (names: readonly SwitchName[]): readonly KnownSwitch[] =>
  names.map((name, bit) => {
    const mask = 1 << bit
    return { name, id: switchId({ reportId: 0, byteIndex: 0, mask, value: mask }) }
  })

/** Switches that are each a byte, 1 when pressed. */
const bytes = (
  reportId: number,
  from: number,
  names: readonly SwitchName[],
): readonly KnownSwitch[] =>
  names.map((name, index) => ({
    name,
    id: switchId({ reportId, byteIndex: from + index, mask: 1, value: 1 }),
  }))

/**
 * The pedals that are known, and where each fact comes from. None was at hand to be tried; what is
 * wrong can be mended by learning the switches in the settings.
 * - VEC: two bytes, the first with bits 1 left, 2 middle, 4 right, as a public domain driver reads them
 *   (github.com/fenimore/scribouillage, driver.go); evtest shows the HID buttons 1 to 3 in that order.
 *   All Infinity pedals and their rebadges share the id.
 * - Philips: bits 1 rewind, 2 play, 4 forward, 8 the fourth switch of the first byte, from Google's
 *   dictation support for browsers (github.com/GoogleChromeLabs/dictation_support); facts only.
 * - Elgato: report 1, three bytes of header, then a byte for each switch from left to right, as the
 *   MIT-licensed python-elgato-streamdeck reads it.
 * - Olympus: the id of the RS-28 is in the public usb.ids list; no description of its reports was
 *   found. The RS-31H comes as a consumer control with media keys or as a keyboard, as its maker's tool
 *   sets it.
 */
export const KNOWN_PEDALS: readonly KnownPedal[] = [
  {
    vendorId: 0x05f3,
    productId: 0x00ff,
    name: 'VEC Infinity',
    switches: bits(['left', 'middle', 'right']),
  },
  {
    vendorId: 0x0911,
    productId: 0x1844,
    name: 'Philips ACC2310/2320',
    switches: bits(['rewind', 'play', 'forward']),
  },
  {
    vendorId: 0x0911,
    productId: 0x091a,
    name: 'Philips ACC2330',
    switches: bits(['rewind', 'play', 'forward', 'fourth']),
  },
  {
    vendorId: 0x0fd9,
    productId: 0x0086,
    name: 'Elgato Stream Deck Pedal',
    switches: bytes(1, 3, ['left', 'middle', 'right']),
  },
  { vendorId: 0x07b4, productId: 0x0218, name: 'Olympus RS-28', switches: [] },
]

/** As transcription pedals are used everywhere. */
const USUAL: Readonly<Record<SwitchName, { readonly action: ActionId; readonly mode: PedalMode }>> =
  {
    left: { action: 'player.jumpBack', mode: 'hold' },
    middle: { action: 'player.playPause', mode: 'hold' },
    right: { action: 'player.jumpForward', mode: 'hold' },
    rewind: { action: 'player.jumpBack', mode: 'hold' },
    play: { action: 'player.playPause', mode: 'hold' },
    forward: { action: 'player.jumpForward', mode: 'hold' },
    fourth: { action: 'player.replay', mode: 'press' },
  }

/** One spelling of a pedal's ids, `05f3:00ff`. */
export const pedalKey = ({ vendorId, productId }: PedalId): string =>
  [vendorId, productId].map((each) => each.toString(16).padStart(4, '0')).join(':')

/** The pedal in the table; undefined for one that can only be learned. */
export const knownPedal = (pedal: PedalId): KnownPedal | undefined =>
  KNOWN_PEDALS.find((known) => pedalKey(known) === pedalKey(pedal))

/** What a pedal's switches do until somebody says otherwise. */
export const usualSwitches = (pedal: PedalId): readonly SwitchChoice[] =>
  (knownPedal(pedal)?.switches ?? []).map(({ id, name }) => ({ id, ...USUAL[name] }))

/** What a switch is called where its pedal is known. */
export const switchName = (pedal: PedalId, id: string): SwitchName | undefined =>
  knownPedal(pedal)?.switches.find((each) => each.id === id)?.name

interface Usage {
  readonly usagePage: number
  readonly usage: number
}

/**
 * As what pedals come, by the HID usage tables: consumer control, programmable buttons, joystick,
 * game pad. Keyboards and mice are not among them: Chromium keeps those from pages anyway.
 */
const PEDAL_USAGES: readonly Usage[] = [
  { usagePage: 0x0c, usage: 0x01 },
  { usagePage: 0x0c, usage: 0x03 },
  { usagePage: 0x01, usage: 0x04 },
  { usagePage: 0x01, usage: 0x05 },
]

const sameUsage = (a: Usage, b: Usage): boolean =>
  a.usagePage === b.usagePage && a.usage === b.usage

const VENDORS: readonly number[] = [...new Set(KNOWN_PEDALS.map(({ vendorId }) => vendorId))]

/** What is known of a HID device before it is opened. */
export interface HidDescription extends PedalId {
  readonly collections?: readonly Usage[]
}

/** Whether a device may be used: a known pedal, or another of the same makers that comes as pedals do. */
export function isPedal(device: HidDescription): boolean {
  if (knownPedal(device)) return true
  const usages = device.collections ?? []
  return (
    VENDORS.includes(device.vendorId) &&
    usages.some((own) => PEDAL_USAGES.some((usage) => sameUsage(own, usage)))
  )
}

/** The same rule, as `navigator.hid.requestDevice` wants it. */
export const PEDAL_FILTERS: readonly (PedalId | ({ readonly vendorId: number } & Usage))[] = [
  ...KNOWN_PEDALS.map(({ vendorId, productId }) => ({ vendorId, productId })),
  ...VENDORS.flatMap((vendorId) => PEDAL_USAGES.map((usage) => ({ vendorId, ...usage }))),
]
