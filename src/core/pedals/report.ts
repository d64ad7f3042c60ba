/** An input report as WebHID gives it: its id apart (0 where a device has none), then its bytes. */
export interface InputReport {
  readonly reportId: number
  readonly bytes: Uint8Array
}

/**
 * A switch of a pedal: some bits of one byte of a report, and their value while it is pressed. One
 * set bit is the common case; a switch that clears its bit, and one that puts a code into a byte, are
 * told by mask and value as well.
 */
export interface PedalSwitch {
  readonly reportId: number
  /** Place in the report's bytes, from 0, the report's id not counted. */
  readonly byteIndex: number
  readonly mask: number
  readonly value: number
}

/** A switch as it is kept: `report.byte.mask.value`, in decimal. */
export const SWITCH_PATTERN = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/

export const switchId = ({ reportId, byteIndex, mask, value }: PedalSwitch): string =>
  [reportId, byteIndex, mask, value].join('.')

/** The switch that is written; null for what is none. */
export function switchOf(id: string): PedalSwitch | null {
  if (!SWITCH_PATTERN.test(id)) return null
  const [reportId = 0, byteIndex = 0, mask = 0, value = 0] = id.split('.').map(Number)
  const fits = reportId <= 255 && mask > 0 && mask <= 255 && (value & ~mask) === 0
  return fits ? { reportId, byteIndex, mask, value } : null
}

/** Whether a switch is pressed; null where the report says nothing of it: another id, or too short. */
function isPressed(report: InputReport, wanted: PedalSwitch): boolean | null {
  const byte = report.bytes[wanted.byteIndex]
  if (report.reportId !== wanted.reportId || byte === undefined) return null
  return (byte & wanted.mask) === wanted.value
}

const NONE: ReadonlySet<string> = new Set()

/**
 * The pressed ones among a pedal's switches, by their ids. What a report says nothing of stays as it
 * was before; ids that are none count as not pressed.
 */
export function parse(
  report: InputReport,
  ids: readonly string[],
  before: ReadonlySet<string> = NONE,
): ReadonlySet<string> {
  const pressed = ids.filter((id) => {
    const known = switchOf(id)
    return known !== null && (isPressed(report, known) ?? before.has(id))
  })
  return new Set(pressed)
}

/** The switch that makes the difference between two reports of one id; the first byte that differs. */
function difference(rest: Uint8Array, pressed: InputReport): PedalSwitch | null {
  for (const [byteIndex, byte] of pressed.bytes.entries()) {
    const mask = byte ^ (rest[byteIndex] ?? byte)
    if (mask !== 0) return { reportId: pressed.reportId, byteIndex, mask, value: byte & mask }
  }
  return null
}

/** What has been seen of a pedal whose switch is to be learned. */
export interface Learning {
  /** The last report of each id; how the pedal rests, as far as is known. */
  readonly last: ReadonlyMap<number, Uint8Array>
  /** The first report, where it was not known how the pedal rests. */
  readonly first: InputReport | null
}

/** The switch that a report gives away; null while that can't be told. */
function foundIn({ last, first }: Learning, report: InputReport): PedalSwitch | null {
  if (first) return first.reportId === report.reportId ? difference(report.bytes, first) : null
  const rest = last.get(report.reportId)
  return rest ? difference(rest, report) : null
}

/**
 * Learns a switch from somebody pressing it and letting it go: the bits that change are its own. Where
 * it is known how the pedal rests the press is enough; else the release tells. A pedal that counts
 * its reports in a byte before the switches can't be learned so; none is known that does.
 */
export function learn(
  learning: Learning,
  report: InputReport,
): { readonly learning: Learning; readonly found: PedalSwitch | null } {
  const { last, first } = learning
  const isFirst = first === null && !last.has(report.reportId)
  const next = {
    last: new Map(last).set(report.reportId, report.bytes),
    first: isFirst ? report : first,
  }
  return { learning: next, found: foundIn(learning, report) }
}
