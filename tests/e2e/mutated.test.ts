import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeMutants } from '../support/mutants.ts'
import { serveProgram } from '../support/served-program.ts'
import { clickWav, soundMaker, soundMissing } from '../support/sound-files.ts'
import { startTestProgram, type TestProgram } from '../support/test-program.ts'
import { describeInChromium, launchOptions } from './chromium.ts'
import { buildPage } from './player/serve.ts'

const MUTANTS = 252
/** Every so many of those that were taken is opened. */
const SAMPLED = 4
const AT_ONCE = 4

const describeWithSound = soundMissing === null ? describeInChromium : describe.skip
if (soundMissing) console.warn(`SKIPPED: broken recordings, since ${soundMissing} is missing`)

describeWithSound('broken recordings that were taken', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-mutated-'))
  let test: TestProgram
  let server: Awaited<ReturnType<typeof serveProgram>>
  let browser: Browser
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    test = startTestProgram()
    await test.call('study.create', { name: 'Uno', passphrase: 'tres tristes tigres' })
    await buildPage(join(folder, 'page'), fileURLToPath(new URL('timeline', import.meta.url)))
    server = await serveProgram(test, join(folder, 'page'))
    browser = await chromium.launch(launchOptions)
    page = await browser.newPage()
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('crash', () => problems.push('the page crashed'))
    await page.goto(server.origin)
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    await test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = ({ id, durationMs }: { readonly id: string; readonly durationMs: number }) =>
    page.evaluate(
      async ([recordingId, ms]) => {
        const peaks = await window.timeline.waveOf(`/media/${recordingId}`, ms)
        return [peaks === null ? 'no wave' : 'wave', await window.timeline.tryOut(recordingId, ms)]
      },
      [id, durationMs] as const,
    )

  it('end as a wave and sound, or as a message, and never as an error of the page', async () => {
    const mutants = makeMutants(soundMaker(folder, clickWav(1, [0.5])), MUTANTS)
    for (const { name, bytes } of mutants) await test.upload(name, bytes)
    const taken = await test.call('recording.list', {})
    const sample = taken.filter((_, n) => n % SAMPLED === 0)
    const outcomes: (readonly string[])[] = []
    for (let first = 0; first < sample.length; first += AT_ONCE) {
      outcomes.push(...(await Promise.all(sample.slice(first, first + AT_ONCE).map(open))))
    }
    const known = ['plays', 'cannot-decode', 'unsupported']
    const odd = outcomes.flatMap(([, end = ''], n) =>
      known.includes(end) ? [] : [`${sample[n]?.title}: ${end}`],
    )
    expect(odd).toEqual([])
    const good = outcomes.filter(([wave, end]) => wave === 'wave' && end === 'plays')
    expect(good.length).toBeGreaterThan(sample.length / 2)
    expect(problems).toEqual([])
  })
})
