// `npm run check`: the one gate. Stops at the first step that fails.
import { spawnSync } from 'node:child_process'

const STEPS = [
  ['format', 'oxfmt --check'],
  ['lint', 'oxlint --type-aware'],
  ['types', 'tsc -p tsconfig.json'],
  ['tests', 'vitest run'],
  ['build', 'electron-vite build'],
]

for (const [name, command] of STEPS) {
  const started = performance.now()
  console.log(`check: ${name} (${command})`)
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' })
  if (status !== 0) {
    console.error(`check: ${name} failed`)
    process.exit(status ?? 1)
  }
  console.log(`check: ${name} passed in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
console.log('check: all passed')
