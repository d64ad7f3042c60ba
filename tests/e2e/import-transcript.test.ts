import { AxeBuilder } from '@axe-core/playwright'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage, startBrowserProgram, type BrowserProgram } from '../support/browser-program.ts'
import { packed, projectParts } from '../support/packages.ts'
import { clickWav } from '../support/sound-files.ts'
import { describeInChromium, launchOptions } from './chromium.ts'

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/import/${name}`, import.meta.url))

describeInChromium('importing a transcript', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-import-'))
  let program: BrowserProgram
  let browser: Browser
  let page: Page
  let problems: string[]

  const dialog = () => page.getByRole('dialog', { name: 'Importar una transcripción' })
  const button = (name: string) => dialog().getByRole('button', { name })
  /** The text of the segments, without what stands beside it. */
  const lines = () =>
    page.locator('.cm-line').evaluateAll((all) =>
      all.map((line) => {
        const copy = line.cloneNode(true) as HTMLElement
        copy.querySelector('.sv-head')?.remove()
        for (const lineBreak of copy.querySelectorAll('br')) lineBreak.replaceWith(' / ')
        return copy.textContent.trim()
      }),
    )
  const heads = () => page.locator('.cm-line .sv-head').allInnerTexts()
  const saved = () => page.getByText('Guardado').waitFor()

  async function act(name: string) {
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Buscar una acción').fill(name)
    await page.keyboard.press('Enter')
  }
  async function choose(file: string, how = () => act('importar una transcripción')) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), how()])
    await chooser.setFiles(file)
  }
  async function drop(name: string, content: string) {
    const files = await page.evaluateHandle(
      ([title = '', text = '']) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], title, { type: 'text/plain' }))
        return transfer
      },
      [name, content],
    )
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: files })
    const zone = page.locator('.mantine-DropzoneFullScreen-fullScreen .mantine-Dropzone-root')
    await zone.waitFor()
    await zone.dispatchEvent('drop', { dataTransfer: files })
  }
  /** Tried again while the dialog is still fading in. */
  const expectAccessible = async (part: string) => {
    const violations = async () => {
      const axe = new AxeBuilder({ page }).options({ preload: false }).include(part)
      // The header of a Mantine dialog is taken for a second one of the page.
      axe.disableRules('landmark-no-duplicate-banner')
      return (await axe.analyze()).violations.map(({ id, nodes }) => [
        id,
        nodes.map(({ html }) => html),
      ])
    }
    await expect.poll(violations, { timeout: 10_000 }).toEqual([])
  }
  const open = async () => {
    await page.locator('[data-recording]', { hasText: 'charla' }).click()
    await page.getByRole('slider', { name: 'Posición en la grabación' }).waitFor()
  }

  beforeAll(async () => {
    program = await startBrowserProgram(folder)
    browser = await chromium.launch(launchOptions)
    ;({ page, problems } = await openPage(browser, program))
    await page.getByText('Español').click()
    await page.getByRole('button', { name: 'Abrir el estudio de muestra' }).click()
    const sound = join(folder, 'charla.wav')
    writeFileSync(sound, clickWav(8, [1]))
    await choose(sound, () => page.getByRole('button', { name: 'Importar', exact: true }).click())
    await open()
  })
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is offered by a blank transcript, which says what to do', async () => {
    const empty = page.getByText('Escribe arriba lo que oyes')
    await empty.waitFor()
    await expectAccessible('.mantine-AppShell-main')
    await choose(fixture('voices.vtt'), () =>
      page.getByRole('button', { name: 'Importar una transcripción' }).click(),
    )
    await dialog().getByText('WebVTT: 2 segmentos').waitFor()
  })

  it('shows what was found, and who is who, before anything is changed', async () => {
    await dialog().getByRole('cell', { name: '¿Cómo llegó aquí?' }).waitFor()
    await dialog().getByText('Un segmento queda fuera de la grabación').waitFor()
    await expectAccessible('[role="dialog"]')
    expect(await lines()).toHaveLength(1)
    await dialog().getByRole('combobox', { name: 'P01 es' }).focus()
    await page.keyboard.press('Enter')
    const nobody = page.getByRole('option', { name: 'Nadie: sin hablante' })
    await nobody.waitFor()
    await expect
      .poll(async () => {
        await page.keyboard.press('ArrowDown')
        return nobody.getAttribute('data-combobox-selected')
      })
      .toBe('true')
    await page.keyboard.press('Enter')
    await button('Importar 2 segmentos').click()
    await dialog().waitFor({ state: 'hidden' })
    const text = ['¿Cómo llegó aquí?', 'Caminando: no había camión. / Y con lluvia.']
    await expect.poll(lines).toEqual(text)
    expect((await heads()).map((head) => head.replace(/\s+/g, ' '))).toEqual([
      '0:00 Entrevistadora',
      '0:04 Sin hablante',
    ])
    expect(await page.getByText('Escribe arriba lo que oyes').isVisible()).toBe(false)
  })

  it('goes by one undo and comes back by one redo', async () => {
    const before = await lines()
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await lines()).length).toBe(1)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(lines).toEqual(before)
    await saved()
  })

  it('goes among what is there by time, shifted, with a speaker of the transcript', async () => {
    await choose(fixture('whisperx.json'))
    await dialog().getByText('WhisperX: ').waitFor()
    const names = dialog().getByRole('combobox')
    await names.first().click()
    await page.getByRole('option', { name: 'Entrevistadora', exact: true }).click()
    await dialog().getByLabel('Mover todos los tiempos').fill('1')
    const times = dialog().getByRole('row').getByRole('cell').first()
    await expect.poll(() => times.innerText()).toMatch(/^0:01/)
    await button('Importar').click()
    await expect.poll(async () => (await lines())[1]).toBe('¿Cómo llegó aquí?')
    const all = await heads()
    expect(all[1]).toMatch(/^0:01/)
    expect(all.filter((head) => head.includes('Entrevistadora')).length).toBeGreaterThan(1)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await lines()).length).toBe(2)
  })

  it('replaces what is there only after a warning', async () => {
    await choose(fixture('whisper.json'))
    await dialog().getByText('Whisper: ').waitFor()
    await dialog().getByLabel('Poner en lugar de lo que hay').check()
    await dialog().getByText('Se quitan los 2 segmentos que hay').waitFor()
    await expectAccessible('[role="dialog"]')
    await button('Reemplazar el texto').click()
    const text = ['¿Cómo llegó aquí?', 'Caminando: no había camión. Y con lluvia.']
    await expect.poll(lines).toEqual(text)
    await saved()
    await page.reload()
    await open()
    await expect.poll(lines).toEqual(text)
  })

  it('refuses what it can’t read, and changes nothing', async () => {
    const before = await lines()
    const broken = join(folder, 'rota.json')
    writeFileSync(broken, '{"segments": [{"start": 0, "te')
    await choose(broken)
    await dialog().getByText('El archivo está dañado o incompleto').waitFor()
    await expectAccessible('[role="dialog"]')
    const empty = join(folder, 'nada.txt')
    writeFileSync(empty, '')
    await choose(empty, () => button('Elegir otro archivo').click())
    await dialog().getByText('En el archivo no hay texto').waitFor()
    const image = join(folder, 'foto.txt')
    writeFileSync(image, new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))
    await choose(image, () => button('Elegir otro archivo').click())
    await dialog().getByText('no es una transcripción que se pueda leer').waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
    expect(await lines()).toEqual(before)
  })

  it('refuses a file that is too large, and may be cancelled while it reads a large one', async () => {
    const before = await lines()
    const large = join(folder, 'enorme.txt')
    writeFileSync(large, '')
    truncateSync(large, 65 * 1024 * 1024)
    await choose(large)
    await dialog().getByText('El archivo pasa de 64 MB').waitFor()
    const turns = Array.from({ length: 60_000 }, (_, i) => ({
      start: i,
      end: i + 1,
      text: ' Hola',
    }))
    const long = join(folder, 'tardada.json')
    writeFileSync(long, JSON.stringify({ segments: turns, note: 'a'.repeat(20_000_000) }))
    await choose(long, () => button('Elegir otro archivo').click())
    await button('Cancelar').click()
    await dialog().waitFor({ state: 'hidden' })
    expect(await lines()).toEqual(before)
  })

  it('takes a file that is dropped on the window', async () => {
    await drop('suelta.txt', 'Ana: Hola\nLeo: Adiós\n')
    await dialog().getByText('Texto sin formato: 2 segmentos').waitFor()
    await dialog().getByText('2 segmentos no tienen tiempos').waitFor()
    await button('Cancelar').click()
    await dialog().waitFor({ state: 'hidden' })
  })

  it('asks for the recording first where a transcript is dropped on another page', async () => {
    await page.getByRole('button', { name: 'Participantes' }).click()
    await drop('suelta.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\nHola\n')
    await page.getByText('abre primero su grabación').waitFor()
    expect(await dialog().count()).toBe(0)
    await open()
  })

  it('lets one choose among the transcripts of a project', async () => {
    const source = (name: string) =>
      `<TextSource name="${name}" plainTextPath="internal://${name}.txt"/>`
    const parts = projectParts(source('uno') + source('dos'), {
      'sources/uno.txt': 'Ana: Primera.\n',
      'sources/dos.txt': 'Leo: Segunda.\nLeo: Y última.\n',
    })
    const file = join(folder, 'proyecto.qdpx')
    writeFileSync(file, packed(parts))
    await choose(file)
    await dialog().getByText('REFI-QDA: un segmento').waitFor()
    await dialog().getByLabel('El archivo tiene 2 transcripciones').click()
    await page.getByRole('option', { name: 'dos' }).click()
    await dialog().getByText('REFI-QDA: 2 segmentos').waitFor()
    await button('Cancelar').click()
    await dialog().waitFor({ state: 'hidden' })
  })

  it('takes 5,000 segments and 60,000 words without holding the page up for long', async () => {
    const said = 'una dos tres cuatro cinco seis siete ocho nueve diez once doce'
    const segments = Array.from({ length: 5_000 }, (_, i) => ({
      start: i / 1_000,
      end: (i + 1) / 1_000,
      text: ` ${said}`,
      words: said
        .split(' ')
        .map((word) => ({ word: ` ${word}`, start: i / 1_000, end: i / 1_000 })),
    }))
    const long = join(folder, 'larga.json')
    writeFileSync(long, JSON.stringify({ text: '', segments, language: 'es' }))
    await page.evaluate(() => {
      const tasks: number[] = []
      Object.assign(window, { tasks })
      new PerformanceObserver((list) =>
        tasks.push(...list.getEntries().map(({ duration }) => duration)),
      ).observe({ type: 'longtask' })
    })
    await choose(long)
    await button('Importar 5000 segmentos').waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Importar 5000 segmentos')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await lines()).includes(said), { timeout: 10_000 }).toBe(true)
    await saved()
    const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks)
    console.info(`longest task while importing 5,000 segments: ${Math.max(0, ...tasks)} ms`)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await lines()).length).toBe(2)
    await saved()
    expect(problems).toEqual([])
  })

  it('leaves nothing of a file in what the program prints', () => {
    expect(program.output()).not.toMatch(/Caminando|voices|suelta|Entrevistadora/)
  })
})
