// `npm start`: builds if needed, then runs Sottovoce in Electron, in a Chromium window, or for
// whichever browser opens the printed address. Runs on any Node from 20.19.
import { buildIfNeeded } from './build-if-needed.mjs'
import { startBrowser } from './start/browser.mjs'
import { electronBinary, startElectron } from './start/electron.mjs'
import { nodeBinary } from './start/node.mjs'
import { parseOptions, programArguments } from './start/options.mjs'

const options = parseOptions(process.argv.slice(2))
if (options.error) stop(2, options.error)

const node = nodeBinary()
if (!node) stop(1, `needs Node 22.14 or newer; this is ${process.version}.`)
if (!buildIfNeeded(node)) stop(1, 'could not be built; see above.')

const args = programArguments(options)
process.exitCode = await run()

async function run() {
  const display = hasDisplay()
  const electron = options.host !== 'browser' && display ? electronBinary(node) : null
  if (options.host === 'electron' && !electron) {
    stop(1, display ? "Electron isn't there and could not be downloaded." : 'there is no display.')
  }
  if (electron) {
    const { code, failedAtOnce } = await startElectron(electron, args)
    if (!failedAtOnce || options.host === 'electron') return code
    console.error('Sottovoce: Electron does not run here; starting in a browser instead.')
  }
  return startBrowser(node, args, { openWindow: display && options.open })
}

function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY)
}

function stop(code, message) {
  console.error(`Sottovoce: ${message}`)
  process.exit(code)
}
