import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decodePeaks } from '../../src/core/audio/peaks.ts'
import type { Transcript } from '../../src/core/transcript/model.ts'
import { openPage, startBrowserProgram, type BrowserProgram } from '../support/browser-program.ts'
import { speak, speechMissing } from '../support/speech.ts'
import { describeInChromium, launchOptions } from './chromium.ts'

const TURNS = [
  ['es-419+f2', 'Buenos días, soy la doctora Remedios Urquiza. ¿Me dice su nombre?'],
  ['es-419+m3', 'Me llamo Fulgencio Barrientos y vivo en Tlaquepaque.'],
  ['es-419+f2', '¿Desde cuándo viene a la Clínica del Bosque?'],
  ['es-419+m3', 'Desde el 3 de mayo de 2021, por mi compadre el Tuercas.'],
  ['es-419+f2', 'Gracias. ¿Su hermana Esperanza lo acompaña?'],
  ['es-419+m3', 'Mi hermana sí, y la esperanza no se pierde.'],
] as const

const PASSPHRASE = 'tres tristes tigres'

/** Everything that was written, unzipped as deep as it goes: entry names and texts. */
function readable(name: string, bytes: Uint8Array): string {
  if (!/\.(zip|docx|qdpx)$/.test(name)) return `${name}\n${strFromU8(bytes)}`
  const parts = Object.entries(unzipSync(bytes))
  return [name, ...parts.map(([part, content]) => readable(part, content))].join('\n')
}

describeInChromium('the whole job', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-story-'))
  let program: BrowserProgram
  let browser: Browser
  let page: Page
  let problems: string[]

  beforeAll(async () => {
    program = await startBrowserProgram(folder)
    browser = await chromium.launch(launchOptions)
    ;({ page, problems } = await openPage(browser, program))
    await page.getByText('Español').click()
  })
  afterAll(async () => {
    await browser.close()
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('makes a protected study and shows its recovery code once', async () => {
    await page.getByRole('button', { name: 'Estudio nuevo' }).click()
    await page.getByLabel('Nombre del estudio').fill('Clínica rural')
    await page.getByLabel('Contraseña', { exact: true }).fill(PASSPHRASE)
    await page.getByLabel('Repite la contraseña').fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    const code = page.getByTestId('recovery-code')
    expect((await code.textContent())?.length).toBeGreaterThan(30)
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Guardar en un archivo' }).click(),
    ])
    const path = await saved.path()
    expect(readFileSync(path, 'utf8').trim()).toBe(await code.textContent())
    await page.getByRole('button', { name: 'Ya lo guardé' }).click()
    await page.getByText('Este estudio no tiene grabaciones').first().waitFor()
  })

  it.skipIf(speechMissing)('imports a recording of two speakers', async () => {
    const lines = TURNS.map(([voice, text]) => ({ voice, text }))
    const file = speak(folder, 'entrevista', lines)
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Importar', exact: true }).click(),
    ])
    await chooser.setFiles(file)
    await page.locator('[data-recording]').click()
    await page.getByRole('slider', { name: 'Posición en la grabación' }).waitFor()
  })

  it('takes a file that is dropped into the window, and says why one is refused', async () => {
    const drop = (name: string, content: string) =>
      page.evaluate(
        ([fileName = '', text = '']) => {
          const data = new DataTransfer()
          data.items.add(new File([text], fileName, { type: 'audio/mpeg' }))
          const tell = (type: string) =>
            document
              .querySelector('.mantine-Dropzone-root, body')
              ?.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true }))
          tell('dragenter')
          return new Promise<void>((done) =>
            setTimeout(() => {
              const zone = document.querySelector('.mantine-Dropzone-root')
              zone?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }))
              done()
            }, 300),
          )
        },
        [name, content],
      )
    await drop('carta.mp3', 'esto no es sonido '.repeat(100))
    await page.getByText('no es una grabación que se pueda leer').waitFor()
    expect(await page.locator('[data-recording]').count()).toBe(speechMissing ? 0 : 1)
  })

  it.skipIf(speechMissing)('draws a wave that is not flat', async () => {
    const id = await page.locator('[data-recording]').getAttribute('data-recording')
    const stored = await expect
      .poll(
        () =>
          page.evaluate(async (peaks) => {
            const response = await fetch(peaks)
            return response.ok ? [...new Uint8Array(await response.arrayBuffer())] : null
          }, `/peaks/${id}`),
        { timeout: 30_000 },
      )
      .not.toBeNull()
      .then(() =>
        page.evaluate(
          async (peaks) => [...new Uint8Array(await (await fetch(peaks)).arrayBuffer())],
          `/peaks/${id}`,
        ),
      )
    const decoded = decodePeaks(new Uint8Array(stored))
    expect(decoded.ok).toBe(true)
    const heights = await page.evaluate(() => {
      const wave = [...document.querySelectorAll('*')].find((element) => element.shadowRoot)
      const canvases = [...(wave?.shadowRoot?.querySelectorAll('canvas') ?? [])]
      return canvases.flatMap((canvas) => {
        const { width, height } = canvas
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data
        if (!pixels) return []
        return Array.from({ length: width }, (_, x) => {
          let inked = 0
          for (let y = 0; y < height; y++) if ((pixels[4 * (y * width + x) + 3] ?? 0) > 0) inked++
          return inked
        })
      })
    })
    expect(Math.max(...heights)).toBeGreaterThan(20)
    expect(Math.min(...heights)).toBeLessThan(Math.max(...heights) / 3)
  })

  it.skipIf(speechMissing)(
    'types six segments with two speakers and times while it plays',
    async () => {
      const add = page.getByRole('button', { name: 'Agregar hablante' })
      await add.click()
      await add.click()
      const names = page.getByLabel('Nombre de quien habla')
      await names.nth(0).fill('Entrevistadora')
      await names.nth(0).press('Enter')
      await names.nth(1).fill('Entrevistado')
      await names.nth(1).press('Enter')

      const text = page.locator('.cm-content')
      await text.click()
      await page.keyboard.press('F4')
      for (const [i, [, line]] of TURNS.entries()) {
        if (i > 0) {
          await page.waitForTimeout(300)
          await page.keyboard.press('Enter')
        }
        await page.keyboard.press(`Alt+${(i % 2) + 1}`)
        await page.keyboard.type(line)
      }
      await page.keyboard.press('F4')
      await expect
        .poll(async () => (await storedTranscript()).segments.map(({ text: line }) => line))
        .toEqual(TURNS.map(([, line]) => line))
      await page.getByText('Guardado', { exact: true }).waitFor()

      const { segments, speakers } = await storedTranscript()
      expect(speakers.map(({ name }) => name)).toEqual(['Entrevistadora', 'Entrevistado'])
      const ids = speakers.map(({ id }) => id)
      expect(segments.map(({ speakerId }) => ids.indexOf(speakerId ?? ''))).toEqual([
        0, 1, 0, 1, 0, 1,
      ])

      const said = () =>
        storedTranscript().then((now) => ids.indexOf(now.segments[5]?.speakerId ?? ''))
      const speaker = page.getByLabel('Cambiar el hablante: Entrevistado', { exact: true }).last()
      await speaker.click()
      await page.getByRole('menuitem', { name: 'Entrevistadora' }).click()
      await expect.poll(said).toBe(0)
      await page.keyboard.press('Alt+2')
      await expect.poll(said).toBe(1)

      const starts = segments.map(({ startMs }) => startMs ?? -1)
      expect(starts.every((start) => start >= 0)).toBe(true)
      expect(starts.every((start, i) => i === 0 || start > (starts[i - 1] ?? 0))).toBe(true)
    },
  )

  it.skipIf(speechMissing)('finds, accepts, rejects and marks by hand', async () => {
    await page.getByText('Revisar', { exact: true }).click()
    await page.getByRole('button', { name: 'Buscar identificadores' }).click()
    const list = page.getByRole('grid', { name: 'Identificadores' })
    await list.getByText('Remedios Urquiza').first().waitFor()

    const hope = list.getByRole('row').filter({ hasText: 'Esperanza' })
    if (await hope.count()) {
      await hope.getByRole('button', { name: 'Rechazar' }).first().click()
      await hope.waitFor({ state: 'detached' })
    }
    await list.focus()
    for (let left = await list.getByRole('row').count(); left > 0; left--) {
      await page.keyboard.press('a')
      await expect.poll(() => list.getByRole('row').count()).toBeLessThan(left)
    }
    await selectInText('compadre')
    await page.getByRole('button', { name: 'Otro' }).click()
    await expect
      .poll(async () =>
        (await storedTranscript()).mentions.some(({ category }) => category === 'OTHER'),
      )
      .toBe(true)
  })

  it.skipIf(speechMissing)(
    'exports files that hold nothing accepted, and what was rejected',
    async () => {
      const { segments, mentions } = await storedTranscript()
      const texts = new Map(segments.map(({ id, text }) => [id, text]))
      const surfaces = (status: string) =>
        mentions
          .filter((mention) => mention.status === status)
          .map(({ segmentId, start, end }) => (texts.get(segmentId) ?? '').slice(start, end))
      expect(surfaces('accepted')).toContain('compadre')
      expect(surfaces('accepted').join(' ')).toMatch(/Remedios Urquiza.*Fulgencio Barrientos/)
      expect(surfaces('rejected')).toEqual(['Esperanza'])

      await page.getByRole('button', { name: 'Exportar' }).click()
      await page.getByLabel('Todas').check()
      await page
        .getByLabel(/REFI-QDA/)
        .first()
        .check()
      await page.getByRole('button', { name: 'Revisar archivos' }).click()
      const save = page.getByRole('button', { name: 'Guardar archivos' })
      await save.waitFor({ timeout: 20_000 })
      for (const reason of await page.getByPlaceholder(/razón/i).all()) {
        await reason.fill('nombre que se queda por decisión')
      }
      const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
      const path = await download.path()
      const written = readable('export.zip', readFileSync(path))
      expect(written).toMatch(/\.docx/)
      expect(written).toMatch(/\.qdpx/)
      for (const surface of surfaces('accepted')) expect(written).not.toContain(surface)
      expect(written).toContain('Esperanza')
      expect(written).toContain('[Persona 1]')
    },
  )

  it('broke nothing on the way', () => expect(problems).toEqual([]))

  /** The transcript as main has it. */
  async function storedTranscript() {
    const rpc = (call: string, input: object) =>
      page.evaluate(async (body) => {
        const headers = { 'content-type': 'application/json' }
        return (await fetch('/rpc', { method: 'POST', headers, body })).json()
      }, JSON.stringify({ call, input }))
    const [recording] = (await rpc('recording.list', {})).value
    const { value } = await rpc('transcript.get', { id: recording.transcriptId })
    return value.transcript as Transcript
  }

  /** Selects a word of the text as a person would, by a double click on it. */
  async function selectInText(word: string) {
    const box = await page.evaluate((wanted) => {
      const walker = document.createTreeWalker(
        document.querySelector('.cm-content') ?? document.body,
        NodeFilter.SHOW_TEXT,
      )
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + wanted.length)
        const { x, y, width, height } = range.getBoundingClientRect()
        return { x: x + width / 2, y: y + height / 2 }
      }
      return null
    }, word)
    if (!box) throw new Error('the word is not on the screen')
    await page.mouse.dblclick(box.x, box.y)
  }
})
