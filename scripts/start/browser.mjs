import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../build-if-needed.mjs'
import { findChromium, windowArguments } from './chromium.mjs'

/**
 * Serves the program and shows it in a Chromium window, as far as there is one; the server ends with
 * that window. Otherwise the address is printed, and Ctrl+C ends it.
 */
export function startBrowser(node, args, { openWindow }) {
  const server = spawn(node, [join(ROOT, 'out', 'main', 'browser.js'), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  const chromium = openWindow ? findChromium() : null
  if (chromium) {
    server.once('message', ({ address, userDataFolder }) => {
      const profile = join(userDataFolder, 'browser')
      const window = spawn(chromium, windowArguments(address, profile), { stdio: 'ignore' })
      const notShown = () => console.log('Sottovoce: open the address above in a browser.')
      window.once('error', notShown)
      window.once('exit', (code) => {
        if (code !== 0) notShown()
        else if (server.connected) server.disconnect()
      })
    })
  }
  // Ctrl+C reaches the server too; this process stays until that has closed the study.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => server.kill('SIGTERM'))
  return new Promise((resolve) => server.once('exit', (code) => resolve(code ?? 1)))
}
