import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Why bytes could not be stored. */
export type WriteFailure = 'disk-full' | 'cannot-write'

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** The system's code of a failed file operation, e.g. `ENOENT`; null for any other error. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('errno' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/** What a failed write means to the user; an error that is not the system's is thrown on. */
export function writeFailure(error: unknown): WriteFailure {
  const code = systemCode(error)
  if (code === null) throw error
  return FULL.has(code) ? 'disk-full' : 'cannot-write'
}

/** Makes a rename in `folder` last through a power cut. Windows can't sync folders and needs not. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Replaces a file as a whole: after a crash either the old content or the new one is there. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const part = `${path}.part`
  try {
    const handle = await open(part, 'w', 0o600)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}
