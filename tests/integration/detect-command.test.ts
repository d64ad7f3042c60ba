import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { detectCommand } from '../../src/cli/detect.ts'

async function run(args: readonly string[], chunks: readonly (string | Uint8Array)[]) {
  const output: string[] = []
  const errors: string[] = []
  async function* input(): AsyncGenerator<string | Uint8Array> {
    yield* chunks
  }
  const code = await detectCommand(args, {
    input: input(),
    output: (line) => void output.push(line),
    error: (line) => void errors.push(line),
  })
  return { code, rows: output.map((line) => JSON.parse(line)), errors }
}

const row = (id: string | number, text: string, lang?: string): string =>
  `${JSON.stringify({ id, lang, text })}\n`

describe('detect', () => {
  it('writes one line a row, in order, with spans that say what and why', async () => {
    const text = 'Escríbale a ofelia.rangel@correo.example'
    const { code, rows, errors } = await run(
      [],
      [row('a', text, 'es'), row(2, 'Nothing here.', 'en')],
    )
    expect({ code, errors }).toEqual({ code: 0, errors: [] })
    expect(rows.map((r) => r.id)).toEqual(['a', 2])
    expect(rows[0].spans).toEqual([
      {
        start: 12,
        end: 40,
        category: 'EMAIL',
        tier: 'certain',
        detector: 'email',
        reason: 'tiene la forma de un correo electrónico',
      },
    ])
    expect(rows[1].spans).toEqual([])
  })

  it('counts offsets in UTF-16 units over bytes cut anywhere', async () => {
    const bytes = new TextEncoder().encode(
      row('x', '😀 señora Ñañez, me llamo Ofelia Rangel', 'es'),
    )
    const chunks = Array.from(bytes, (byte) => Uint8Array.of(byte))
    const { rows } = await run([], chunks)
    const last = rows[0].spans.at(-1)
    expect('😀 señora Ñañez, me llamo Ofelia Rangel'.slice(last.start, last.end)).toBe(
      'Ofelia Rangel',
    )
  })

  it('keeps only what is certain with --tier certain', async () => {
    const text = 'Platicamos con Zurbano y con don Eusebio Cantú.'
    const all = await run(['--lang', 'es'], [row('t', text)])
    const certain = await run(['--lang', 'es', '--tier', 'certain'], [row('t', text)])
    expect(all.rows[0].spans.some((span: { tier: string }) => span.tier === 'possible')).toBe(true)
    expect(certain.rows[0].spans.every((span: { tier: string }) => span.tier === 'certain')).toBe(
      true,
    )
    expect(certain.rows[0].spans.length).toBeGreaterThan(0)
  })

  it('guesses the language, and gives reasons in it', async () => {
    const { rows } = await run(
      [],
      [row('e', 'My name is Harriet Bloom and I live in the city with my husband.')],
    )
    expect(rows[0].spans[0].reason).toMatch(/^a |^is |^some/)
  })

  it.each([
    ['not JSON', '{"id": "b", "text"', /line 2: not valid JSON/],
    ['a row without a text', '{"id": "b"}', /line 2: text/],
    ['an unknown language', '{"id": "b", "lang": "fr", "text": "x"}', /line 2: lang/],
  ])(
    'stops with 2 at %s, naming the line, after the rows before it',
    async (_name, bad, message) => {
      const { code, rows, errors } = await run(
        [],
        [row('a', 'Hola.', 'es'), `${bad}\n`, row('c', 'Hola.', 'es')],
      )
      expect(code).toBe(2)
      expect(rows.map((r) => r.id)).toEqual(['a'])
      expect(errors).toHaveLength(1)
      expect(errors[0]).toMatch(message)
    },
  )

  it.each([[['--lang', 'fr']], [['--tier', 'sure']], [['--what']]])('refuses %s', async (args) => {
    const { code, errors } = await run(args, [])
    expect(code).toBe(2)
    expect(errors[0]).toMatch(/^usage:/)
  })
})

describe.runIf(existsSync('src/cli/main.ts'))('sottovoce detect, the process', () => {
  it('reads standard input and writes standard output', async () => {
    const stdout = await new Promise<string>((resolve, reject) => {
      const child = execFile(process.execPath, ['src/cli/main.ts', 'detect'], (error, out) =>
        error ? reject(error) : resolve(out),
      )
      child.stdin?.end(row('p', 'Mi correo es ofelia@correo.example', 'es'))
    })
    expect(JSON.parse(stdout)).toMatchObject({ id: 'p', spans: [{ category: 'EMAIL' }] })
  })
})
