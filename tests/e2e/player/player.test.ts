import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { decodePeaks, type Peaks } from '../../../src/core/audio/peaks.ts'
import { buildPage, servePlayer, type PlayerServer } from './serve.ts'

const CHROMIUM = '/usr/bin/chromium'
const NEEDED = [CHROMIUM, '/usr/bin/sox', '/usr/bin/espeak-ng', '/usr/bin/ffmpeg']
const missing = NEEDED.filter((program) => !existsSync(program))
if (missing.length > 0) console.warn(`player tests are skipped for want of ${missing.join(', ')}`)

const SPEECH_MS = 30_000
/** The second click is in the second chunk that is decoded. */
const CLICKS_MS = [2_000, 123_020]
const CLICK_FILE_MS = 242_040
const CLICKS = ['click.wav', 'click.mp3', 'click.m4a', 'click.ogg', 'click.flac']
const SENTENCES =
  'Thank you for coming today. I would like to ask about your work, and how it has changed. ' +
  'We can stop whenever you want. Please tell me how an ordinary day goes from the morning on.'

const run = (program: string, ...args: readonly string[]) => execFileSync(program, args)

/** Speech of half a minute, two clicks in silence in five formats, and a broken file. */
function makeAudio(dir: string): ReadonlyMap<string, string> {
  const at = (name: string) => join(dir, name)
  run('espeak-ng', '-v', 'en', '-w', at('said.wav'), SENTENCES)
  run('sox', at('said.wav'), '-r', '44100', at('speech.wav'), 'repeat', '3', 'trim', '0', '30')
  run('sox', '-n', '-r', '44100', at('tone.wav'), 'synth', '0.02', 'square', '900', 'vol', '0.8')
  run('sox', at('tone.wav'), at('click.wav'), 'pad', '2', '119', 'repeat', '1')
  for (const name of [...CLICKS.slice(1), 'speech.mp3']) {
    const source = name.startsWith('click') ? 'click.wav' : 'speech.wav'
    const codec = name.endsWith('.ogg') ? ['-c:a', 'libopus'] : []
    run('ffmpeg', '-v', 'error', '-i', at(source), ...codec, at(name))
  }
  run('sox', '-n', '-r', '44100', at('high.wav'), 'synth', '30', 'sine', '1000', 'vol', '0.1')
  run('sox', '-n', '-r', '44100', at('low.wav'), 'synth', '30', 'sine', '60', 'vol', '0.1')
  run('sox', '-M', at('high.wav'), at('low.wav'), at('stereo.wav'))
  writeFileSync(at('broken.mp3'), Buffer.alloc(4_096, 7))
  const names = ['speech.mp3', 'broken.mp3', 'stereo.wav', ...CLICKS]
  return new Map(names.map((name) => [name.replace('.', '-'), at(name)]))
}

describe.skipIf(missing.length > 0)('the player', () => {
  const dir = mkdtempSync(join(tmpdir(), 'player-'))
  let server: PlayerServer
  let browser: Browser

  beforeAll(async () => {
    await buildPage(join(dir, 'page'))
    server = await servePlayer(join(dir, 'page'), makeAudio(dir))
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
    })
  })

  afterAll(async () => {
    await browser.close()
    server.close()
    rmSync(dir, { recursive: true })
  })

  interface View {
    readonly width?: number
    readonly height?: number
    readonly query?: string
  }

  async function withPage(id: string, ms: number, view: View, use: (page: Page) => Promise<void>) {
    const { width = 1440, height = 900, query = '' } = view
    const page = await browser.newPage({ viewport: { width, height } })
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    await page.addInitScript(() => {
      window.Audio = class extends Audio {
        constructor() {
          super()
          window.element = this
        }
      }
    })
    await page.goto(`${server.origin}/?id=${id}&ms=${ms}${query}`)
    await use(page)
    expect(problems).toEqual([])
    await page.close()
  }

  async function madePeaks(id: string): Promise<Peaks> {
    await expect.poll(() => server.peaks.has(id), { timeout: 20_000 }).toBe(true)
    const decoded = decodePeaks(server.peaks.get(id) ?? new Uint8Array())
    if (!decoded.ok) throw new Error(decoded.error)
    return decoded.value
  }

  const wave = (page: Page) => page.getByRole('slider', { name: 'Position in the recording' })
  const positionMs = (page: Page) => page.evaluate(() => window.fixture.player.positionMs())
  const positionReads = (page: Page, check: (ms: number) => boolean) =>
    vi.waitUntil(async () => check(await positionMs(page)), { timeout: 5_000 })

  /** Different heights among the columns of ink on the drawn wave. */
  const inkHeights = (page: Page) =>
    wave(page).evaluate((host) => {
      const canvas = [...host.children]
        .find((child) => child.shadowRoot)
        ?.shadowRoot?.querySelector('canvas')
      const ink = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height)
      if (!ink) return 0
      const heights = new Set<number>()
      for (let x = 0; x < ink.width; x++) {
        let height = 0
        for (let y = 0; y < ink.height; y++)
          height += (ink.data[(y * ink.width + x) * 4 + 3] ?? 0) > 0 ? 1 : 0
        heights.add(height)
      }
      return heights.size
    })

  test.each(CLICKS)(
    'the clicks of %s stand at their times, and the peaks are stored',
    async (name) => {
      const id = name.replace('.', '-')
      await withPage(id, CLICK_FILE_MS, {}, async () => {
        const { max } = await madePeaks(id)
        const loud = Array.from(max.keys()).filter((pair) => (max[pair] ?? 0) > 8_000)
        for (const pair of loud) {
          const off = Math.min(...CLICKS_MS.map((ms) => Math.abs(pair * 10 + 5 - (ms + 10))))
          expect(off).toBeLessThanOrEqual(25)
        }
        const starts = loud.filter((pair) => !loud.includes(pair - 1)).map((pair) => pair * 10)
        expect(starts.length).toBe(2)
        starts.forEach((ms, n) =>
          expect(Math.abs(ms - (CLICKS_MS[n] ?? 0))).toBeLessThanOrEqual(10),
        )
      })
    },
  )

  test('the wave is drawn, at once when the peaks are stored', async () => {
    const id = 'speech-mp3'
    await withPage(id, SPEECH_MS, {}, async (page) => {
      await madePeaks(id)
      await expect.poll(() => inkHeights(page)).toBeGreaterThan(20)
      const asked: string[] = []
      page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`))
      await page.reload()
      await expect.poll(() => inkHeights(page)).toBeGreaterThan(20)
      expect(asked.some((line) => line.startsWith('PUT') || line.includes('worker'))).toBe(false)
    })
  })

  test('a click seeks, play advances, keys move, the speed keeps the pitch', async () => {
    await withPage('speech-mp3', SPEECH_MS, {}, async (page) => {
      await expect.poll(() => inkHeights(page)).toBeGreaterThan(20)
      const scale = await page.evaluate(() => window.fixture.useWaveView.getState().pxPerSecond)
      await wave(page).click({ position: { x: 10 * scale, y: 40 } })
      await positionReads(page, (ms) => Math.abs(ms - 10_000) < 60)
      await page.getByRole('button', { name: 'Play or pause' }).click()
      await positionReads(page, (ms) => ms > 10_600)
      await page.getByRole('button', { name: 'Play or pause' }).click()
      await expect
        .poll(() => page.evaluate(() => window.fixture.heard.at(-1) ?? 0))
        .toBeGreaterThan(10_500)
      await wave(page).press('Home')
      await positionReads(page, (ms) => ms === 0)
      await wave(page).press('ArrowRight')
      await positionReads(page, (ms) => ms === 1_000)
      expect(await wave(page).getAttribute('aria-valuetext')).toBe('0:01 of 0:30')
      await page.evaluate(() => window.fixture.player.setRate(1.52))
      expect(await page.evaluate(() => window.fixture.player.store.getState().rate)).toBe(1.5)
      await page.getByText('1.50×').waitFor()
      const element = await page.evaluate(() => [
        window.element.playbackRate,
        window.element.preservesPitch,
      ])
      expect(element).toEqual([1.5, true])
    })
  })

  test('the clock takes a time, a range stops at its end, resuming steps back', async () => {
    await withPage('speech-mp3', SPEECH_MS, {}, async (page) => {
      await page.getByText('/ 0:30').click()
      await page.getByLabel('Go to a time').fill('0:12.5')
      await page.getByLabel('Go to a time').press('Enter')
      await positionReads(page, (ms) => ms === 12_500)
      await page.evaluate(() => window.fixture.player.playRange(4_000, 4_400))
      await positionReads(page, (ms) => ms === 4_400)
      await page.getByRole('button', { name: 'Step back on resume' }).click()
      await page.getByRole('menuitem', { name: '2 s' }).click()
      const after = await page.evaluate(() => {
        window.fixture.player.playPause()
        return window.fixture.player.positionMs()
      })
      expect(after).toBe(2_400)
    })
  })

  test('a drag on the wave selects, a loop plays it as often as it is told and stops', async () => {
    await withPage('speech-mp3', SPEECH_MS, {}, async (page) => {
      await expect.poll(() => inkHeights(page)).toBeGreaterThan(20)
      const box = await wave(page).boundingBox()
      if (box === null) throw new Error('the wave has no box')
      const scale = await page.evaluate(() => window.fixture.useWaveView.getState().pxPerSecond)
      await page.mouse.move(box.x + 2 * scale, box.y + 40)
      await page.mouse.down()
      await page.mouse.move(box.x + 1.5 * scale, box.y + 40, { steps: 4 })
      await page.mouse.up()
      const selection = () => page.evaluate(() => window.fixture.useWaveView.getState().selection)
      expect((await selection())?.startMs).toBeCloseTo(1_500, -2)
      expect((await selection())?.endMs).toBeCloseTo(2_000, -2)
      expect(await positionMs(page)).toBe(0)
      const rounds = await page.evaluate(async () => {
        const { loop, player, useWaveView } = window.fixture
        let starts = 0
        player.store.subscribe((now, before) => {
          starts += now.playing && !before.playing ? 1 : 0
        })
        loop.set(3, 0.1)
        loop.offer(() => useWaveView.getState().selection)
        loop.toggle()
        await new Promise<void>((done) => {
          loop.store.subscribe(({ looped }) => looped === null && done())
        })
        return { starts, at: player.positionMs() }
      })
      expect(rounds.starts).toBe(3)
      expect(rounds.at).toBeCloseTo((await selection())?.endMs ?? 0, -1)
      await wave(page).click({ position: { x: 5 * scale, y: 40 } })
      expect(await selection()).toBeNull()
    })
  })

  test('a loop ends when somebody pauses, and can be stopped in its pause', async () => {
    await withPage('speech-mp3', SPEECH_MS, {}, async (page) => {
      await expect.poll(() => inkHeights(page)).toBeGreaterThan(20)
      await page.evaluate(() => {
        window.fixture.loop.set(0, 30)
        window.fixture.loop.offer(() => ({ startMs: 1_000, endMs: 1_300 }))
      })
      const button = page.getByRole('button', { name: 'Loop the selection or the segment' })
      await button.click()
      await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true')
      await positionReads(page, (ms) => ms === 1_300)
      await button.click()
      await expect.poll(() => button.getAttribute('aria-pressed')).toBe('false')
      await page.evaluate(() =>
        window.fixture.loop.offer(() => ({ startMs: 1_000, endMs: 20_000 })),
      )
      await button.click()
      await positionReads(page, (ms) => ms > 1_200)
      await page.getByRole('button', { name: 'Play or pause' }).click()
      await expect.poll(() => button.getAttribute('aria-pressed')).toBe('false')
    })
  })

  test('the sound rests while somebody types and goes on after, unless it was paused by hand', async () => {
    await withPage('speech-mp3', SPEECH_MS, {}, async (page) => {
      await expect.poll(() => inkHeights(page)).toBeGreaterThan(20)
      const playing = () => page.evaluate(() => window.fixture.player.store.getState().playing)
      const type = () => page.evaluate(() => window.fixture.typingPause.typed())
      await page.evaluate(() => window.fixture.player.playPause())
      await expect.poll(playing).toBe(true)
      await type()
      expect(await playing()).toBe(true)
      await page.evaluate(() => window.fixture.typingPause.set(300))
      await type()
      await expect.poll(playing).toBe(false)
      await expect.poll(playing).toBe(true)
      await page.evaluate(() => window.fixture.player.playPause())
      await expect.poll(playing).toBe(false)
      await type()
      await page.waitForTimeout(600)
      expect(await playing()).toBe(false)
    })
  })

  test('stopping steps back as it is told, and the speed goes from a quarter to three', async () => {
    await withPage('speech-mp3', SPEECH_MS, {}, async (page) => {
      const after = await page.evaluate(async () => {
        const { player } = window.fixture
        player.setStopStep(1)
        player.seek(8_000)
        player.playPause()
        await new Promise((done) => setTimeout(done, 600))
        const before = player.positionMs()
        player.playPause()
        return before - player.positionMs()
      })
      expect(after).toBeCloseTo(1_000, -2)
      const rates = await page.evaluate(() =>
        [0.1, 0.25, 3, 9].map((rate) => {
          window.fixture.player.setRate(rate)
          return window.element.playbackRate
        }),
      )
      expect(rates).toEqual([0.25, 0.25, 3, 3])
    })
  })

  test('the sound can be louder, of one channel, and without rumble', async () => {
    await withPage('stereo-wav', SPEECH_MS, {}, async (page) => {
      /** Decibels of the tone of the left channel and of the hum of the right one, a moment from now. */
      const heard = (part: Parameters<typeof window.fixture.sound.set>[0]) =>
        page.evaluate(async (shape) => {
          const { sound } = window.fixture
          sound.set(shape)
          const output = await sound.output()
          if (!output) throw new Error('nothing is shaped')
          const analyser = output.context.createAnalyser()
          analyser.fftSize = 16_384
          analyser.smoothingTimeConstant = 0
          output.connect(analyser)
          await new Promise((done) => setTimeout(done, 900))
          const bins = new Float32Array(analyser.frequencyBinCount)
          analyser.getFloatFrequencyData(bins)
          output.disconnect(analyser)
          const at = (hz: number) => {
            const bin = Math.round((hz * analyser.fftSize) / output.context.sampleRate)
            return Math.max(...bins.slice(bin - 3, bin + 4))
          }
          return { tone: at(1_000), hum: at(60) }
        }, part)
      await page.evaluate(() => window.fixture.player.playPause())
      await positionReads(page, (ms) => ms > 100)
      const untouched = () =>
        page.evaluate(async () => (await window.fixture.sound.output()) === undefined)
      expect(await untouched()).toBe(true)
      const twice = await heard({ volume: 2 })
      const four = await heard({ volume: 4 })
      expect(four.tone - twice.tone).toBeCloseTo(6, 0)
      const left = await heard({ volume: 1, channel: 'left' })
      const right = await heard({ channel: 'right' })
      expect(left.tone - left.hum).toBeGreaterThan(40)
      expect(right.hum - right.tone).toBeGreaterThan(40)
      const both = await heard({ channel: 'both' })
      expect(Math.abs(both.tone - both.hum)).toBeLessThan(3)
      const voice = await heard({ voice: true })
      expect(voice.tone - voice.hum).toBeGreaterThan(7)
    })
  })

  test('zooming with the wheel keeps the time under the pointer; scrolling stops following', async () => {
    await withPage('speech-mp3', SPEECH_MS, {}, async (page) => {
      await expect.poll(() => inkHeights(page)).toBeGreaterThan(20)
      const box = await wave(page).boundingBox()
      if (box === null) throw new Error('the wave has no box')
      const state = () => page.evaluate(() => window.fixture.useWaveView.getState())
      const before = (await state()).pxPerSecond
      await page.mouse.move(box.x + 600, box.y + 40)
      await page.keyboard.down('Control')
      await page.mouse.wheel(0, -600)
      await page.keyboard.up('Control')
      await expect.poll(async () => (await state()).pxPerSecond).toBeGreaterThan(before * 2)
      await page.mouse.click(box.x + 600, box.y + 40)
      const expected = (600 / before) * 1000
      await positionReads(page, (ms) => Math.abs(ms - expected) < 60)
      await page.mouse.wheel(0, 200)
      await expect.poll(async () => (await state()).follow).toBe('paused')
      await page.getByRole('button', { name: 'Zoom out of the wave' }).click()
      expect((await state()).pxPerSecond).toBeLessThan(before * 4)
    })
  })

  test('a file that can be neither drawn nor played says so', async () => {
    await withPage('broken-mp3', SPEECH_MS, {}, async (page) => {
      await page.getByText('This audio format cannot be played here.').waitFor()
      expect(server.peaks.has('broken-mp3')).toBe(false)
    })
  })

  test.each([
    [1440, 900, 'light', 'en'],
    [1024, 700, 'dark', 'es'],
  ] as const)('nothing is cut off at %i×%i, %s, %s', async (width, height, scheme, lang) => {
    const query = `&scheme=${scheme}&lang=${lang}`
    await withPage('speech-mp3', SPEECH_MS, { width, height, query }, async (page) => {
      await page.evaluate(() => window.fixture.player.seek(7_000))
      await page.getByText('0:07.0').waitFor()
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(width)
      const shots = process.env['PLAYER_SHOTS']
      if (shots) await page.screenshot({ path: join(shots, `${width}-${scheme}.png`) })
    })
  })
})
