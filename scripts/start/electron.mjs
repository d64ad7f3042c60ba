import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../build-if-needed.mjs'
import { sandboxArguments } from './chromium.mjs'

const PACKAGE = join(ROOT, 'node_modules', 'electron')
const NOTE = join(ROOT, '.cache', 'electron-failed')
const DOWNLOAD_MS = 20_000
const AT_ONCE_MS = 5000

/**
 * Electron's binary. npm leaves it out, so it is downloaded at the first start; where that fails
 * it is not tried again for the same version. Null when there is none.
 */
export function electronBinary(node) {
  if (!existsSync(PACKAGE)) return null
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'))
  const found = installed()
  if (found) return found
  if (existsSync(NOTE) && readFileSync(NOTE, 'utf8') === version) return null

  console.log('Sottovoce: downloading Electron, once…')
  const download = spawnSync(node, [join(PACKAGE, 'install.js')], {
    timeout: DOWNLOAD_MS,
    stdio: 'ignore',
  })
  if (download.status === 0) return installed()
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  writeFileSync(NOTE, version)
  return null
}

function installed() {
  const file = join(PACKAGE, 'path.txt')
  if (!existsSync(file)) return null
  const binary = join(PACKAGE, 'dist', readFileSync(file, 'utf8'))
  return existsSync(binary) ? binary : null
}

/** Runs until the window is closed. `failedAtOnce`: it never came up, for want of a library, say. */
export function startElectron(binary, args) {
  const started = Date.now()
  const child = spawn(binary, [...sandboxArguments(), ROOT, ...args], { stdio: 'inherit' })
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: 1, failedAtOnce: true }))
    child.once('exit', (code) =>
      resolve({ code: code ?? 1, failedAtOnce: code !== 0 && Date.now() - started < AT_ONCE_MS }),
    )
  })
}
