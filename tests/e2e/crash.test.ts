import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage, startBrowserProgram } from '../support/browser-program.ts'
import { describeInChromium, launchOptions } from './chromium.ts'

const SENTENCE = 'Cuando la matan a media frase, lo escrito hace un segundo sigue ahí. '
const KEY_MS = 5

describeInChromium('a crash while typing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-crash-'))
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch(launchOptions)
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('loses nothing that was on the screen for a second', async () => {
    const first = await startBrowserProgram(folder, ['--sample'])
    const { page } = await openPage(browser, first)
    await page.locator('[data-recording]').first().click()
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+Home')

    const typed: { text: string; at: number }[] = []
    let dead = false
    const killed = new Promise<number>((resolve) => {
      setTimeout(async () => {
        const at = performance.now()
        await first.kill()
        dead = true
        resolve(at)
      }, 5_000)
    })
    let text = ''
    while (!dead) {
      for (const letter of SENTENCE) {
        if (dead) break
        await page.keyboard.type(letter, { delay: KEY_MS })
        text += letter
        typed.push({ text, at: performance.now() })
      }
    }
    const killedAt = await killed
    const aSecondBefore = typed.findLast(({ at }) => at < killedAt - 1_000)?.text ?? ''
    expect(aSecondBefore.length).toBeGreaterThan(20)
    await page.context().close()

    const second = await startBrowserProgram(folder, ['--sample'])
    const again = await openPage(browser, second)
    await again.page.locator('[data-recording]').first().click()
    await again.page.locator('.cm-line').first().waitFor()
    const shown = await again.page.locator('.cm-content').innerText()
    expect(shown).toContain(aSecondBefore.trimEnd())
    await second.stop()
  })
})
