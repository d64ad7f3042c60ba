import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage, startBrowserProgram, type BrowserProgram } from '../support/browser-program.ts'
import { describeInChromium, launchOptions } from './chromium.ts'

describeInChromium('playback in the sample study', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-playback-'))
  let program: BrowserProgram
  let browser: Browser
  let page: Page
  let problems: string[]

  const settings = () => JSON.parse(readFileSync(join(folder, 'data', 'settings.json'), 'utf8'))
  const second = async () =>
    Number(
      await page
        .getByRole('slider', { name: 'Posición en la grabación' })
        .getAttribute('aria-valuenow'),
    )
  /** Whether the position moves on within a second and a bit. */
  const moves = async () => {
    const before = await second()
    await page.waitForTimeout(1_300)
    return (await second()) > before
  }

  beforeAll(async () => {
    program = await startBrowserProgram(folder)
    browser = await chromium.launch(launchOptions)
    ;({ page, problems } = await openPage(browser, program))
    await page.getByText('Español').click()
    await page.getByRole('button', { name: 'Abrir el estudio de muestra' }).click()
    await page.locator('[data-recording]').first().click()
    await page.getByRole('slider', { name: 'Posición en la grabación' }).waitFor()
    await page.locator('.cm-line').first().click()
  })
  afterAll(async () => {
    await browser.close()
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('goes on through the voice filter, which is kept', async () => {
    await page.keyboard.press('F4')
    await expect.poll(moves, { timeout: 10_000 }).toBe(true)
    await page.getByRole('button', { name: 'Sonido' }).click()
    await page.getByRole('switch', { name: 'Filtro de voz' }).click()
    await expect.poll(() => settings().voiceFilter).toBe(true)
    await expect.poll(moves, { timeout: 10_000 }).toBe(true)
    await page.keyboard.press('Escape')
    await page.keyboard.press('F4')
    await expect.poll(moves, { timeout: 10_000 }).toBe(false)
  })

  it('rests while one types when it is told to', async () => {
    await page.keyboard.press('Control+,')
    await page.getByRole('switch', { name: 'Callar el audio mientras escribes' }).click()
    await page.getByLabel('Seguir tras (segundos sin escribir)').waitFor()
    await expect.poll(() => settings().pauseWhileTyping).toBe(true)
    await page.locator('[data-recording]').first().click()
    await page.locator('.cm-line').first().click()
    await page.keyboard.press('F4')
    expect(await moves()).toBe(true)
    const from = await second()
    for (let i = 0; i < 8; i++) {
      await page.keyboard.type('a')
      await page.waitForTimeout(250)
    }
    expect((await second()) - from).toBeLessThanOrEqual(1)
    await expect.poll(moves, { timeout: 10_000 }).toBe(true)
    await page.keyboard.press('F4')
  })

  it('has all times moved by what is known of two moments, and back by one undo', async () => {
    const heads = async () =>
      (await page.locator('.cm-content').innerText()).match(/\d+:\d\d(?=\n|\s|$)/g)?.slice(0, 3)
    const before = await heads()
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Buscar una acción').fill('estirar')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Mover o estirar todos los tiempos' })
    const fill = async (group: string, from: string, to: string) => {
      const fields = dialog.getByRole('group', { name: group, exact: true })
      await fields.getByLabel('Está en').fill(from)
      await fields.getByLabel('Se oye en').fill(to)
    }
    await fill('Un momento', '0:00', '0:x')
    await dialog.getByText('Escribe un tiempo').waitFor()
    await fill('Un momento', '0:00', '0:10')
    await fill('Otro momento, lejos del primero', '2:00', '0:05')
    await dialog.getByRole('alert').waitFor()
    await fill('Otro momento, lejos del primero', '2:00', '4:10')
    await dialog.getByRole('button', { name: 'Cambiar los tiempos' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(heads).not.toEqual(before)
    await page.locator('.cm-line').first().click()
    await page.keyboard.press('Control+z')
    await expect.poll(heads).toEqual(before)
  })

  it('loops the segment of the cursor by a key', async () => {
    const loop = page.getByRole('button', {
      name: 'Repetir la selección o el segmento',
      exact: true,
    })
    await page.keyboard.press('Shift+F2')
    await expect.poll(() => loop.getAttribute('aria-pressed')).toBe('true')
    await expect.poll(second).toBeLessThan(8)
    await page.keyboard.press('Shift+F2')
    await expect.poll(() => loop.getAttribute('aria-pressed')).toBe('false')
    expect(problems).toEqual([])
  })
})
