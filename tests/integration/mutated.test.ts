import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IMPORT_ERRORS } from '../../src/ipc/contract.ts'
import { makeMutants, type Mutant } from '../support/mutants.ts'
import { clickWav, soundMaker, soundMissing } from '../support/sound-files.ts'
import { startTestProgram, type TestProgram } from '../support/test-program.ts'

const COUNT = 252
const LIMIT_MS = 5_000

if (soundMissing) console.warn(`SKIPPED: broken recordings, since ${soundMissing} is missing`)

describe.skipIf(soundMissing !== null)('broken, cut, empty, endless and lying recordings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-mutants-'))
  let mutants: readonly Mutant[]
  let test: TestProgram

  beforeAll(async () => {
    mutants = makeMutants(soundMaker(folder, clickWav(1, [0.5])), COUNT)
    test = startTestProgram()
    await test.call('study.create', { name: 'Uno', passphrase: 'tres tristes tigres' })
  })
  afterAll(async () => {
    await test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it(
    'are taken or refused in time, and nothing of the refused is left',
    { timeout: 60_000 },
    async () => {
      const known = ['done', ...IMPORT_ERRORS]
      const outcomes: string[] = []
      for (const { name, bytes } of mutants) {
        const startedMs = performance.now()
        const { state, error } = await test.upload(name, bytes)
        const outcome = error?.code ?? state
        const slow = performance.now() - startedMs > LIMIT_MS
        expect({ name, outcome, slow }).toEqual({
          name,
          outcome: expect.toBeOneOf(known),
          slow: false,
        })
        outcomes.push(outcome)
      }
      expect(outcomes).toEqual(expect.arrayContaining(['done', 'file-broken', 'file-unsupported']))
      const kept = (await test.call('recording.list', {})).map(({ id }) => id)
      expect(readdirSync(join(test.studiesFolder, 'Uno.sottovoce', 'media')).toSorted()).toEqual(
        kept.toSorted(),
      )
    },
  )
})
