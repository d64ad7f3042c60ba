import { AxeBuilder } from '@axe-core/playwright'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage, startBrowserProgram, type BrowserProgram } from '../support/browser-program.ts'
import { describeInChromium, launchOptions } from './chromium.ts'

describeInChromium('markers and times', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-markers-'))
  let program: BrowserProgram
  let browser: Browser
  let page: Page
  let problems: string[]

  const settings = () => JSON.parse(readFileSync(join(folder, 'data', 'settings.json'), 'utf8'))
  const wave = () => page.getByRole('slider', { name: 'Posición en la grabación' })
  const second = async () => Number(await wave().getAttribute('aria-valuenow'))
  const panel = () => page.getByRole('dialog', { name: 'Marcadores' })
  const names = () => panel().getByRole('textbox')
  /** The times of the list, e.g. `0:02.3`. */
  const times = async () =>
    (await panel().getByRole('listitem').getByRole('button', { name: 'Ir a' }).allInnerTexts()).map(
      (text) => text.trim(),
    )
  const clock = async () =>
    (await page.getByRole('toolbar', { name: 'Reproducción' }).innerText()).match(
      /\d+:\d\d\.\d/,
    )?.[0]
  const violations = async (...parts: readonly string[]) => {
    // Its copies of the style sheets would be refused, and the page be blamed for them.
    const builder = new AxeBuilder({ page }).options({ preload: false })
    const axe = parts.reduce((each, part) => each.include(part), builder)
    const { violations: found } = await axe.analyze()
    return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
  }
  /** Tried again while the list is still fading in. */
  const expectAccessible = async () => {
    const found = () => violations('[role="dialog"]', '[role="toolbar"]')
    await expect.poll(found, { timeout: 10_000 }).toEqual([])
  }
  const isInText = () =>
    page.evaluate(() => document.activeElement?.classList.contains('cm-content') === true)
  async function showRecording() {
    await page.locator('[data-recording]').first().click()
    await wave().waitFor()
    await page.locator('.cm-line').first().click()
  }

  beforeAll(async () => {
    program = await startBrowserProgram(folder)
    browser = await chromium.launch(launchOptions)
    ;({ page, problems } = await openPage(browser, program))
    await page.getByText('Español').click()
    await page.getByRole('button', { name: 'Abrir el estudio de muestra' }).click()
    await showRecording()
  })
  afterAll(async () => {
    await browser.close()
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('say what to do where there are none, and give the hands back to the text', async () => {
    await page.keyboard.press('Shift+F8')
    await panel().getByText('pulsa Ctrl+B en lo que quieras volver a oír').waitFor()
    await expectAccessible()
    await page.keyboard.press('Escape')
    await panel().waitFor({ state: 'hidden' })
    await expect.poll(isInText).toBe(true)
  })

  it('are added by a key from the text while it plays', async () => {
    const text = await page.locator('.cm-content').innerText()
    await page.keyboard.press('F4')
    await expect.poll(second, { timeout: 15_000 }).toBeGreaterThanOrEqual(2)
    await page.keyboard.press('Control+b')
    await page.getByText('Marcador en 0:0').waitFor()
    const from = await second()
    await expect.poll(second, { timeout: 15_000 }).toBeGreaterThan(from)
    await page.keyboard.press('F4')
    await page.keyboard.press('F3')
    await page.keyboard.press('Control+b')
    await page.keyboard.press('Shift+F8')
    await expect.poll(async () => (await times()).length).toBe(2)
    await page.keyboard.press('Control+b')
    await page.getByText('Ya hay un marcador en').waitFor()
    expect(await times()).toHaveLength(2)
    await page.keyboard.press('Escape')
    expect(await page.locator('.cm-content').innerText()).toBe(text)
  })

  it('are named in place', async () => {
    await page.getByRole('button', { name: 'Marcadores' }).click()
    await names().first().fill('Aquí se ríe')
    await page.keyboard.press('Enter')
    await names().last().fill('  Preguntar por la fecha ')
    await expectAccessible()
    await page.keyboard.press('Escape')
    await panel().waitFor({ state: 'hidden' })
    await page.keyboard.press('Shift+F8')
    await expect.poll(() => names().last().inputValue()).toBe('Preguntar por la fecha')
  })

  it('are gone to from the list, by key, and by a click on a flag', async () => {
    const [first = '', last = ''] = await times()
    await panel()
      .getByRole('button', { name: `Ir a ${first}` })
      .click()
    await expect.poll(clock).toBe(first)
    await page.keyboard.press('Escape')
    await page.locator('.cm-line').first().click()
    await page.keyboard.press('Shift+F7')
    await expect.poll(clock).toBe(last)
    await page.keyboard.press('Shift+F7')
    await page.getByText('No hay marcadores después de aquí.').waitFor()
    await page.keyboard.press('Shift+F6')
    await expect.poll(clock).toBe(first)
    const { height = 0 } = (await wave().boundingBox()) ?? {}
    const flag = { x: Number(last.slice(2)) * 50 + 5, y: height - 8 }
    await wave().hover({ position: flag })
    await expect.poll(() => wave().getAttribute('title')).toBe(`${last} Preguntar por la fecha`)
    await wave().click({ position: flag })
    await expect.poll(clock).toBe(last)
  })

  it('are removed and brought back', async () => {
    await page.keyboard.press('Shift+F8')
    await expect.poll(async () => (await times()).length).toBe(2)
    const [first = '', last = ''] = await times()
    await panel()
      .getByRole('button', { name: `Quitar el marcador de ${first}` })
      .click()
    await expect.poll(times).toEqual([last])
    await expectAccessible()
    await page.keyboard.press('Enter')
    await expect.poll(times).toEqual([first, last])
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    expect(await names().first().inputValue()).toBe('Aquí se ríe')
  })

  it('are brought back with the name that was typed last', async () => {
    const [first = '', last = ''] = await times()
    await names().first().fill('Aquí se ríen todas')
    await panel()
      .getByRole('button', { name: `Quitar el marcador de ${first}` })
      .click()
    await panel().getByText(`Se quitó el de ${first}`).waitFor()
    await expect.poll(times).toEqual([last])
    await panel().getByRole('button', { name: 'Deshacer' }).click()
    await expect.poll(times).toEqual([first, last])
    expect(await names().first().inputValue()).toBe('Aquí se ríen todas')
    await page.keyboard.press('Escape')
  })

  it('are still there in a page opened anew', async () => {
    await page.reload()
    await showRecording()
    await page.keyboard.press('Shift+F8')
    await expect.poll(async () => (await times()).length).toBe(2)
    expect(await names().first().inputValue()).toBe('Aquí se ríen todas')
    await panel().getByRole('button', { name: 'Poner uno aquí' }).click()
    await expect.poll(async () => (await times()).length).toBe(3)
    await page.keyboard.type('Comienzo')
    await page.keyboard.press('Escape')
    await panel().waitFor({ state: 'hidden' })
    await page.keyboard.press('Shift+F8')
    await expect.poll(() => names().first().inputValue()).toBe('Comienzo')
    await page.keyboard.press('Escape')
  })

  it('are of one recording', async () => {
    await page.locator('[data-recording]').nth(1).click()
    await wave().waitFor()
    await page.keyboard.press('Shift+F8')
    await panel().getByText('Todavía no hay marcadores.').waitFor()
    await page.keyboard.press('Escape')
    await showRecording()
  })

  it('times are written at the cursor in the form that was chosen, and go by one undo', async () => {
    const line = () => page.locator('.cm-line').first().innerText()
    await page.keyboard.press('Shift+F7')
    await page.keyboard.press('End')
    const before = await line()
    await page.keyboard.press('Control+j')
    await expect.poll(line).toMatch(/ \[00:00:\d\d\]/)
    await page.keyboard.press('Control+z')
    await expect.poll(line).toBe(before)
    await page.keyboard.press('Control+,')
    await page.getByRole('combobox', { name: 'Forma de los tiempos' }).click()
    await page.getByRole('option', { name: '#00:12:34-5# · f4, MAXQDA' }).click()
    await expect.poll(() => settings().timeForm).toBe('f4')
    expect(await violations('[aria-labelledby="writing-title"]')).toEqual([])
    await showRecording()
    await page.keyboard.press('End')
    await page.keyboard.press('Control+j')
    await page.keyboard.type('sigue')
    await expect.poll(line).toMatch(/ #00:00:\d\d-\d# sigue/)
    expect(problems).toEqual([])
  })
})
