import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage, startBrowserProgram, type BrowserProgram } from '../support/browser-program.ts'
import { describeInChromium, launchOptions } from './chromium.ts'

describeInChromium('the keys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-keys-'))
  let program: BrowserProgram
  let browser: Browser
  let page: Page
  let problems: string[]

  const row = (id: string) => page.locator(`[data-action="${id}"]`)
  const kept = (): unknown =>
    JSON.parse(readFileSync(join(folder, 'data', 'settings.json'), 'utf8')).keys
  const showSettings = () => page.keyboard.press('Control+,')
  const add = (action: string) =>
    page.getByRole('button', { name: `Añadir una tecla a «${action}»` }).click()

  beforeAll(async () => {
    program = await startBrowserProgram(folder)
    browser = await chromium.launch(launchOptions)
    ;({ page, problems } = await openPage(browser, program))
    await page.getByText('Español').click()
    await page.getByRole('button', { name: 'Abrir el estudio de muestra' }).click()
    await page.locator('[data-recording]').first().waitFor()
    await showSettings()
    await page.getByRole('heading', { name: 'Teclas' }).waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('are changed by pressing the new one, and kept', async () => {
    await add('Ir a exportar')
    await page.keyboard.press('F10')
    await row('go.export').getByText('F10').waitFor()
    await expect.poll(kept).toEqual({ 'go.export': ['F10'] })
    await page.keyboard.press('F10')
    await page.getByRole('heading', { name: 'Exportar', level: 1 }).waitFor()
    await showSettings()
  })

  it('are refused where they type', async () => {
    await add('Ir a exportar')
    await page.keyboard.press('e')
    await row('go.export').getByRole('alert').waitFor()
    expect(await row('go.export').getByRole('alert').textContent()).toContain('Ctrl o Alt')
    await page.keyboard.press('Control+e')
    await row('go.export').getByText('Ctrl+E').waitFor()
    expect(await row('go.export').getByRole('alert').count()).toBe(0)
  })

  it('do nothing else while one is waited for', async () => {
    await add('Ir a la bitácora')
    await page.keyboard.press('F10')
    await row('go.log').getByText('F10 también es de: Ir a exportar').waitFor()
    expect(await page.getByRole('heading', { name: 'Teclas' }).count()).toBe(1)
  })

  it('say where two actions share one, until it is taken away', async () => {
    await row('go.export').getByText('F10 también es de: Ir a la bitácora').waitFor()
    await page.getByRole('button', { name: 'Quitar F10 de «Ir a la bitácora»' }).click()
    await expect.poll(() => page.getByText('también es de').count()).toBe(0)
    await page.getByRole('button', { name: 'Devolver a «Ir a exportar» sus teclas' }).click()
    await expect.poll(kept).toEqual({})
  })

  it('can be those of another program, on the sheet, on the buttons and under the hands', async () => {
    await page.getByRole('combobox', { name: 'Como en' }).click()
    await page.getByRole('option', { name: 'oTranscribe' }).click()
    await row('player.playPause').getByText('Esc').waitFor()
    await page.locator('[data-recording]').first().click()
    await page.getByRole('slider', { name: 'Posición en la grabación' }).waitFor()
    await page.locator('.cm-content').click()
    await page.keyboard.press('Escape')
    const second = () =>
      page.getByRole('slider', { name: 'Posición en la grabación' }).getAttribute('aria-valuenow')
    await expect.poll(async () => Number(await second()), { timeout: 10_000 }).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Reproducir o pausar' }).hover()
    await page.getByRole('tooltip', { name: 'Reproducir o pausar (Esc)' }).waitFor()
    await page.keyboard.press('Control+F1')
    const sheet = page.getByRole('dialog')
    await sheet.getByText('Ctrl+F1').waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'hidden' })
    await showSettings()
    await page.getByRole('button', { name: 'Devolver todas' }).click()
    await row('player.playPause').getByText('F4', { exact: true }).waitFor()
  })

  it('nothing complains', () => {
    expect(problems).toEqual([])
  })
})
