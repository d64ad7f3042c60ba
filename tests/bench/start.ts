import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { buildIfNeeded } from '../../scripts/build-if-needed.mjs'
import { CHROMIUM, launchOptions } from '../e2e/launch-options.mjs'
import type { Figure } from './figure.ts'

export const suite = 'start'

const RUNS = 5
const MAIN = join(import.meta.dirname, '../../out/main/browser.js')

/** Starts the built program and resolves with the address that it prints. */
async function startProgram(userData: string): Promise<{ program: ChildProcess; address: string }> {
  const args = [MAIN, '--user-data', userData, '--studies', join(userData, 'studies'), '--sample']
  const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const chunk of program.stdout ?? []) {
    const address = /http:\S+/.exec(String(chunk))?.[0]
    if (address) return { program, address }
  }
  throw new Error('the program ended before it gave an address')
}

/** From the command to the first paint of the sample study's list, in milliseconds. */
async function coldStart(browser: Browser, userData: string): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const began = performance.now()
  const { program, address } = await startProgram(userData)
  await page.goto(address)
  await page.locator('[data-recording]').first().waitFor()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(null))))
  const took = performance.now() - began
  await context.close()
  program.kill()
  await new Promise((done) => program.once('exit', done))
  return took
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Cold start of the browser host on the sample study; the browser itself runs already. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  if (CHROMIUM === null) {
    console.error('bench start: skipped, no Chromium was found')
    return
  }
  buildIfNeeded(process.execPath)
  const userData = mkdtempSync(join(tmpdir(), 'sottovoce-bench-'))
  const browser = await chromium.launch(launchOptions)
  try {
    const first = await coldStart(browser, userData)
    const times: number[] = []
    for (let i = 0; i < RUNS; i++) times.push(await coldStart(browser, userData))
    const figure = { suite, unit: 'ms', better: 'lower' } as const
    report({
      ...figure,
      name: 'command to first paint, sample study',
      value: median(times),
      goal: '≤ 1500',
    })
    report({
      ...figure,
      name: 'the same, sample study made at first start',
      value: first,
      goal: null,
    })
  } finally {
    await browser.close()
    rmSync(userData, { recursive: true, force: true })
  }
}
