import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { chromium, type Browser, type Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { launchOptions } from '../chromium.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** The editor's page in a real browser. */
export interface Bed {
  open(options?: { width?: number; height?: number; scheme?: 'light' | 'dark' }): Promise<Page>
  close(): Promise<void>
}

export async function makeBed(): Promise<Bed> {
  const server: ViteDevServer = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    cacheDir: join(ROOT, '.cache/e2e-editor'),
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    optimizeDeps: { entries: ['tests/e2e/editor/page/index.html'] },
    appType: 'mpa',
  })
  await server.listen()
  const browser: Browser = await chromium.launch(launchOptions)
  const url = server.resolvedUrls?.local[0] ?? ''
  return {
    async open({ width = 1440, height = 900, scheme = 'light' } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      const page = await context.newPage()
      await page.goto(`${url}tests/e2e/editor/page/index.html?scheme=${scheme}`)
      await page.waitForSelector('.page')
      return page
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
