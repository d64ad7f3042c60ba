import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok } from '../../core/result.ts'
import type { CallInput } from '../../ipc/contract.ts'
import type { StudySummary } from '../../ipc/schemas.ts'
import { changed, defineHandlers, type Context } from '../context.ts'
import type { Preferences } from '../preferences.ts'
import { openSampleFolder } from '../sample.ts'
import { createAttempts } from '../security/attempts.ts'
import {
  createEnvelope,
  readEnvelope,
  unlockWithPassphrase,
  unlockWithRecoveryCode,
  writeEnvelope,
} from '../security/envelope.ts'
import { audit } from '../store/audit.ts'

export interface StudyPlaces {
  readonly userDataFolder: string
  readonly studiesFolder: string
  readonly resourcesFolder: string
}

const SUFFIX = '.sottovoce'
const MIN_PASSPHRASE = 10

/** A folder name that every system takes; null where nothing is left of the name. */
export function folderName(name: string): string | null {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  return plain ? `${plain}${SUFFIX}` : null
}

async function summary(id: string, path: string, lastOpenedAt: string | null) {
  const envelope = await readEnvelope(path)
  const fallback = (path.split(/[\\/]/).at(-1) ?? '').replace(SUFFIX, '')
  return {
    id,
    name: envelope.ok ? envelope.value.name : fallback,
    protected: envelope.ok ? envelope.value.protection !== null : null,
    lastOpenedAt,
  } satisfies StudySummary
}

/** The recent studies, then those that lie in the studies folder. */
async function listStudies(places: StudyPlaces, preferences: Preferences) {
  const entries = await readdir(places.studiesFolder).catch((): string[] => [])
  for (const name of entries.filter((each) => each.endsWith(SUFFIX))) {
    await preferences.remember(join(places.studiesFolder, name), false)
  }
  const listed = preferences.recent()
  return Promise.all(listed.map(({ id, path, lastOpenedAt }) => summary(id, path, lastOpenedAt)))
}

export const studyHandlers = (context: Context, preferences: Preferences, places: StudyPlaces) => {
  const { session, host } = context
  const attempts = createAttempts()
  /** Shown once after a study is made, and savable until it is closed. */
  let recoveryCode: string | null = null

  async function open(folder: string) {
    const opened = await session.open(folder)
    if (!opened.ok) return fail({ code: opened.error })
    recoveryCode = null
    await preferences.remember(folder, true)
    changed(context, 'studies')
    return opened
  }

  async function chooseFolder(name: string) {
    const chosen = await host.chooseStudyFolder(name)
    if (chosen.ok) return chosen
    if (chosen.error === 'cancelled') return fail(chosen.error)
    const leaf = folderName(name)
    return leaf ? ok(join(places.studiesFolder, leaf)) : fail('name-invalid' as const)
  }

  /** Tries made side by side wait for each other, so that each pays for the failures before it. */
  let turn: Promise<unknown> = Promise.resolve()
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = turn.then(work)
    turn = done.catch(() => null)
    return done
  }

  async function unlock({ secret, kind }: CallInput<'study.unlock'>) {
    const { current } = session
    if (current.status === 'none') return fail({ code: 'no-study' })
    if (current.status === 'open') return ok(session.state())
    const { envelope } = current
    if (!envelope.protection) return fail({ code: 'study-damaged' })
    const waitMs = attempts.waitMs(envelope.id)
    if (waitMs > 0) return fail({ code: 'wait', details: { waitMs } })
    const unwrap = kind === 'passphrase' ? unlockWithPassphrase : unlockWithRecoveryCode
    const key = await unwrap(envelope, secret)
    if (!key.ok) {
      if (key.error === 'wrong-secret') attempts.failed(envelope.id)
      return fail({ code: key.error })
    }
    attempts.succeeded(envelope.id)
    if (session.current !== current) return fail({ code: 'no-study' })
    const opened = await session.unlock(key.value)
    return opened.ok ? opened : fail({ code: opened.error })
  }

  return defineHandlers({
    'studies.list': async () => ok(await listStudies(places, preferences)),
    'studies.forget': async ({ id }) => {
      await preferences.forget(id)
      changed(context, 'studies')
      return ok(null)
    },

    'study.create': async ({ name, passphrase }) => {
      if (passphrase !== null && passphrase.length < MIN_PASSPHRASE) {
        return fail({ code: 'passphrase-short', details: { least: MIN_PASSPHRASE } })
      }
      const folder = await chooseFolder(name)
      if (!folder.ok) return fail({ code: folder.error })
      if (await stat(folder.value).catch(() => null)) return fail({ code: 'study-exists' })
      const made = await createEnvelope(name, passphrase)
      try {
        await mkdir(join(folder.value, 'media'), { recursive: true, mode: 0o700 })
      } catch {
        return fail({ code: 'cannot-write' })
      }
      const written = await writeEnvelope(folder.value, made.envelope)
      if (!written.ok) {
        await rm(folder.value, { recursive: true, force: true })
        return fail({ code: written.error })
      }
      const opened = await open(folder.value)
      if (!opened.ok) return fail({ code: 'cannot-write' })
      const unlocked = made.studyKey ? await session.unlock(made.studyKey) : opened
      if (!unlocked.ok) return fail({ code: 'cannot-write' })
      if (session.current.status === 'open') audit(session.current.study.db, 'study-created')
      recoveryCode = made.recoveryCode
      return ok({ study: unlocked.value, recoveryCode })
    },

    'study.open': async ({ id }) => {
      const listed = preferences.recent().find((each) => each.id === id)
      return listed ? open(listed.path) : fail({ code: 'not-found' })
    },
    'study.openOther': async () => {
      const picked = await host.pickStudy()
      return picked.ok ? open(picked.value) : fail({ code: picked.error })
    },
    'study.openSample': async () => {
      const folder = await openSampleFolder(places, context.language())
      if (!folder.ok) return fail({ code: folder.error })
      const opened = await session.open(folder.value)
      return opened.ok ? opened : fail({ code: opened.error })
    },

    'study.unlock': (input) => inTurn(() => unlock(input)),
    'study.lock': async () => ok(await session.lock()),
    'study.close': async () => {
      recoveryCode = null
      return ok(await session.close())
    },
    'study.saveRecoveryCode': async () => {
      if (!recoveryCode) return fail({ code: 'not-found' })
      const bytes = new TextEncoder().encode(`${recoveryCode}\n`)
      const file = { name: 'sottovoce-recovery-code.txt', bytes, mediaType: 'text/plain' }
      const delivered = await host.deliver([file])
      return delivered.ok ? delivered : fail({ code: delivered.error })
    },
  })
}
