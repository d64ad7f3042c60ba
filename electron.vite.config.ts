import { globSync } from 'node:fs'
import { basename } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { CALL_NAMES } from './src/ipc/contract.ts'
import { NONCE_MARK } from './src/main/csp.ts'

/** `out/main/<name>.js` for each worker, so that main finds it beside itself. */
const workers = Object.fromEntries(
  globSync('src/main/{jobs,media}/*-worker.ts').map((file) => [basename(file, '.ts'), file]),
)

const flatNames = { entryFileNames: '[name].js', chunkFileNames: '[name].js' }

export default defineConfig({
  main: {
    build: {
      target: 'node22',
      rolldownOptions: {
        input: { index: 'src/main/index.ts', browser: 'src/main/browser.ts', ...workers },
        output: { format: 'es', ...flatNames },
      },
    },
  },
  preload: {
    define: { CALL_NAMES: JSON.stringify(CALL_NAMES) },
    build: {
      // A sandboxed preload has no `require` but for Electron's own modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    base: './',
    plugins: [react()],
    html: { cspNonce: NONCE_MARK },
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
})
