import { join } from 'node:path'
import { fail, ok, type Result } from '../core/result.ts'
import type { AppEvent } from '../ipc/contract.ts'
import type { StudyState } from '../ipc/schemas.ts'
import { createJobs, type Jobs } from './jobs/jobs.ts'
import type { MediaFile } from './media/media-file.ts'
import { createVault, type Vault } from './media/vault.ts'
import { readEnvelope, type Envelope } from './security/envelope.ts'
import { lockFolder, type FolderLock } from './security/folder-lock.ts'
import { databaseKey, zero } from './security/keys.ts'
import { audit } from './store/audit.ts'
import { openStore, type WritableDB } from './store/connection.ts'
import { isSample } from './store/study-settings.ts'

/** The study that is open. Its key lives here and nowhere else, until it is locked or closed. */
export interface OpenStudy {
  readonly id: string
  readonly name: string
  readonly folder: string
  readonly protected: boolean
  readonly sample: boolean
  readonly db: WritableDB
  readonly vault: Vault
  readonly jobs: Jobs
  /** A recording's sound. */
  readonly openMedia: Vault['open']
  close(): Promise<void>
}

interface Held {
  readonly folder: string
  readonly envelope: Envelope
  readonly lock: FolderLock
}

export type Current =
  | { readonly status: 'none' }
  | ({ readonly status: 'locked' } & Held)
  | ({ readonly status: 'open'; readonly study: OpenStudy } & Held)

export type OpeningError =
  | 'not-a-study'
  | 'newer-study'
  | 'study-in-use'
  | 'study-damaged'
  | 'cannot-read'
  | 'cannot-write'
  | 'disk-full'

export interface Session {
  readonly current: Current
  state(): StudyState
  /** Takes hold of a study's folder; a protected one is then locked, any other open. */
  open(folder: string): Promise<Result<StudyState, OpeningError>>
  /** Opens the held study with its key. */
  unlock(studyKey: Buffer | null): Promise<Result<StudyState, OpeningError>>
  /** Drops the key and all that was read with it; an unprotected study stays open. */
  lock(): Promise<StudyState>
  close(): Promise<StudyState>
}

/** Recordings whose layout and last chunks are kept. */
const KEPT_MEDIA = 3

/** Opens recordings and keeps the last few, so that the requests of one playback share them. */
function keepOpened(vault: Vault): OpenStudy['openMedia'] {
  const kept = new Map<string, MediaFile>()
  return async (id) => {
    const known = kept.get(id)
    if (known) return ok(known)
    const opened = await vault.open(id)
    if (!opened.ok) return opened
    kept.set(id, opened.value)
    const [oldest] = kept.keys()
    if (kept.size > KEPT_MEDIA && oldest) kept.delete(oldest)
    return opened
  }
}

async function openStudy(
  { folder, envelope }: Held,
  studyKey: Buffer | null,
  emit: (event: AppEvent) => void,
): Promise<Result<OpenStudy, OpeningError>> {
  const key = studyKey && databaseKey(studyKey)
  const store = openStore(join(folder, 'study.db'), key)
  if (!store.ok) return store
  const db = store.value
  const vault = createVault(folder, studyKey)
  await vault.sweep()
  const jobs = createJobs(db, emit)
  audit(db, 'study-opened')
  return ok({
    id: envelope.id,
    name: envelope.name,
    folder,
    protected: envelope.protection !== null,
    sample: isSample(db),
    db,
    vault,
    jobs,
    openMedia: keepOpened(vault),
    async close() {
      await jobs.stop()
      db.close()
      if (studyKey) zero(studyKey)
    },
  })
}

/** One window shows one study: this holds it, locked or open, and tells the page of each change. */
export function createSession(emit: (event: AppEvent) => void): Session {
  let current: Current = { status: 'none' }

  function become(next: Current): StudyState {
    current = next
    const study = stateOf(next)
    emit({ type: 'study', study })
    return study
  }

  async function close(): Promise<StudyState> {
    const was = current
    if (was.status === 'none') return stateOf(was)
    current = { status: 'none' }
    if (was.status === 'open') await was.study.close()
    await was.lock.release()
    return become(current)
  }

  async function unlock(studyKey: Buffer | null): Promise<Result<StudyState, OpeningError>> {
    if (current.status !== 'locked') return ok(stateOf(current))
    const { folder, envelope, lock } = current
    const opened = await openStudy(current, studyKey, emit)
    if (!opened.ok) return opened
    return ok(become({ status: 'open', study: opened.value, folder, envelope, lock }))
  }

  return {
    get current() {
      return current
    },
    state: () => stateOf(current),
    async open(folder) {
      const envelope = await readEnvelope(folder)
      if (!envelope.ok) return envelope
      if (current.status !== 'none' && current.folder === folder) return ok(stateOf(current))
      const lock = await lockFolder(folder)
      if (!lock.ok) return fail(lock.error)
      await close()
      current = { status: 'locked', folder, envelope: envelope.value, lock: lock.value }
      if (envelope.value.protection) return ok(become(current))
      const opened = await unlock(null)
      if (!opened.ok) await close()
      return opened
    },
    unlock,
    async lock() {
      if (current.status !== 'open' || !current.study.protected) return stateOf(current)
      const { study, folder, envelope, lock } = current
      current = { status: 'locked', folder, envelope, lock }
      await study.close()
      return become(current)
    },
    close,
  }
}

function stateOf(current: Current): StudyState {
  if (current.status === 'none') return { status: 'none' }
  if (current.status === 'locked') {
    return { status: 'locked', id: current.envelope.id, name: current.envelope.name }
  }
  const { id, name, protected: isProtected, sample } = current.study
  return { status: 'open', id, name, protected: isProtected, sample }
}
