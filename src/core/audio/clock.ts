const two = (value: number) => String(value).padStart(2, '0')

/** Milliseconds as `m:ss.t`, or `h:mm:ss.t` from an hour on; `tenths` off leaves the last part out. */
export function formatClock(ms: number, tenths = true): string {
  const all = Math.floor(Math.max(0, ms) / 100)
  const seconds = Math.floor(all / 10)
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const head = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes)
  return `${head}:${two(seconds % 60)}${tenths ? `.${all % 10}` : ''}`
}

const CLOCK = /^(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,6}(?:[.,]\d{1,3})?)$/

/** Milliseconds of a time as people type it: `75`, `1:15`, `1:02:03.5`; null where it is none. */
export function parseClock(text: string): number | null {
  const match = CLOCK.exec(text.trim())
  if (match === null) return null
  const [, hours = '0', minutes = '0', seconds = '0'] = match
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'))
  return Math.round(total * 1000)
}
