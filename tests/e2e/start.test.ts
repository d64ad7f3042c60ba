import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it, vi } from 'vitest'

const SCRIPT = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'sottovoce-start-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs `npm start` without a display, whatever this machine has. */
function start(...args: readonly string[]) {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env
  const child = spawn(process.execPath, [SCRIPT, ...args], { env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output += String(chunk)))
  }
  const ended = once(child, 'exit').then(([code]) => ({ code, output }))
  return { child, ended, output: () => output }
}

describe('npm start', () => {
  it.each([
    [['--nonsense'], /--nonsense/],
    [['--host', 'toaster'], /--host/],
    [['--port', 'x'], /--port/],
    [['--port=70000'], /--port/],
    [['--user-data'], /--user-data/],
    [['/no/such/study'], /no such study/],
    [[folder, folder], /one study/],
  ])('refuses %j with one line', async (args, reason) => {
    const { code, output } = await start(...args).ended
    expect(code).toBe(2)
    expect(output.trim().split('\n')).toEqual([expect.stringMatching(reason)])
  })

  it.runIf(process.platform === 'linux')(
    'says so when a window is wanted and there is no display',
    async () => {
      const { code, output } = await start('--host', 'electron').ended
      expect([code, output]).toEqual([1, 'Sottovoce: there is no display.\n'])
    },
  )

  it.runIf(process.platform === 'linux')(
    'serves and prints the address where there is no display, and ends when told',
    async () => {
      const port = 20_000 + (process.pid % 20_000)
      const args = [
        `--port=${port}`,
        '--user-data',
        join(folder, 'data'),
        '--studies',
        join(folder, 'studies'),
      ]
      const run = start(...args)
      await vi.waitFor(() => expect(run.output()).toContain('?token='), 30_000)
      const address = run.output().trim().replace('Sottovoce: ', '')
      expect(address).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/\\?token=[\\w-]{43}$`))
      expect((await fetch(address)).status).toBe(200)

      const second = await start(...args).ended
      expect(second).toEqual({ code: 1, output: `Sottovoce: port ${port} can't be used.\n` })

      run.child.kill('SIGTERM')
      expect((await run.ended).code).toBe(0)
      await expect(fetch(address)).rejects.toThrow()
    },
  )
})
