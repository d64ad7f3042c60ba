import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Transcript } from '../../../src/core/transcript/model.ts'
import { describeInChromium } from '../chromium.ts'
import { makeBed, type Bed } from './browser.ts'
import { typingDelays } from './typing-delays.ts'
import type {} from './page/main.tsx'

describeInChromium('the transcript editor', () => {
  let bed: Bed
  let page: Page

  beforeAll(async () => {
    bed = await makeBed()
  })
  afterAll(() => bed.close())
  beforeEach(async () => {
    page = await bed.open()
  })
  afterEach(() => page.context().close())

  const open = (segments: number) => page.evaluate((count) => window.bench.open(count), segments)

  /** What main would hold after a flush, checked against the editor's own view. */
  async function saved(): Promise<Transcript> {
    const [main, own] = await page.evaluate(() => {
      window.bench.handle?.flush()
      return [window.bench.saved, window.bench.handle?.snapshot()] as const
    })
    expect(own?.segments).toEqual(main.segments)
    return main
  }

  const texts = async () => (await saved()).segments.map(({ text }) => text)
  const clickLine = (index: number) =>
    page
      .locator('.cm-line')
      .nth(index)
      .click({ position: { x: 300, y: 20 } })

  /** The marked texts of the first segments. */
  async function marked(): Promise<(string | undefined)[]> {
    const { segments, mentions } = await saved()
    const byId = new Map(segments.map((segment) => [segment.id, segment]))
    return mentions
      .toSorted((a, b) => a.id.localeCompare(b.id))
      .map(({ segmentId, start, end }) => byId.get(segmentId)?.text.slice(start, end))
  }

  it('shows what to do first, and takes the first words as a segment', async () => {
    await open(0)
    expect(await page.locator('.cm-line').getAttribute('data-placeholder')).toContain('Intro')
    expect(await texts()).toEqual([])
    await page.locator('.cm-content').click()
    await page.keyboard.type('Hola, ¿qué tal?')
    expect(await texts()).toEqual(['Hola, ¿qué tal?'])
  })

  it('saves by itself soon after a key', async () => {
    await open(6)
    await clickLine(0)
    await page.keyboard.press('Home')
    await page.keyboard.type('¡')
    await page.waitForFunction(() => window.bench.patches.length === 1, null, { timeout: 600 })
    const patch = await page.evaluate(() => window.bench.patches[0])
    expect(patch?.segments.put.map(({ id }) => id)).toEqual(['s0'])
    expect(patch?.mentions.put.map(({ id }) => id)).toEqual(['m0'])
  })

  it('Enter at the end goes on at the current time; Backspace and undo take it back', async () => {
    await open(1)
    await page.evaluate(() => {
      window.bench.nowMs = 9000
    })
    await clickLine(0)
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Ya.')
    const [first, second] = (await saved()).segments
    expect([first?.endMs, second?.startMs, second?.text]).toEqual([5800, 9000, 'Ya.'])
    await page.keyboard.press('Home')
    await page.keyboard.press('Backspace')
    expect((await texts())[0]).toMatch(/siete\. Ya\.$/)
    await page.keyboard.press('Control+z')
    expect((await texts())[1]).toBe('Ya.')
  })

  it('Enter inside a name leaves both halves marked, and Shift+Enter breaks a line', async () => {
    await open(1)
    await page.locator('.sv-mention').click({ position: { x: 40, y: 10 } })
    await page.keyboard.press('Enter')
    expect((await marked()).join(' ')).toMatch(/^\S+ \S+ ?\S*$/)
    expect(await marked()).toHaveLength(2)
    await page.keyboard.type('Eh')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('sí')
    expect((await texts())[1]).toMatch(/^Eh\nsí/)
    expect(await page.locator('.cm-line').count()).toBe(2)
    while (await page.evaluate(() => window.bench.handle?.undo())) await saved()
    expect(await marked()).toEqual(['Marisol Quiñones'])
  })

  it('speaker keys, clicks on a head, and steps between segments', async () => {
    await open(6)
    await clickLine(0)
    await page.keyboard.press('Alt+2')
    expect((await saved()).segments[0]?.speakerId).toBe('sp1')
    await page.keyboard.press('Alt+ArrowDown')
    await page.locator('.sv-time').nth(2).click()
    await page.locator('.sv-name').nth(3).click()
    const [seeks, clicks] = await page.evaluate(
      () => [window.bench.seeks, window.bench.speakerClicks] as const,
    )
    expect([seeks, clicks]).toEqual([[6000, 12_000], ['s3']])
  })

  it('pasted lines become segments, without what no text may hold', async () => {
    await open(1)
    await clickLine(0)
    await page.keyboard.press('Control+a')
    await page.evaluate(() => navigator.clipboard.writeText('Uno.\r\n\r\nDos\u0007.\nTres.'))
    await page.keyboard.press('Control+v')
    expect(await texts()).toEqual(['Uno.', 'Dos.', 'Tres.'])
  })

  it('tells the selection and the mention that is at it', async () => {
    await open(1)
    await page.locator('.sv-mention').dblclick({ position: { x: 20, y: 10 } })
    expect(await page.evaluate(() => window.bench.selected)).toEqual({
      selection: { segmentId: 's0', start: 26, end: 33, text: 'Marisol' },
      mentionId: 'm0',
    })
  })

  it('shows accepted mentions as what they become, and the text unchanged', async () => {
    await open(6)
    const before = await texts()
    await page.evaluate(() => window.bench.show({ mode: 'review', replaced: true }))
    const label = page.locator('.sv-replaced').first()
    expect(await label.textContent()).toBe('[ORG 1]')
    expect(await label.getAttribute('title')).toContain('Valle Sereno')
    expect(await texts()).toEqual(before)
  })

  it("takes main's decisions amid typing", async () => {
    await open(1)
    await clickLine(0)
    await saved()
    await page.keyboard.press('Home')
    await page.keyboard.type('Eh, ')
    await page.evaluate(() => {
      const { handle, saved: main } = window.bench
      const mentions = main.mentions.map((each) => ({ ...each, status: 'accepted' as const }))
      window.bench.saved = { ...main, mentions }
      handle?.setMentions(mentions)
    })
    expect(await page.locator('.sv-accepted').textContent()).toBe('Marisol Quiñones')
    expect(await marked()).toEqual(['Marisol Quiñones'])
  })

  it('marks the segment that is played and keeps it in view until a hand moves', async () => {
    await open(400)
    const play = (ms: number) =>
      page.evaluate((at) => {
        const { handle } = window.bench
        handle?.setActiveSegment(handle.segmentAt(at))
      }, ms)
    await play(300 * 6000 + 10)
    await page.locator('.sv-active').waitFor({ state: 'visible' })
    expect(await page.locator('.sv-active .sv-time').textContent()).toBe('30:00')
    await page.locator('.cm-scroller').hover()
    await page.mouse.wheel(0, -4000)
    const top = () => page.locator('.cm-scroller').evaluate((element) => element.scrollTop)
    await page.waitForTimeout(300)
    const before = await top()
    await play(310 * 6000 + 10)
    await page.waitForTimeout(100)
    expect(await top()).toBe(before)
  })

  it('opens 5,000 segments, draws but what is seen, and keeps up with typing', async () => {
    await open(60)
    const openMs = await open(5000)
    expect(await page.locator('.cm-line').count()).toBeLessThan(200)
    await clickLine(2)
    const keys = await typingDelays(page)
    expect((await texts())[2]).toContain('aaaaaaa aaaaaaa')
    await page.evaluate(() => {
      const area = document.createElement('textarea')
      document.querySelector('aside')?.append(area)
      area.focus()
    })
    const bare = await typingDelays(page)
    console.info(`open ${openMs.toFixed(0)} ms; key to frame, ms:`, {
      editor: keys,
      textarea: bare,
    })
  })
})
