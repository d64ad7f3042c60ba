import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage, startBrowserProgram, type BrowserProgram } from '../support/browser-program.ts'
import { speechMissing } from '../support/speech.ts'
import { describeInChromium, launchOptions } from './chromium.ts'

/** Seconds of silence before each line, and lines in between which there is none. */
const LINES = [
  [2, 'Buenos días, muchas gracias por recibirnos en la clínica esta mañana.'],
  [6, 'Pues mire, yo llegué aquí hace ya bastantes años, y todo era muy distinto.'],
  [4, 'Entonces cuénteme cómo era.'],
] as const

/** Speech with known silences; where each line starts and ends, in seconds. */
function record(folder: string): { file: string; lines: { start: number; end: number }[] } {
  let at = 0
  const lines: { start: number; end: number }[] = []
  const parts = LINES.map(([silence, text], i) => {
    const part = (name: string) => join(folder, `${name}${i}.wav`)
    const [raw, bare, padded] = [part('raw'), part('bare'), part('padded')]
    execFileSync('espeak-ng', ['-v', i % 2 ? 'es-419+m3' : 'es-419+f2', '-w', raw, text])
    const trim = ['silence', '1', '0.01', '0.5%', 'reverse']
    execFileSync('sox', [raw, bare, ...trim, ...trim])
    execFileSync('sox', [bare, padded, 'pad', String(silence), '0'])
    const seconds = Number(execFileSync('soxi', ['-D', padded]))
    lines.push({ start: at + silence, end: at + seconds })
    at += seconds
    return padded
  })
  const file = join(folder, 'silencios.wav')
  execFileSync('sox', [...parts, file, 'pad', '0', '3'])
  return { file, lines }
}

describeInChromium('the speech finder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-speech-'))
  let program: BrowserProgram
  let browser: Browser
  let page: Page
  let problems: string[]
  let lines: { start: number; end: number }[]

  const settings = () => JSON.parse(readFileSync(join(folder, 'data', 'settings.json'), 'utf8'))
  const position = async () => {
    const slider = page.getByRole('slider', { name: 'Posición en la grabación' })
    return Number(await slider.getAttribute('aria-valuenow'))
  }
  const act = async (name: string) => {
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Buscar una acción').fill(name)
    await page.keyboard.press('Enter')
  }

  beforeAll(async () => {
    if (speechMissing) return
    program = await startBrowserProgram(folder)
    browser = await chromium.launch(launchOptions)
    ;({ page, problems } = await openPage(browser, program))
    await page.getByText('Español').click()
    await page.getByRole('button', { name: 'Abrir el estudio de muestra' }).click()
    const recording = record(folder)
    lines = recording.lines
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Importar', exact: true }).click(),
    ])
    await chooser.setFiles(recording.file)
    await page.locator('[data-recording]', { hasText: 'silencios' }).click()
    await page.getByRole('slider', { name: 'Posición en la grabación' }).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it.skipIf(speechMissing)('proposes segments where somebody speaks', async () => {
    await act('proponer segmentos')
    const dialog = page.getByRole('dialog', { name: 'Proponer segmentos según el silencio' })
    await dialog.getByRole('button', { name: 'Buscar dónde se habla' }).click()
    const add = dialog.getByRole('button', { name: 'Agregar 3 segmentos' })
    await add.waitFor()
    await add.click()
    await dialog.waitFor({ state: 'hidden' })
    const heads = page.locator('.cm-content')
    await expect
      .poll(async () => (await heads.innerText()).match(/\d+:\d\d(?=\.?\d*(?:\n|\s|$))/g)?.length)
      .toBe(3)
    const times = (await heads.innerText()).match(/\d+:\d\d/g) ?? []
    for (const [i, time] of times.entries()) {
      const [minutes = 0, seconds = 0] = time.split(':').map(Number)
      expect(Math.abs(minutes * 60 + seconds - (lines[i]?.start ?? 0))).toBeLessThan(1.3)
    }
  })

  it.skipIf(speechMissing)('takes them away by one undo and brings them back', async () => {
    const content = page.locator('.cm-content')
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await content.innerText()).match(/\d+:\d\d/g)).toBeNull()
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(async () => (await content.innerText()).match(/\d+:\d\d/g)?.length).toBe(3)
  })

  it.skipIf(speechMissing)('goes from speech to speech, also in a page opened anew', async () => {
    await page.reload()
    await page.locator('[data-recording]', { hasText: 'silencios' }).click()
    await page.getByRole('slider', { name: 'Posición en la grabación' }).waitFor()
    await expect
      .poll(async () => {
        await page.keyboard.press('Shift+F3')
        return position()
      })
      .toBe(Math.floor((lines[0]?.start ?? 0) - 0.1))
    await page.keyboard.press('Shift+F3')
    const second = Math.floor((lines[1]?.start ?? 0) - 0.1)
    await expect.poll(async () => Math.abs((await position()) - second)).toBeLessThanOrEqual(1)
    await act('se habló antes')
    await expect.poll(position).toBeLessThan(4)
  })

  it.skipIf(speechMissing)('skips silences while playing', async () => {
    await act('saltar los silencios')
    await expect.poll(() => settings().skipSilence).toBe(true)
    const first = lines[0]?.end ?? 0
    const second = lines[1]?.start ?? 0
    await page.keyboard.press('F4')
    const passed: number[] = []
    await expect
      .poll(
        async () => {
          const now = await position()
          passed.push(now)
          return now
        },
        { timeout: 15_000, interval: 100 },
      )
      .toBeGreaterThanOrEqual(Math.floor(second))
    await page.keyboard.press('F4')
    const inSilence = passed.filter((at) => at > first + 1 && at < second - 1.5)
    expect(inSilence).toEqual([])
    expect(problems).toEqual([])
  })
})
