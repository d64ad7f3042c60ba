import type { CDPSession, Page } from 'playwright-core'

/** Notes the milliseconds from each key to the end of its frame. */
function watchKeys(): void {
  const delays: number[] = []
  const onKey = (): void => {
    const from = performance.now()
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => delays.push(performance.now() - from))
    port1.start()
    requestAnimationFrame(() => port2.postMessage(null))
  }
  window.addEventListener('keydown', onKey, true)
  Object.assign(window, { delays, stopWatching: () => removeEventListener('keydown', onKey, true) })
}

async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN)
}

const KEYS = 100

export interface TypingDelays {
  /** Key to the end of its frame, the wait for the screen's next refresh included. */
  readonly p50: string
  readonly p95: string
  /** What the page's main thread works for a key, on average. */
  readonly work: string
}

/** Types where the focus is; milliseconds. */
export async function typingDelays(page: Page): Promise<TypingDelays> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await page.evaluate(watchKeys)
  const before = await busyMs(session)
  for (let n = 0; n < KEYS; n++) {
    await page.keyboard.press(n % 8 === 7 ? 'Space' : 'a')
    await page.waitForTimeout(23)
  }
  const work = (await busyMs(session)) - before
  const delays: number[] = await page.evaluate('stopWatching(), window.delays')
  const sorted = delays.toSorted((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor(KEYS * share)] ?? NaN).toFixed(1)
  return { p50: at(0.5), p95: at(0.95), work: (work / KEYS).toFixed(1) }
}
