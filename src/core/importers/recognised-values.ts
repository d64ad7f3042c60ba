import { oneLine } from '../transcript/clean.ts'
import { field, number, string } from './json.ts'

/** 100 hours: later than any recording ends, and far from where numbers lose milliseconds. */
export const LATEST_MS = 360_000_000

/** Whole milliseconds from 0 to 100 hours; null stays null. */
export const clampMs = (ms: number | null): number | null =>
  ms === null ? null : Math.round(Math.min(Math.max(ms, 0), LATEST_MS))

/** Milliseconds of seconds: a number, a numeral (`"8.65"`), `"1.200s"` or `{ seconds, nanos }`. */
export function secondsMs(value: unknown): number | null {
  const seconds = number(typeof value === 'string' ? value.replace(/s$/, '') : value)
  if (seconds !== null) return clampMs(seconds * 1000)
  const [whole, nanos] = [number(field(value, 'seconds')), number(field(value, 'nanos'))]
  return whole === null && nanos === null
    ? null
    : clampMs((whole ?? 0) * 1000 + (nanos ?? 0) / 1_000_000)
}

/** Milliseconds as they stand, within bounds. */
export const wholeMs = (value: unknown): number | null => clampMs(number(value))

/** How sure a recogniser was, from 0 to 1; null where the file does not say. */
export function confidenceOf(value: unknown): number | null {
  const read = number(value)
  return read === null ? null : Math.min(Math.max(read, 0), 1)
}

const PLAIN = /^[!-~¡-ɏ]*$/

/** A text on one line, composed (NFC) and clean; words without anything odd pass fast. */
export function cleanLine(value: unknown): string {
  const text = string(value).trim()
  return PLAIN.test(text) ? text : oneLine(text).normalize('NFC')
}

const LONGEST_NAME = 100
const NUMBERED = /^(?:(spk|ch)[_ ])?(\d{1,9})$/
const UNKNOWN = /^[?\s]*$/

/**
 * What a speaker is called: as the file says, but numbers (`1`, `"1"`, `spk_1`) become «Speaker 1»,
 * and those of channels (`ch_0`) «Channel 0»; null for nobody.
 */
export function speakerName(
  value: unknown,
  role: 'Speaker' | 'Channel' = 'Speaker',
): string | null {
  const name = cleanLine(typeof value === 'number' ? String(value) : value).slice(0, LONGEST_NAME)
  const [numbered, kind, count = ''] = NUMBERED.exec(name) ?? []
  if (numbered !== undefined) return `${kind === 'ch' ? 'Channel' : role} ${count}`
  const said = name.toWellFormed().trim()
  return UNKNOWN.test(said) ? null : said
}
