import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage, startBrowserProgram, type BrowserProgram } from '../support/browser-program.ts'
import { describeInChromium, launchOptions } from './chromium.ts'

describeInChromium('the search of the sample study', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-search-'))
  let program: BrowserProgram
  let browser: Browser
  let page: Page
  let problems: string[]

  beforeAll(async () => {
    program = await startBrowserProgram(folder)
    browser = await chromium.launch(launchOptions)
    ;({ page, problems } = await openPage(browser, program))
    await page.getByText('Español').click()
    await page.getByRole('button', { name: 'Abrir el estudio de muestra' }).click()
    await page.locator('[data-recording]').first().waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const dialog = () => page.getByRole('dialog', { name: 'Buscar en el estudio' })

  it('finds a word without its accent and goes where it is said', async () => {
    await page.keyboard.press('Control+Shift+F')
    await dialog().getByLabel('Palabras que se dicen').fill('tlaquepaque mermel')
    await dialog().getByText('Nadie dice eso').waitFor()
    await dialog().getByLabel('Palabras que se dicen').fill('cunada')
    await dialog().locator('mark', { hasText: 'cuñada' }).waitFor()
    const axe = new AxeBuilder({ page })
      .options({ preload: false })
      .include('[role="dialog"]')
      // The kit's dialogs have a header of their own, which is no banner of the page's.
      .disableRules(['landmark-no-duplicate-banner', 'landmark-banner-is-top-level'])
    expect((await axe.analyze()).violations.map(({ id }) => id)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await page.locator('.cm-line', { hasText: 'cuñada' }).first().waitFor()
    const slider = page.getByRole('slider', { name: 'Posición en la grabación' })
    await expect.poll(async () => Number(await slider.getAttribute('aria-valuenow'))).toBe(60)
  })

  it('finds what was typed a moment ago', async () => {
    await page.locator('.cm-line').first().click()
    await page.keyboard.press('Home')
    await page.keyboard.type('zarzamora ')
    await page.keyboard.press('Control+Shift+F')
    await dialog().getByLabel('Palabras que se dicen').fill('zarzam')
    await dialog().locator('mark', { hasText: 'zarzamora' }).waitFor()
    await page.keyboard.press('Escape')
    expect(problems).toEqual([])
  })
})
