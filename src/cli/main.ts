import { stdin, stdout } from 'node:process'
import { DEIDENTIFY_USAGE, deidentifyCommand } from './deidentify.ts'

/** Where a command reads and writes; lines without their end. */
export interface CommandIo {
  readonly input: AsyncIterable<string | Uint8Array>
  readonly output: (line: string) => Promise<void> | void
  readonly error: (line: string) => void
}

const USAGE = `Usage: sottovoce COMMAND [OPTIONS]

  sottovoce ${DEIDENTIFY_USAGE}
      Detects identifiers in transcripts (plain text, WebVTT, SRT, ELAN, Praat, …), replaces them by labels,
      checks the files for what is left, and writes them. Nothing is written if anything is left.

  sottovoce detect [--lang es|en|auto] [--tier certain|possible] < IN.jsonl > OUT.jsonl
      Reads rows {id, lang?, text} and writes rows {id, spans} with what the detectors find.

  sottovoce --help

Exit status: 0 done, 1 identifiers left, 2 bad input or usage.`

type Command = (args: readonly string[], io: CommandIo) => Promise<number>

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['deidentify', deidentifyCommand],
  ['detect', async (args, io) => (await import('./detect.ts')).detectCommand(args, io)],
])

/** Waits where the reader is slower, so that long output is never cut. */
const write = (line: string): Promise<void> =>
  new Promise((resolve) => {
    stdout.write(`${line}\n`, () => resolve())
  })

async function run([name = '', ...args]: readonly string[]): Promise<number> {
  const io: CommandIo = { input: stdin, output: write, error: (line) => console.error(line) }
  if (name === '--help' || name === '-h' || (name !== '' && args.includes('--help'))) {
    await write(USAGE)
    return 0
  }
  const command = COMMANDS.get(name)
  if (command) return command(args, io)
  io.error(name === '' ? USAGE : `sottovoce: no command ${JSON.stringify(name)}; see --help`)
  return 2
}

/** A reader that has enough (`| head`) is no failure. */
stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 2))
process.exitCode = await run(process.argv.slice(2))
