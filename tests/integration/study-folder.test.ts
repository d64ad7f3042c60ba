import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir, uptime } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  changePassphrase,
  createEnvelope,
  readEnvelope,
  unlockWithPassphrase,
  unlockWithRecoveryCode,
  writeEnvelope,
  type ProtectedEnvelope,
} from '../../src/main/security/envelope.ts'
import { lockFolder } from '../../src/main/security/folder-lock.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sottovoce-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const PASSPHRASE = 'una frase de paso — café'

async function makeProtected() {
  const made = await createEnvelope('Study', PASSPHRASE)
  if (made.studyKey === null) throw new Error('made without protection')
  return made
}

describe('envelope', () => {
  let made: Awaited<ReturnType<typeof makeProtected>>
  beforeAll(async () => {
    made = await makeProtected()
  })

  it('opens with the passphrase, however its accents are composed', async () => {
    const typed = PASSPHRASE.normalize('NFD')
    expect(typed).not.toBe(PASSPHRASE)
    const opened = await unlockWithPassphrase(made.envelope, typed)
    expect(opened).toEqual({ ok: true, value: made.studyKey })
  })

  it('stays shut to a wrong passphrase, without holding up the event loop', async () => {
    let turns = 0
    const timer = setInterval(() => (turns += 1), 5)
    const opened = await unlockWithPassphrase(made.envelope, PASSPHRASE.toUpperCase())
    clearInterval(timer)
    expect(opened).toEqual({ ok: false, error: 'wrong-secret' })
    expect(turns).toBeGreaterThan(5)
  })

  it('opens with the recovery code as people type it', async () => {
    const { envelope, studyKey, recoveryCode } = made
    const typed = recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')
    const opened = await unlockWithRecoveryCode(envelope, typed.replaceAll('1', 'l'))
    expect(opened).toEqual({ ok: true, value: studyKey })
  })

  it('stays shut to a mistyped recovery code and to another study’s', async () => {
    const { envelope, recoveryCode } = made
    const mistyped = recoveryCode.slice(0, -1) + (recoveryCode.endsWith('7') ? '8' : '7')
    const other = await makeProtected()
    for (const code of [mistyped, '', other.recoveryCode]) {
      const opened = await unlockWithRecoveryCode(envelope, code)
      expect(opened).toEqual({ ok: false, error: 'wrong-secret' })
    }
  })

  it('changes the passphrase and keeps the key and the recovery code', async () => {
    const { envelope, studyKey, recoveryCode } = made
    const changed = await changePassphrase(envelope, studyKey, 'the next one')
    const opened = await unlockWithPassphrase(changed, 'the next one')
    expect(opened).toEqual({ ok: true, value: studyKey })
    const old = await unlockWithPassphrase(changed, PASSPHRASE)
    expect(old).toEqual({ ok: false, error: 'wrong-secret' })
    const recovered = await unlockWithRecoveryCode(changed, recoveryCode)
    expect(recovered).toEqual({ ok: true, value: studyKey })
  })

  it('holds no secret in what is written, and reads back as it was', async () => {
    expect(await writeEnvelope(folder, made.envelope)).toEqual({ ok: true, value: null })
    const text = await readFile(join(folder, 'study.json'), 'utf8')
    expect(text).not.toContain(made.studyKey.toString('hex'))
    expect(text).not.toContain(made.recoveryCode.slice(0, 9))
    expect(await readdir(folder)).toEqual(['study.json'])
    expect(await readEnvelope(folder)).toEqual({ ok: true, value: made.envelope })
  })

  it('has no key without protection', async () => {
    const plain = await createEnvelope('Open study', null)
    expect(plain).toMatchObject({ studyKey: null, recoveryCode: null })
    expect(plain.envelope.protection).toBeNull()
    await writeEnvelope(folder, plain.envelope)
    expect(await readEnvelope(folder)).toEqual({ ok: true, value: plain.envelope })
  })

  it('tells damage from a wrong passphrase', async () => {
    const { protection } = made.envelope
    const flipped = protection.passphrase.key.replace(/^./, (d) => (d === '0' ? '1' : '0'))
    const damaged: ProtectedEnvelope = {
      ...made.envelope,
      protection: { ...protection, passphrase: { ...protection.passphrase, key: flipped } },
    }
    const result = { ok: false, error: 'study-damaged' }
    expect(await unlockWithPassphrase(damaged, PASSPHRASE)).toEqual(result)
    expect(await unlockWithRecoveryCode(damaged, made.recoveryCode)).toEqual(result)
    const renamed = { ...made.envelope, id: 'another' }
    expect(await unlockWithPassphrase(renamed, PASSPHRASE)).toEqual(result)
  })

  it('refuses what is no study, newer, damaged, or asks for hostile work', async () => {
    const { envelope } = made
    const scrypt = (change: object) => ({
      ...envelope,
      protection: {
        ...envelope.protection,
        passphrase: { ...envelope.protection.passphrase, ...change },
      },
    })
    const cases: readonly (readonly [string, string])[] = [
      ['{"format":"other","version":1}', 'not-a-study'],
      ['[]', 'not-a-study'],
      [JSON.stringify({ ...envelope, version: 2 }), 'newer-study'],
      [JSON.stringify(envelope).slice(0, -20), 'study-damaged'],
      [JSON.stringify({ ...envelope, id: '../x' }), 'study-damaged'],
      ['', 'study-damaged'],
      [' '.repeat(70_000), 'study-damaged'],
      [JSON.stringify(scrypt({ N: 2 ** 30 })), 'study-damaged'],
      [JSON.stringify(scrypt({ N: 2 ** 10 })), 'study-damaged'],
      [JSON.stringify(scrypt({ r: 1024 })), 'study-damaged'],
      [JSON.stringify(scrypt({ p: 1_000_000 })), 'study-damaged'],
      [JSON.stringify(scrypt({ salt: '00' })), 'study-damaged'],
    ]
    for (const [text, error] of cases) {
      await writeFile(join(folder, 'study.json'), text)
      expect(await readEnvelope(folder)).toEqual({ ok: false, error })
    }
  })

  it('tells a folder without a study', async () => {
    expect(await readEnvelope(folder)).toEqual({ ok: false, error: 'not-a-study' })
    const missing = join(folder, 'missing')
    expect(await readEnvelope(missing)).toEqual({ ok: false, error: 'not-a-study' })
    const written = await writeEnvelope(missing, made.envelope)
    expect(written).toEqual({ ok: false, error: 'cannot-write' })
  })
})

describe('folder lock', () => {
  const IN_USE = { ok: false, error: 'study-in-use' }
  const lockPath = () => join(folder, 'lock')
  const bootedAtMs = Date.now() - uptime() * 1000

  const writeLock = (change: object) =>
    writeFile(
      lockPath(),
      JSON.stringify({ pid: 1, host: hostname(), token: 'other', bootedAtMs, ...change }),
    )

  async function take() {
    const lock = await lockFolder(folder)
    if (!lock.ok) throw new Error(lock.error)
    return lock.value
  }

  it('lets in one at a time', async () => {
    const lock = await take()
    expect(await lockFolder(folder)).toEqual(IN_USE)
    await lock.release()
    await lock.release()
    expect(await readdir(folder)).toEqual([])
    await (await take()).release()
  })

  it('gives one of many who ask at once the lock', async () => {
    const locks = await Promise.all(Array.from({ length: 20 }, () => lockFolder(folder)))
    expect(locks.filter((lock) => lock.ok)).toHaveLength(1)
  })

  it('respects a program that runs, and takes over once it is killed', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await writeLock({ pid: child.pid })
    expect(await lockFolder(folder)).toEqual(IN_USE)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await (await take()).release()
    expect(await readdir(folder)).toEqual([])
  })

  it('takes over from a dead program for one of many who ask at once', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    await writeLock({ pid })
    const locks = await Promise.all(Array.from({ length: 20 }, () => lockFolder(folder)))
    expect(locks.filter((lock) => lock.ok)).toHaveLength(1)
  })

  it('takes over a lock from before the machine was restarted, or of its own number', async () => {
    await writeLock({ bootedAtMs: bootedAtMs - 3_600_000 })
    await (await take()).release()
    await writeLock({ pid: process.pid })
    await (await take()).release()
  })

  it('never takes over another machine’s lock', async () => {
    await writeLock({ host: 'another-machine', pid: 999_999_999, bootedAtMs: 0 })
    expect(await lockFolder(folder)).toEqual(IN_USE)
  })

  it('takes over a lock that was cut off by a crash, not one that is being written', async () => {
    await writeFile(lockPath(), '')
    expect(await lockFolder(folder)).toEqual(IN_USE)
    await utimes(lockPath(), new Date(0), new Date(0))
    await (await take()).release()
  })

  it('leaves alone a lock that is no longer its own', async () => {
    const lock = await take()
    await writeLock({})
    await lock.release()
    expect(await readdir(folder)).toEqual(['lock'])
  })

  it('can’t open a folder that isn’t there', async () => {
    const lock = await lockFolder(join(folder, 'missing'))
    expect(lock).toEqual({ ok: false, error: 'cannot-read' })
  })
})
