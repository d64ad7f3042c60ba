import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { buildIfNeeded } from '../../scripts/build-if-needed.mjs'
import { CHROMIUM, launchOptions } from '../e2e/launch-options.mjs'
import { openPage, startBrowserProgram } from '../support/browser-program.ts'
import { speak, speechMissing } from '../support/speech.ts'
import type { Figure } from './figure.ts'

export const suite = 'audio'

const HOURS = 3
const FORMATS = ['mp3', 'm4a', 'wav'] as const
type Format = (typeof FORMATS)[number]
const ENCODED: Readonly<Record<Exclude<Format, 'wav'>, readonly string[]>> = {
  mp3: ['-b:a', '64k'],
  m4a: ['-c:a', 'aac', '-b:a', '64k'],
}
const SPANS = 4_000
const SEEKS = 30
const SCROLLS = 240
const PASSPHRASE = 'tres tristes tigres'
const LINE = 'Pues mire usted, yo llegué a la clínica hace ya bastantes años, y todo era distinto.'

/** Three hours of speech in each format. */
function makeRecordings(folder: string): Readonly<Record<Format, string>> {
  const voices = ['es-419+f2', 'es-419+m3', 'es-419+f4']
  const minute = speak(
    folder,
    'minute',
    Array.from({ length: 10 }, (_, i) => ({ voice: voices[i % 3] ?? 'es-419', text: LINE })),
  )
  const length = Number(execFileSync('soxi', ['-D', minute]))
  const wav = join(folder, 'three-hours.wav')
  const times = String(Math.ceil((HOURS * 3600) / length) - 1)
  execFileSync('sox', [minute, '-r', '44100', wav, 'repeat', times])
  const encode = (format: Exclude<Format, 'wav'>): string => {
    const file = join(folder, `three-hours.${format}`)
    execFileSync('ffmpeg', ['-v', 'error', '-i', wav, ...ENCODED[format], file])
    return file
  }
  return { wav, mp3: encode('mp3'), m4a: encode('m4a') }
}

function ffmpegDecodeMs(file: string): number {
  const from = performance.now()
  execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-f', 'null', '-'])
  return performance.now() - from
}

/**
 * Watches the memory that is the page's alone (what is not shared with files, as the browser's own
 * program is), in MiB; the last value is the most it had.
 */
async function watchMemory(browser: Browser): Promise<() => number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  let most = 0
  const look = (): void => {
    for (const pid of pids) {
      const [, kib] = /^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
      most = Math.max(most, Number(kib ?? 0) / 1024)
    }
  }
  const timer = setInterval(look, 20)
  return () => {
    clearInterval(timer)
    return most
  }
}

async function createStudy(page: Page): Promise<void> {
  await page.getByText('Español').click()
  await page.getByRole('button', { name: 'Estudio nuevo' }).click()
  await page.getByLabel('Nombre del estudio').fill('Tres horas')
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Repite la contraseña').fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Ya lo guardé' }).click()
  await page.getByText('Este estudio no tiene grabaciones').first().waitFor()
}

async function importFile(page: Page, file: string): Promise<void> {
  const before = await page.locator('[data-recording]').count()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Importar', exact: true }).click(),
  ])
  await chooser.setFiles(file)
  await page.locator('[data-recording]').nth(before).waitFor({ timeout: 300_000 })
}

const slider = (page: Page) => page.getByRole('slider', { name: 'Posición en la grabación' })

/** Milliseconds from the click on the newest recording until its sound can be played. */
async function openMs(page: Page, id: string): Promise<number> {
  const from = performance.now()
  await page.locator(`[data-recording="${id}"]`).click()
  await page.evaluate(async (recordingId) => {
    const audio = new Audio(`/media/${recordingId}`)
    await new Promise((done) => audio.addEventListener('canplay', done, { once: true }))
    audio.removeAttribute('src')
    audio.load()
  }, id)
  await slider(page).waitFor()
  return performance.now() - from
}

/** Waits until the page has stored what it works out of a recording. */
const stored = (page: Page, kind: 'peaks' | 'speech', id: string) =>
  page.evaluate(
    async ([area, recordingId]) => {
      while (!(await fetch(`/${area}/${recordingId}`, { method: 'GET' })).ok) {
        await new Promise((done) => setTimeout(done, 200))
      }
    },
    [kind, id] as const,
  )

/** The only recording whose id is not known yet. */
async function newId(page: Page, known: readonly string[]): Promise<string> {
  const ids = await page
    .locator('[data-recording]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-recording') ?? ''))
  return ids.find((id) => !known.includes(id)) ?? ''
}

/** Milliseconds until something is drawn on the wave, from a click made in the page. */
const drawnMs = (page: Page, id: string) =>
  page.evaluate(async (recordingId) => {
    // One line off the middle, where nothing is drawn of silence; to read the whole canvas takes longer than to draw it.
    const hasInk = (canvas: HTMLCanvasElement): boolean => {
      const { width, height } = canvas
      const data =
        width && canvas.getContext('2d')?.getImageData(0, Math.floor(height * 0.35), width, 1).data
      return data ? data.some((value, i) => i % 4 === 3 && value > 0) : false
    }
    const canvases = () =>
      [...document.querySelectorAll('*')].flatMap((element) =>
        element.shadowRoot ? [...element.shadowRoot.querySelectorAll('canvas')] : [],
      )
    const before = new Set(canvases())
    const from = performance.now()
    document.querySelector<HTMLElement>(`[data-recording="${recordingId}"]`)?.click()
    for (;;) {
      await new Promise(requestAnimationFrame)
      if (canvases().some((canvas) => !before.has(canvas) && hasInk(canvas))) {
        return performance.now() - from
      }
    }
  }, id)

/** Milliseconds of one zoom by the wheel from 50 to 100 px/s, until the frame after it. */
const zoomMs = (page: Page) =>
  page.evaluate(async () => {
    const wave = document.querySelector<HTMLElement>('[role="slider"][aria-label^="Posición"]')
    const { left, width, top } = wave?.getBoundingClientRect() ?? { left: 0, width: 0, top: 0 }
    const from = performance.now()
    wave?.dispatchEvent(
      new WheelEvent('wheel', {
        deltaY: -Math.log(2) / 0.002,
        ctrlKey: true,
        clientX: left + width / 2,
        clientY: top + 20,
        bubbles: true,
        cancelable: true,
      }),
    )
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    return performance.now() - from
  })

/** Times between frames while the wave is scrolled by the wheel, a step a frame. */
const scrollFrames = (page: Page) =>
  page.evaluate(async (frames) => {
    const wave = document.querySelector<HTMLElement>('[role="slider"][aria-label^="Posición"]')
    const times: number[] = []
    let before = await new Promise<number>(requestAnimationFrame)
    for (let i = 0; i < frames; i++) {
      wave?.dispatchEvent(new WheelEvent('wheel', { deltaX: 120, bubbles: true, cancelable: true }))
      const now = await new Promise<number>(requestAnimationFrame)
      times.push(now - before)
      before = now
    }
    return times
  }, SCROLLS)

/** Milliseconds from a seek to somewhere else until the sound goes on from there. */
const seekTimes = (page: Page, id: string) =>
  page.evaluate(
    async ([recordingId, count]) => {
      const audio = new Audio(`/media/${recordingId}`)
      audio.muted = true
      await new Promise((done) => audio.addEventListener('canplay', done, { once: true }))
      await audio.play()
      const times: number[] = []
      for (let i = 0; i < count; i++) {
        const to = ((i * 0.618) % 1) * (audio.duration - 60)
        const from = performance.now()
        audio.currentTime = to
        await new Promise((done) => audio.addEventListener('seeked', done, { once: true }))
        while (audio.currentTime <= to) await new Promise((done) => setTimeout(done, 1))
        times.push(performance.now() - from)
      }
      audio.removeAttribute('src')
      audio.load()
      return times
    },
    [id, SEEKS] as const,
  )

/** Gives the recording's transcript segments and speakers all along, by the page's own call. */
const fillTranscript = (page: Page, id: string) =>
  page.evaluate(
    async ([recordingId, count, lengthMs]) => {
      const call = async (name: string, input: unknown) => {
        const body = JSON.stringify({ call: name, input })
        const headers = { 'content-type': 'application/json' }
        return (await fetch('/rpc', { method: 'POST', headers, body })).json()
      }
      const list = await call('recording.list', {})
      const { transcriptId } = list.value.find((each: { id: string }) => each.id === recordingId)
      const speakers = ['a', 'b'].map((name) => ({ id: name, name, participantId: null }))
      const segments = Array.from({ length: count }, (_, i) => ({
        id: `s${i}`,
        speakerId: i % 2 ? 'a' : 'b',
        startMs: Math.round((i * lengthMs) / count),
        endMs: Math.round(((i + 0.9) * lengthMs) / count),
        text: 'Pues mire usted',
      }))
      const nothing = { put: [], drop: [] }
      const patch = {
        speakers: { put: speakers, drop: [] },
        segments: { put: segments, drop: [] },
        mentions: nothing,
        order: segments.map((segment) => segment.id),
      }
      await call('transcript.apply', { id: transcriptId, baseVersion: 0, patch })
    },
    [id, SPANS, HOURS * 3_600_000] as const,
  )

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN

const reporter =
  (report: (figure: Figure) => void) =>
  (name: string, value: number, unit: string, goal: string | null, yardstick?: number): void =>
    report({
      ...{ suite, name, value, unit, goal, better: 'lower' },
      ...(yardstick === undefined ? {} : { yardstick }),
    })
type Tell = ReturnType<typeof reporter>

/** Imports a format into the open study and times its peaks beside ffmpeg. */
async function measureFormat(
  tell: Tell,
  page: Page,
  browser: Browser,
  format: Format,
  file: string,
  known: readonly string[],
): Promise<string> {
  const decodeMs = ffmpegDecodeMs(file)
  await importFile(page, file)
  const id = await newId(page, known)
  const memory = await watchMemory(browser)
  tell(
    `${format}: click to playable, peaks still to be made`,
    await openMs(page, id),
    'ms',
    '≤ 1000',
  )
  const from = performance.now()
  await stored(page, 'peaks', id)
  const times = (performance.now() - from) / decodeMs
  tell(`${format}: peaks of 3 h`, times, '× ffmpeg', '≤ 3', decodeMs / 1000)
  tell(`${format}: most memory of the page's own meanwhile`, memory(), 'MiB', '≤ 300')
  return id
}

async function measureSpeech(tell: Tell, page: Page, id: string): Promise<void> {
  await page.keyboard.press('Shift+F3')
  const from = performance.now()
  await page.getByRole('button', { name: 'Buscar dónde se habla' }).click()
  await stored(page, 'speech', id)
  tell('speech found in 3 h', (performance.now() - from) / 1000, 's', '≤ 120')
  await page.keyboard.press('Escape')
}

/** What is drawn of a recording whose peaks are stored, with thousands of spans on it. */
async function measureWave(tell: Tell, page: Page, id: string, other: string): Promise<void> {
  await fillTranscript(page, id)
  await page.reload()
  await page.locator('[data-recording]').first().waitFor()
  tell('stored peaks of 3 h: first click to drawn', await drawnMs(page, id), 'ms', '≤ 120')
  await slider(page).waitFor()
  await drawnMs(page, other)
  tell('stored peaks of 3 h: click to drawn, once more', await drawnMs(page, id), 'ms', '≤ 120')
  await page.waitForTimeout(1_000)
  tell('zoom from 50 to 100 px/s', await zoomMs(page), 'ms', '≤ 500')
  await page.waitForTimeout(1_000)
  const frames = await scrollFrames(page)
  tell(`scroll with ${SPANS} spans, frame p95`, quantile(frames, 0.95), 'ms', '≤ 16')
}

/** Three hours of audio from import to sound, in a protected study, in the real program. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const missing = CHROMIUM === null ? 'Chromium' : speechMissing
  if (missing !== null || spawnSync('ffmpeg', ['-version']).error) {
    console.error(`bench audio: skipped, there is no ${missing ?? 'ffmpeg'}`)
    return
  }
  buildIfNeeded(process.execPath)
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-bench-'))
  const tell = reporter(report)
  const files = makeRecordings(folder)
  const program = await startBrowserProgram(folder)
  try {
    const ids: string[] = []
    for (const format of FORMATS) {
      // A browser each, for the kernel's mark of memory only ever rises.
      const browser = await chromium.launch(launchOptions)
      const { page } = await openPage(browser, program)
      if (ids.length === 0) await createStudy(page)
      else await page.locator('[data-recording]').first().waitFor()
      ids.push(await measureFormat(tell, page, browser, format, files[format], ids))
      await browser.close()
    }
    const browser = await chromium.launch(launchOptions)
    const { page } = await openPage(browser, program)
    const [id = '', other = ''] = ids
    await page.locator(`[data-recording="${id}"]`).click()
    await slider(page).waitFor()
    await measureSpeech(tell, page, id)
    const seeks = await seekTimes(page, id)
    tell('seek in a protected 3 h mp3 to sound, median', quantile(seeks, 0.5), 'ms', null)
    tell('seek in a protected 3 h mp3 to sound, p95', quantile(seeks, 0.95), 'ms', '≤ 150')
    await measureWave(tell, page, id, other)
    await browser.close()
  } finally {
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
