// `npm run bench -- [SUITE…] [--json]`: runs the suites under tests/bench and prints each figure
// with its goal. It asserts nothing.
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const folder = join(import.meta.dirname, '../tests/bench')
const suites = globSync('*.ts', { cwd: folder })
  .map((file) => basename(file, '.ts'))
  .filter((name) => !['figure', 'gold', 'measure'].includes(name))
  .sort()

/** Figures that belong to a table wait for the end of their suite. */
const tables = new Map()

const { wanted, json } = options()
for (const name of wanted) {
  const { run } = await import(pathToFileURL(join(folder, `${name}.ts`)).href)
  await run(json ? printJson : print)
  printTables()
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

function printTables() {
  for (const [name, rows] of tables) {
    const columns = [...new Set([...rows.values()].flatMap((row) => [...row.keys()]))]
    const line = (first, cells) =>
      console.log(
        first.padEnd(30) + cells.map((cell, i) => cell.padStart(columns[i].length + 2)).join(''),
      )
    console.log('')
    line(name, columns)
    for (const [row, cells] of rows)
      line(
        row,
        columns.map((column) => cells.get(column) ?? ''),
      )
  }
  tables.clear()
}

function print({ suite, name, value, unit, goal, yardstick, cell }) {
  if (cell) {
    const rows = tables.get(cell.table) ?? new Map()
    const row = rows.get(cell.row) ?? new Map()
    row.set(cell.column, unit === '%' ? value.toFixed(1) : String(Math.round(value)))
    tables.set(cell.table, rows.set(cell.row, row))
    return
  }
  const shown = Number.isInteger(value) ? String(value) : value.toPrecision(4)
  const beside = yardstick === undefined ? '' : `  beside ${yardstick.toPrecision(4)}`
  console.log(
    `${suite.padEnd(8)}${name.padEnd(52)}${`${shown} ${unit}`.padStart(18)}` +
      `  goal ${goal ?? '–'}${beside}`,
  )
}
