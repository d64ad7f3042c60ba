// `npm run bench -- [SUITE…] [--json]`: runs the suites under tests/bench and prints each figure
// with its goal. It asserts nothing.
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const folder = join(import.meta.dirname, '../tests/bench')
const suites = globSync('*.ts', { cwd: folder })
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'figure')
  .sort()

const { wanted, json } = options()
for (const name of wanted) {
  const { run } = await import(pathToFileURL(join(folder, `${name}.ts`)).href)
  await run(json ? printJson : print)
}

function options() {
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const unknown = positionals.find((name) => !suites.includes(name))
    if (unknown) throw new Error(`no suite «${unknown}»; there are ${suites.join(', ')}`)
    return { wanted: positionals.length ? positionals : suites, json: values.json }
  } catch (error) {
    console.error(`bench: ${error.message}`)
    process.exit(2)
  }
}

function printJson(figure) {
  console.log(JSON.stringify(figure))
}

function print({ suite, name, value, unit, goal, yardstick }) {
  const shown = Number.isInteger(value) ? String(value) : value.toPrecision(4)
  const beside = yardstick === undefined ? '' : `  beside ${yardstick.toPrecision(4)}`
  console.log(
    `${suite.padEnd(8)}${name.padEnd(52)}${`${shown} ${unit}`.padStart(18)}` +
      `  goal ${goal ?? '–'}${beside}`,
  )
}
