import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** File, what it imports, whether the rule of inward imports lets it. */
const CASES = [
  ['src/core/deid/x.ts', '../transcript/model.ts', true],
  ['src/core/deid/x.ts', 'compromise', true],
  ['src/core/deid/x.ts', '../../ipc/contract.ts', false],
  ['src/core/x.ts', '../main/program.ts', false],
  ['src/core/x.ts', 'node:fs', false],
  ['src/core/x.ts', 'electron', false],
  ['src/core/x.ts', 'react', false],
  ['src/core/x.ts', 'react-dom/client', false],
  ['src/core/x.ts', 'better-sqlite3', false],
  ['src/core/x.ts', '@mantine/core', false],
  ['src/ipc/x.ts', '../core/result.ts', true],
  ['src/ipc/x.ts', './schemas.ts', true],
  ['src/ipc/x.ts', 'zod', true],
  ['src/ipc/x.ts', 'node:path', false],
  ['src/ipc/x.ts', 'zustand', false],
  ['src/ipc/x.ts', 'electron', false],
  ['src/ipc/x.ts', '../main/program.ts', false],
  ['src/main/services/x.ts', '../../ipc/contract.ts', true],
  ['src/main/services/x.ts', 'node:fs', true],
  ['src/main/services/x.ts', '../../renderer/app/api.ts', false],
  ['src/preload/x.ts', 'electron', true],
  ['src/preload/x.ts', '../ipc/channels.ts', true],
  ['src/preload/x.ts', '../main/program.ts', false],
  ['src/preload/x.ts', 'node:fs', false],
  ['src/renderer/app/x.tsx', '../../ipc/client.ts', true],
  ['src/renderer/app/x.tsx', '../../core/result.ts', true],
  ['src/renderer/app/x.tsx', '../../main/program.ts', false],
  ['src/renderer/app/x.tsx', 'electron', false],
  ['src/renderer/app/x.tsx', 'node:fs', false],
  ['src/cli/x.ts', '../main/store/connection.ts', true],
  ['src/cli/x.ts', '../renderer/app/api.ts', false],
] as const

describe('imports point inward', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'))
  const reported = new Set<string>()
  const fileOf = (index: number) => CASES[index]![0].replace('x.ts', `case${index}.ts`)

  beforeAll(() => {
    copyFileSync(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
    CASES.forEach(([, specifier], index) => {
      const path = join(folder, fileOf(index))
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, `export * from '${specifier}'\n`)
    })
    const oxlint = join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint')
    const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json'], {
      cwd: folder,
      encoding: 'utf8',
    })
    const { diagnostics }: { diagnostics: { code: string; filename: string }[] } =
      JSON.parse(stdout)
    for (const { code, filename } of diagnostics) {
      if (code.includes('no-restricted-imports')) reported.add(filename)
    }
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(CASES.map(([file, specifier, allowed], index) => ({ file, specifier, allowed, index })))(
    '$file from $specifier: $allowed',
    ({ allowed, index }) => expect(reported.has(fileOf(index))).toBe(!allowed),
  )
})
