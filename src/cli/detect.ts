import { parseArgs } from 'node:util'
import { z } from 'zod'
import { detectText } from '../core/deid/engine.ts'
import type { Finding } from '../core/deid/finding.ts'
import { guessLanguage } from '../core/deid/language.ts'
import { fail, ok } from '../core/result.ts'
import type { Result } from '../core/result.ts'

/** Where the command reads and writes. `output` gets one line at a time, without its line feed. */
export interface DetectIo {
  readonly input: AsyncIterable<string | Uint8Array>
  readonly output: (line: string) => Promise<void> | void
  readonly error: (line: string) => void
}

const LANGUAGE = z.enum(['es', 'en', 'auto'])
const OPTIONS = z.object({
  lang: LANGUAGE.default('auto'),
  tier: z.enum(['certain', 'possible']).default('possible'),
})
const ROW = z.object({
  id: z.union([z.string(), z.number()]),
  lang: LANGUAGE.optional(),
  text: z.string(),
})
const USAGE = 'usage: detect [--lang es|en|auto] [--tier certain|possible] < in.jsonl > out.jsonl'

type Options = z.infer<typeof OPTIONS>
type Row = z.infer<typeof ROW>

/**
 * Reads rows `{id, lang?, text}` and writes `{id, spans}`, a line each, as they come. A row's own
 * `lang` goes before `--lang`. Exit codes: 0; 2 for bad arguments or a bad row (rows before it are
 * written). Errors name the line, never its content.
 */
export async function detectCommand(args: readonly string[], io: DetectIo): Promise<number> {
  const options = readOptions(args)
  if (!options.ok) {
    io.error(options.error)
    return 2
  }
  let number = 0
  for await (const line of lines(io.input)) {
    number++
    if (line.trim() === '') continue
    const row = readRow(line)
    if (!row.ok) {
      io.error(`line ${number}: ${row.error}`)
      return 2
    }
    await io.output(JSON.stringify({ id: row.value.id, spans: spansOf(row.value, options.value) }))
  }
  return 0
}

function readOptions(args: readonly string[]): Result<Options, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { lang: { type: 'string' }, tier: { type: 'string' } },
    })
    const parsed = OPTIONS.safeParse(values)
    return parsed.success ? ok(parsed.data) : fail(USAGE)
  } catch {
    return fail(USAGE)
  }
}

function readRow(line: string): Result<Row, string> {
  try {
    const parsed = ROW.safeParse(JSON.parse(line))
    if (parsed.success) return ok(parsed.data)
    const field = parsed.error.issues[0]?.path.join('.') || 'row'
    return fail(
      `${field}: expected {"id": text or number, "lang"?: "es"|"en"|"auto", "text": text}`,
    )
  } catch {
    return fail('not valid JSON')
  }
}

function spansOf(row: Row, options: Options): readonly object[] {
  const asked = row.lang ?? options.lang
  const language = asked === 'auto' ? guessLanguage([row.text]) : asked
  return detectText(row.text, { language })
    .filter((finding: Finding) => options.tier === 'possible' || finding.tier === 'certain')
    .map(({ start, end, category, tier, detector, reason }) => ({
      start,
      end,
      category,
      tier,
      detector,
      reason: reason[language],
    }))
}

/** The lines of a stream of text or UTF-8 bytes; a byte order mark is dropped. */
async function* lines(input: DetectIo['input']): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of input) {
    const parts = (
      rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
    ).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}
