import { makeBed } from './browser.ts'
const bed = await makeBed()
for (const [width, height] of [
  [1440, 900],
  [1024, 700],
] as const)
  for (const scheme of ['light', 'dark'] as const) {
    const page = await bed.open({ width, height, scheme })
    page.on('console', (m) => console.log(m.text()))
    page.on('pageerror', (m) => console.log(String(m)))
    const ms = await page.evaluate(() => window.bench.open(40))
    console.log(ms)
    await page.evaluate(() => {
      window.bench.handle?.setActiveSegment('s3')
      window.bench.handle?.focus()
    })
    await page.waitForTimeout(200)
    await page.screenshot({ path: `/tmp/ed-${width}-${scheme}-t.png` })
    await page.evaluate(() => {
      window.bench.show({ mode: 'review' })
      window.bench.handle?.setCurrentMention('m4')
    })
    await page.waitForTimeout(200)
    await page.screenshot({ path: `/tmp/ed-${width}-${scheme}-r.png` })
    await page.evaluate(() => {
      window.bench.show({ mode: 'review', replaced: true })
    })
    await page.waitForTimeout(200)
    await page.screenshot({ path: `/tmp/ed-${width}-${scheme}-x.png` })
    await page.context().close()
  }
await bed.close()
