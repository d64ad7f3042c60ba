const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0')

interface Parts {
  readonly h: string
  readonly m: string
  readonly s: string
  readonly ms: string
}

function partsOf(timeMs: number): Parts {
  const whole = Math.max(0, Math.round(timeMs))
  return {
    h: pad(Math.floor(whole / 3_600_000)),
    m: pad(Math.floor(whole / 60_000) % 60),
    s: pad(Math.floor(whole / 1000) % 60),
    ms: pad(whole % 1000, 3),
  }
}

/** `hh:mm:ss`, cut to the second, so that a stamp never lies after what it stamps. */
export function formatSeconds(timeMs: number): string {
  const { h, m, s } = partsOf(timeMs)
  return `${h}:${m}:${s}`
}

/** `hh:mm:ss.mmm`; SRT wants a comma before the milliseconds. */
export function formatMillis(timeMs: number, separator: '.' | ',' = '.'): string {
  return `${formatSeconds(timeMs)}${separator}${partsOf(timeMs).ms}`
}

/** `hh:mm:ss.t`, cut to the tenth; NVivo's finest stamp. */
export function formatTenths(timeMs: number): string {
  return `${formatSeconds(timeMs)}.${partsOf(timeMs).ms[0]}`
}

/** Source of a pattern for a time of day on the recording, without brackets. */
export const TIMECODE = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?`

const READ = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,-](\d{1,3}))?$/

/** Milliseconds of `hh:mm:ss`, `mm:ss`, with tenths to milliseconds after `.`, `,` or f4's `-`; or null. */
export function parseTimecode(text: string): number | null {
  const match = READ.exec(text.trim())
  if (!match) return null
  const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match
  if (Number(seconds) > 59 || (match[1] !== undefined && Number(minutes) > 59)) return null
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  return whole * 1000 + Number(fraction.padEnd(3, '0'))
}
