import { randomUUID } from 'node:crypto'
import { open, readFile, rm, stat } from 'node:fs/promises'
import { hostname, uptime } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { fail, ok, type Result } from '../../core/result.ts'
import { systemCode } from './files.ts'

const FILE_NAME = 'lock'
const UNREADABLE_GRACE_MS = 10_000
const BOOT_TOLERANCE_MS = 120_000

const holder = z.object({
  pid: z.int().positive(),
  host: z.string(),
  token: z.string(),
  /** When the machine was started, in Unix milliseconds: a pid means nothing after a restart. */
  bootedAtMs: z.number(),
})
type Holder = Readonly<z.infer<typeof holder>>

/** A held lock; letting go twice does no harm. */
export interface FolderLock {
  readonly release: () => Promise<void>
}

const held = new Set<string>()
const bootedAtMs = (): number => Math.round(Date.now() - uptime() * 1000)

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) !== 'ESRCH'
  }
}

/** Whether a lock's program is gone. Another machine's can't be judged, so it counts as there. */
function isStale(lock: Holder): boolean {
  if (lock.host !== hostname()) return false
  if (Math.abs(lock.bootedAtMs - bootedAtMs()) > BOOT_TOLERANCE_MS) return true
  return lock.pid === process.pid ? !held.has(lock.token) : !isRunning(lock.pid)
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return holder.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

/** A lock that holds nothing legible is being written, or was cut off by a crash some time ago. */
async function isAbandoned(path: string): Promise<boolean> {
  const lock = await readHolder(path)
  if (lock) return isStale(lock)
  const found = await stat(path).catch(() => null)
  return found === null || Date.now() - found.mtimeMs > UNREADABLE_GRACE_MS
}

/** Writes a file that must not be there yet; false where it is. */
async function create(path: string, content: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx', 0o600)
    try {
      await handle.writeFile(content)
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * Removes an abandoned lock. One program at a time may look and remove, so that none removes the
 * lock that a quicker one has just taken; a takeover that was cut off is passed over when old.
 */
async function clear(path: string): Promise<void> {
  const takeover = `${path}.takeover`
  if (!(await create(takeover, ''))) {
    if (await isAbandoned(takeover)) await rm(takeover, { force: true })
    return
  }
  try {
    if (await isAbandoned(path)) await rm(path, { force: true })
  } finally {
    await rm(takeover, { force: true })
  }
}

async function take(path: string, lock: Holder): Promise<boolean> {
  const content = JSON.stringify(lock)
  if (await create(path, content)) return true
  if (!(await isAbandoned(path))) return false
  await clear(path)
  return create(path, content)
}

async function release(path: string, token: string): Promise<void> {
  if (!held.delete(token)) return
  const lock = await readHolder(path)
  if (lock?.token === token) await rm(path, { force: true })
}

/**
 * Takes a study folder for this program until it is released or the program ends. A folder that
 * can't be written can't be opened as a study: `cannot-read`.
 */
export async function lockFolder(
  folder: string,
): Promise<Result<FolderLock, 'study-in-use' | 'cannot-read'>> {
  const path = join(folder, FILE_NAME)
  const token = randomUUID()
  const lock: Holder = { pid: process.pid, host: hostname(), token, bootedAtMs: bootedAtMs() }
  try {
    held.add(token)
    if (await take(path, lock)) return ok({ release: () => release(path, token) })
    held.delete(token)
    return fail('study-in-use')
  } catch (error) {
    held.delete(token)
    if (systemCode(error) === null) throw error
    return fail('cannot-read')
  }
}
