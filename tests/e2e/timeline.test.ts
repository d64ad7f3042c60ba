import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clickWav, soundMaker, soundMissing } from '../support/sound-files.ts'
import { serveProgram } from '../support/served-program.ts'
import { startTestProgram, type TestProgram } from '../support/test-program.ts'
import { describeInChromium, launchOptions } from './chromium.ts'
import { buildPage } from './player/serve.ts'

const SECONDS = 66
const CLICKS_S = [0.5, 7.25, 63.1]
/** Where to begin to play for each click, not in step with packets of any kind. */
const LEAD_S = 0.211
const HEARD_S = 0.5
/** Ten milliseconds, and what numbers in floating point may be off. */
const WITHIN_S = 0.010_001

/**
 * Name, ffmpeg's options, and how many ms late the sound is in the file itself, where its container
 * says nothing of what the encoder put before it.
 */
const FILES: readonly (readonly [name: string, options: string, lateMs: number])[] = [
  ['s16.wav', '-c:a pcm_s16le', 0],
  ['alaw.wav', '-c:a pcm_alaw -ar 8000', 0],
  ['extensible.wav', '-c:a pcm_s24le -ac 4', 0],
  ['sound.aiff', '', 0],
  ['cbr.mp3', '-b:a 64k', 0],
  ['vbr.mp3', '-q:a 6', 0],
  ['low.mp3', '-ar 8000 -b:a 16k', 0],
  ['bare.mp3', '-q:a 6 -write_xing 0', 25],
  ['aac.m4a', '-c:a aac', 0],
  ['fragments.mp4', '-c:a aac -movflags frag_keyframe+empty_moov', 23],
  ['bare.aac', '-c:a aac', 23],
  ['alac.m4a', '-c:a alac', 0],
  ['vorbis.ogg', '-c:a libvorbis', 0],
  ['vorbis.webm', '-c:a libvorbis', 0],
  ['sound.opus', '-c:a libopus', 0],
  ['opus.webm', '-c:a libopus', 0],
  ['sound.flac', '', 0],
  ['mp3.mp4', '-c:a libmp3lame', 0],
  ['pcm.mkv', '-c:a pcm_s16le', 0],
  ['alaw.mov', '-c:a pcm_alaw', 0],
]

const describeWithSound = soundMissing === null ? describeInChromium : describe.skip
if (soundMissing)
  console.warn(`SKIPPED: the timeline of recordings, since ${soundMissing} is missing`)

describeWithSound('the timeline of a recording', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-timeline-'))
  const maker = soundMaker(folder, clickWav(SECONDS, CLICKS_S))
  let test: TestProgram
  let server: Awaited<ReturnType<typeof serveProgram>>
  let browser: Browser
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    test = startTestProgram()
    await test.call('study.create', { name: 'Uno', passphrase: 'tres tristes tigres' })
    const root = fileURLToPath(new URL('timeline', import.meta.url))
    await buildPage(join(folder, 'page'), root)
    server = await serveProgram(test, join(folder, 'page'))
    browser = await chromium.launch(launchOptions)
    page = await browser.newPage()
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(server.origin)
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    await test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function take(name: string, bytes: Buffer): Promise<{ id: string; durationMs: number }> {
    const job = await test.upload(name, bytes)
    const recordings = await test.call('recording.list', {})
    const recording = recordings.find(({ id }) => id === job.resultId)
    if (!recording) throw new Error(`${name}: ${job.error?.code}`)
    return recording
  }

  /** The element's times of the clicks; again where a busy machine let the sound break off. */
  const heardClicks = (url: string) =>
    page.evaluate(
      ([address, starts, lengthS]) =>
        Promise.all(starts.map((fromS) => window.timeline.hearClick(address, fromS, lengthS))),
      [url, CLICKS_S.map((clickS) => clickS - LEAD_S), HEARD_S] as const,
    )

  it.each(FILES)(
    'of %s is the same in the wave and in what is heard',
    async (name, options, lateMs) => {
      const { id, durationMs } = await take(name, maker.ffmpeg(name, options))
      const url = `/media/${id}`
      const expected = CLICKS_S.map((clickS) => clickS + lateMs / 1000)
      const off = (clicks: readonly (number | null)[]) =>
        Math.max(...expected.map((at, n) => Math.abs((clicks[n] ?? Infinity) - at)))
      await expect
        .poll(async () => off(await heardClicks(url)), { timeout: 15_000 })
        .toBeLessThanOrEqual(WITHIN_S)
      const drawn = await page.evaluate(([address, ms]) => window.timeline.waveOf(address, ms), [
        url,
        durationMs,
      ] as const)
      expect(drawn?.clicks).toHaveLength(CLICKS_S.length)
      expect(drawn?.flat).toBe(0)
      expect(off(drawn?.clicks ?? [])).toBeLessThanOrEqual(WITHIN_S)
      expect(problems).toEqual([])
    },
  )
})
