import { AxeBuilder } from '@axe-core/playwright'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage, startBrowserProgram, type BrowserProgram } from '../support/browser-program.ts'
import { describeInChromium, launchOptions } from './chromium.ts'
import { installFakeHid, removeHid } from './fake-hid.ts'

describeInChromium('foot pedals', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-pedals-'))
  let program: BrowserProgram
  let browser: Browser
  let page: Page
  let problems: string[]

  const kept = () =>
    JSON.parse(readFileSync(join(folder, 'data', 'settings.json'), 'utf8')).pedals?.[0]
  const modeOf = (switchId: string): unknown =>
    kept().switches.find(({ id }: { id: string }) => id === switchId)?.mode
  const section = () => page.getByRole('region', { name: 'Pedales' })
  const row = (id: string) => page.locator(`[data-switch="${id}"]`)
  const button = (name: string) => section().getByRole('button', { name })
  const report = (bits: number, reportId = 0) =>
    page.evaluate(
      ([given, id]) => window.fakePedal.report(id ?? 0, [given ?? 0, 0]),
      [bits, reportId],
    )
  const choose = async (field: string, option: string) => {
    await section().getByRole('combobox', { name: field }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  const showSettings = async () => {
    await page.keyboard.press('Control+,')
    await section().waitFor()
  }
  const showTranscript = async () => {
    await page.locator('[data-recording]').first().click()
    await page.getByRole('slider', { name: 'Posición en la grabación' }).waitFor()
  }
  const violations = async (of: Page) => {
    const { violations: found } = await new AxeBuilder({ page: of })
      .include('[aria-labelledby="pedals-title"]')
      .analyze()
    return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
  }
  /** As the button shows it; the position alone can't tell a jump from playing. */
  const isPlaying = async () => {
    const play = page.getByRole('button', { name: 'Reproducir o pausar' })
    return (await play.locator('.tabler-icon-player-pause-filled').count()) > 0
  }
  const second = async () =>
    Number(
      await page
        .getByRole('slider', { name: 'Posición en la grabación' })
        .getAttribute('aria-valuenow'),
    )

  beforeAll(async () => {
    program = await startBrowserProgram(folder)
    browser = await chromium.launch(launchOptions)
    ;({ page, problems } = await openPage(browser, program, {}, installFakeHid))
    await page.getByText('Español').click()
    await page.getByRole('button', { name: 'Abrir el estudio de muestra' }).click()
    await page.locator('[data-recording]').first().waitFor()
    await showSettings()
  })
  afterAll(async () => {
    await browser.close()
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('are connected by a button, opened, and kept with their usual actions', async () => {
    await button('Conectar un pedal').click()
    await section().getByText('VEC Infinity').waitFor()
    await section().getByText('Conectado').waitFor()
    const { opened, filters } = await page.evaluate(() => ({
      opened: window.fakePedal.opened,
      filters: window.fakePedal.filters,
    }))
    expect(opened).toBe(true)
    expect(filters).toContainEqual({ vendorId: 0x05f3, productId: 0x00ff })
    await expect.poll(kept).toMatchObject({ vendorId: 0x05f3, name: 'VEC Infinity' })
    expect(kept().switches).toHaveLength(3)
  })

  it('show by a light which switches are pressed, and pass axe', async () => {
    await report(0b101)
    await row('0.0.4.4').getByText('Derecho: pisado').waitFor({ state: 'attached' })
    await row('0.0.1.1').getByText('Izquierdo: pisado').waitFor({ state: 'attached' })
    expect(await violations(page)).toEqual([])
    await report(0)
    await expect.poll(() => section().getByText('pisado').count()).toBe(0)
  })

  it('learn a switch by its being pressed', async () => {
    await button('Quitar Central').click()
    await expect.poll(() => kept().switches.length).toBe(2)
    await button('Aprender un interruptor').click()
    await section().getByText('Pisa y suelta el interruptor…').waitFor()
    await report(0b010)
    await section().getByText('Central: ahora elige qué hace.').waitFor()
    await row('0.0.2.2').getByText('Central: pisado').waitFor({ state: 'attached' })
    await report(0)
    await expect.poll(() => kept().switches.length).toBe(3)
  })

  it('learn a switch that the table does not name, and give it an action', async () => {
    await button('Aprender un interruptor').click()
    await report(0b1000)
    await report(0)
    await choose('Acción de Interruptor 4', 'Saltar adelante')
    await choose('Modo de Interruptor 4', 'Pisar empieza, volver a pisar termina')
    await expect
      .poll(() => kept().switches[3])
      .toEqual({ id: '0.0.8.8', action: 'player.jumpForward', mode: 'toggle' })
    await choose('Acción de Interruptor 4', 'Bloquear el estudio')
    await expect.poll(() => kept().switches[3]?.mode).toBe('press')
    await button('Aprender un interruptor').click()
    await report(0b1000)
    await section().getByText('Interruptor 4 ya está en la lista.').waitFor()
    await report(0)
  })

  it('can be tried without doing anything', async () => {
    await section().getByRole('switch', { name: 'Probar sin hacer nada' }).click()
    await report(0b1000)
    await section().getByText('Bloquear el estudio', { exact: true }).waitFor()
    await report(0b0010)
    await section().getByText('Reproducir o pausar: empieza').waitFor()
    await report(0)
    await section().getByText('Reproducir o pausar: termina').waitFor()
    await section().getByRole('switch', { name: 'Probar sin hacer nada' }).click()
  })

  it('play while the switch is held and pause when it is let go', async () => {
    await choose('Modo de Central', 'Pisar empieza, volver a pisar termina')
    await choose('Modo de Central', 'Mientras se pisa')
    await expect.poll(() => modeOf('0.0.2.2')).toBe('hold')
    await showTranscript()
    const from = await second()
    await report(0b010)
    await expect.poll(isPlaying).toBe(true)
    await expect.poll(second, { timeout: 10_000 }).toBeGreaterThan(from)
    expect(await isPlaying()).toBe(true)
    await report(0)
    await expect.poll(isPlaying).toBe(false)
  })

  it('jump again and again while the switch is held', async () => {
    const from = await second()
    await report(0b100)
    await expect.poll(second, { timeout: 10_000 }).toBeGreaterThanOrEqual(from + 15)
    await report(0)
    const reached = await second()
    await report(0b001)
    await report(0)
    await expect.poll(second).toBeLessThan(reached)
  })

  it('stop what they began when they are unplugged, and go on when they are back', async () => {
    await report(0b010)
    await expect.poll(isPlaying).toBe(true)
    await page.evaluate(() => window.fakePedal.unplug())
    await expect.poll(isPlaying).toBe(false)
    await showSettings()
    await section().getByText('Sin enchufar').waitFor()
    await page.evaluate(() => window.fakePedal.plugIn())
    await section().getByText('Conectado').waitFor()
    await showTranscript()
    await report(0b010)
    await expect.poll(isPlaying).toBe(true)
    await report(0)
    await expect.poll(isPlaying).toBe(false)
  })

  it('go back to what is usual, and are removed', async () => {
    await showSettings()
    await button('Volver a lo habitual').click()
    await expect.poll(() => kept().switches.length).toBe(3)
    await button('Quitar el pedal').click()
    await expect.poll(() => section().getByText('VEC Infinity').count()).toBe(0)
    await expect.poll(kept).toBeUndefined()
    expect(await page.evaluate(() => window.fakePedal.forgotten)).toBe(true)
    expect(problems).toEqual([])
  })

  it('are explained where the browser has none', async () => {
    await expect.poll(() => program.output().match(/token=/g)?.length ?? 0).toBeGreaterThan(1)
    const bare = await openPage(browser, program, {}, removeHid)
    await bare.page.keyboard.press('Control+,')
    const pedals = bare.page.getByRole('region', { name: 'Pedales' })
    await pedals.getByText('Este navegador no deja usar pedales').waitFor()
    expect(await pedals.getByRole('button', { name: 'Conectar un pedal' }).count()).toBe(0)
    expect(await violations(bare.page)).toEqual([])
    expect(bare.problems).toEqual([])
    await bare.page.context().close()
  })

  it('can be asked for in the real browser, and no camera nor microphone', async () => {
    const real = await openPage(browser, program)
    const allowed = await real.page.evaluate(async () => {
      const states = ['camera', 'microphone', 'geolocation'] as const
      return {
        hid: Array.isArray(await navigator.hid?.getDevices()),
        others: await Promise.all(
          states.map(async (name) => (await navigator.permissions.query({ name })).state),
        ),
      }
    })
    expect(allowed).toEqual({ hid: true, others: ['denied', 'denied', 'denied'] })
    await real.page.context().close()
  })
})
