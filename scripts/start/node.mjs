import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../build-if-needed.mjs'

/** A Node that runs the program (SQLite needs 22.14): this one or the checkout's own; else null. */
export function nodeBinary() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 14)) return process.execPath
  const own = join(ROOT, 'node_modules', '.bin', 'node')
  return existsSync(own) ? own : null
}
