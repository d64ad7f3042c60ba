import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

const START_MS = 20_000
const ENTRY = fileURLToPath(new URL('../../out/main/browser.js', import.meta.url))

/** The built browser host as a process of its own, on folders that the test gives. */
export interface BrowserProgram {
  readonly process: ChildProcess
  /** The newest address that was printed; good for one sign-in. */
  address(): string
  output(): string
  /** Ends it as a crash would. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export async function startBrowserProgram(
  folder: string,
  args: readonly string[] = [],
): Promise<BrowserProgram> {
  const folders = [`--user-data=${folder}/data`, `--studies=${folder}/studies`]
  const child = spawn(process.execPath, [ENTRY, ...folders, ...args])
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output += String(chunk)))
  }
  const addresses = () => output.match(/http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/g) ?? []
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  const until = Date.now() + START_MS
  while (addresses().length === 0) {
    if (Date.now() > until) throw new Error('the program gave no address in time')
    await setTimeout(20)
  }
  return {
    process: child,
    address: () => addresses().at(-1) ?? '',
    output: () => output,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

/**
 * Signs in with the newest address; `problems` gathers what the page complains of. `before` is run in
 * the page before its own scripts.
 */
export async function openPage(
  browser: Browser,
  program: BrowserProgram,
  options: BrowserContextOptions = {},
  before: () => void = () => {},
): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'es-MX',
    acceptDownloads: true,
    ...options,
  })
  const page = await context.newPage()
  await page.addInitScript(before)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) problems.push(message.text())
  })
  await page.goto(program.address())
  await page.locator('#root button').first().waitFor()
  return { page, problems }
}
