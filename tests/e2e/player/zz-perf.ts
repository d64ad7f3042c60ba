import { chromium } from 'playwright-core'
import { buildPage, servePlayer } from './serve.ts'
import { readdirSync, readFileSync } from 'node:fs'
const cpu = () => { const all = new Map<number, { ppid: number; t: number; root: boolean }>(); for (const d of readdirSync('/proc')) { if (!/^\d+$/.test(d)) continue; try { const st = readFileSync(`/proc/${d}/stat`, 'utf8'); const f = st.slice(st.lastIndexOf(')') + 2).split(' '); all.set(Number(d), { ppid: Number(f[1]), t: (Number(f[11]) + Number(f[12])) * 10, root: readFileSync(`/proc/${d}/cmdline`, 'utf8').includes(TAG) }) } catch {} } const own = (p: number): boolean => { const x = all.get(p); return x ? x.root || own(x.ppid) : false }; return [...all].filter(([p]) => own(p)).reduce((n, [, x]) => n + x.t, 0) }
const TAG = '--player-perf'
const dir = '/tmp/player-page'
await buildPage(dir)
const files = new Map(['mp3', 'm4a', 'wav'].map((x) => [`long${x}`, `/tmp/player-audio/long.${x}`]))
const server = await servePlayer(dir, files)
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', TAG, '--autoplay-policy=no-user-gesture-required'],
})
for (const id of process.argv.slice(2)) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.on('console', (m) => console.log('console', m.text()))
  page.on('pageerror', (e) => console.log('error', e.message))
  const c0 = cpu()
  const t = performance.now()
  await page.goto(`${server.origin}/?id=${id}&ms=10800000`)
  let first = 0
  const max = { mem: 0 }
  while (!server.peaks.has(id) && performance.now() - t < 120000) {
    await new Promise((r) => setTimeout(r, 200))
    const note = await page
      .locator('[role=status]')
      .textContent({ timeout: 100 })
      .catch(() => null)
    if (!first && note) {
      first = performance.now() - t
      console.log(id, 'first note', note, first)
    }
  }
  console.log(id, 'cpu ms', cpu() - c0)
  console.log(id, 'stored after', Math.round(performance.now() - t), server.peaks.get(id)?.length)
  console.log(await page.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'D'))))
  if (server.peaks.has(id)) {
    const r = await page.evaluate(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
      const out: Record<string, number> = {}
      for (const z of [100, 500, 1, 50]) {
        const t0 = performance.now()
        window.fixture.waveView.setZoom(z)
        await frame()
        out[`zoom${z}`] = performance.now() - t0
      }
      for (let i = 0; i < 3; i++) {
        const t0 = performance.now()
        window.fixture.player.seek(Math.random() * 1e7)
        await frame()
        out[`seek${i}`] = performance.now() - t0
      }
      return out
    })
    console.log(r)
    const t1 = performance.now()
    await page.reload()
    await page.waitForFunction(() =>
      document.querySelector('[role=slider] > div')?.shadowRoot?.querySelector('canvas'),
    )
    console.log('stored: reload to canvas', Math.round(performance.now() - t1))
  }
  await page.screenshot({ path: `/tmp/shot-${id}.png` })
  await page.close()
}
await browser.close()
server.close()
