import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage, startBrowserProgram, type BrowserProgram } from '../support/browser-program.ts'
import { describeInChromium, launchOptions } from './chromium.ts'

const OPENS = 50
/** So many that what the engine compiles is compiled by then. */
const WARMING = 30

describeInChromium('opening recordings over and over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-leak-'))
  let program: BrowserProgram
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    program = await startBrowserProgram(folder, ['--sample'])
    browser = await chromium.launch(launchOptions)
    ;({ page } = await openPage(browser, program))
    await page.locator('[data-recording]').first().waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** By text alone: a handle on an element would keep what it belongs to. */
  const title = () => page.evaluate(() => document.querySelector('h1')?.textContent ?? '')

  async function open(times: number): Promise<void> {
    const recordings = await page.locator('[data-recording]').all()
    for (let i = 0; i < times; i++) {
      const before = await title()
      await recordings[i % recordings.length]?.click()
      await expect.poll(title, { interval: 20 }).not.toBe(before)
      await page.locator('.cm-line').first().waitFor()
    }
  }

  /** What the page's heap holds, in bytes, once everything that can go is gone. */
  async function heap(): Promise<number> {
    const session = await page.context().newCDPSession(page)
    await session.send('HeapProfiler.collectGarbage')
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    await session.detach()
    return usedSize
  }

  it('leaves the page’s heap where it was', async () => {
    await open(WARMING)
    const before = await heap()
    await open(OPENS)
    const after = await heap()
    expect((after - before) / before).toBeLessThan(0.1)
  })
})
