import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, parse } from 'node:path'
import { fail, ok, type Result } from '../../core/result.ts'
import type { DeliveredFile } from './host.ts'

export type WriteFailure = 'cannot-write' | 'disk-full'

/** Writes a file whole or not at all, over one that may be there. */
export function writeOver(path: string, bytes: Uint8Array): Promise<Result<null, WriteFailure>> {
  return undoing(async (made) => {
    const draft = await writeDraft(dirname(path), bytes, made)
    await rename(draft, path)
    return null
  })
}

/** Writes all the files or none; a name that is taken gets ` (2)`. Returns the paths. */
export function writeInto(
  folder: string,
  files: readonly DeliveredFile[],
): Promise<Result<readonly string[], WriteFailure>> {
  return undoing(async (made) => {
    const drafts: (readonly [draft: string, name: string])[] = []
    for (const { name, bytes } of files) {
      drafts.push([await writeDraft(folder, bytes, made), basename(name)])
    }
    const paths: string[] = []
    for (const [draft, name] of drafts) {
      const path = await claim(folder, name)
      made.push(path)
      await rename(draft, path)
      paths.push(path)
    }
    return paths
  })
}

/** `name`, or `name (2)`, `name (3)`, …: the first that is not taken. */
export function* freeNames(name: string): Generator<string> {
  yield name
  const { name: stem, ext } = parse(name)
  for (let number = 2; ; number++) yield `${stem} (${number})${ext}`
}

/** Runs `write`; on a failure removes the paths that it noted as made. */
async function undoing<Value>(
  write: (made: string[]) => Promise<Value>,
): Promise<Result<Value, WriteFailure>> {
  const made: string[] = []
  try {
    return ok(await write(made))
  } catch (error) {
    await Promise.allSettled(made.map((path) => rm(path, { force: true })))
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === null) throw error
    return fail(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'cannot-write')
  }
}

async function writeDraft(folder: string, bytes: Uint8Array, made: string[]): Promise<string> {
  const draft = join(folder, `.sottovoce-${randomUUID()}.tmp`)
  const file = await open(draft, 'wx')
  made.push(draft)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  return draft
}

/** Takes a free name by making an empty file there, so that no other can take it in between. */
async function claim(folder: string, name: string): Promise<string> {
  for (const free of freeNames(name)) {
    const path = join(folder, free)
    try {
      await (await open(path, 'wx')).close()
      return path
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
  throw new Error('names ran out')
}
