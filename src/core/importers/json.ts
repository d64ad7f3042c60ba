import { fail, ok, type Result } from '../result.ts'

/** How a list or an object begins; `{\rtf` is none. */
const OPENS = /^(?:\[|\{\s*["}])/
/** What no plain transcript begins with, though `[00:01] …` does begin as a list would. */
const SURELY_JSON = /^(?:\{\s*"|\[\s*\{)/

function parsed(text: string): Result<unknown, 'file-broken'> {
  try {
    return ok(JSON.parse(text) as unknown)
  } catch {
    return fail('file-broken')
  }
}

/** Python writes `NaN` and `Infinity`, which JSON has no words for; outside of strings they become null. */
function withoutNaN(text: string): string {
  let quoted = false
  return text.replace(/\\[^]|"|-?\b(?:NaN|Infinity)\b/g, (token) => {
    if (token === '"') quoted = !quoted
    return quoted || token === '"' || token.startsWith('\\') ? token : 'null'
  })
}

/** JSON Lines, an object a line, as a list. */
function parsedLines(text: string): Result<unknown, 'file-broken'> {
  const values: unknown[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const value = parsed(line)
    if (!value.ok || !isFields(value.value)) return fail('file-broken')
    values.push(value.value)
  }
  return ok(values)
}

const ATTEMPTS = [parsed, (text: string) => parsed(withoutNaN(text)), parsedLines]

/**
 * The object or list that a file in JSON holds; null for a text that is no JSON. Parsing is
 * without recursion in V8, and so is all that reads the value: nesting costs nothing.
 */
export function parseJson(text: string): Result<unknown, 'file-broken'> | null {
  const trimmed = text.trim()
  if (!OPENS.test(trimmed)) return null
  for (const attempt of ATTEMPTS) {
    const value = attempt(trimmed)
    if (value.ok) return value
  }
  return SURELY_JSON.test(trimmed) ? fail('file-broken') : null
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The first of an object's named fields that is there and not null. Own fields only: `__proto__`
 * and `constructor` are mere names.
 */
export function field(value: unknown, ...names: readonly string[]): unknown {
  if (!isFields(value)) return undefined
  const name = names.find((one) => Object.hasOwn(value, one) && value[one] !== null)
  return name === undefined ? undefined : value[name]
}

export const has = (value: unknown, ...names: readonly string[]): boolean =>
  field(value, ...names) !== undefined

/** A list's items; none where it is no list. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A text; empty where it is none. */
export const string = (value: unknown): string => (typeof value === 'string' ? value : '')

const NUMERAL = /^[+-]?\d{1,15}(?:\.\d{1,30})?$/

/** A number, also one that stands as text; null for all else. */
export function number(value: unknown): number | null {
  const read = typeof value === 'string' && NUMERAL.test(value) ? Number(value) : value
  return typeof read === 'number' && !Number.isNaN(read) ? read : null
}
