import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../core/result.ts'
import { id as idSchema } from '../../ipc/schemas.ts'
import { systemCode, writeFailure } from '../security/files.ts'
import { recordingKey, zero } from '../security/keys.ts'
import { MediaDamaged, openPlain, openSealed, type MediaFile, type WithKey } from './media-file.ts'
import {
  PART_SUFFIX,
  plainSink,
  sealedSink,
  writeMedia,
  type Stored,
  type StoreFailure,
  type WriteOptions,
} from './media-writer.ts'
import { newSalt } from './sealed-chunks.ts'

export { MediaDamaged, type MediaFile, type Stored, type StoreFailure, type WriteOptions }

/** A study's recordings, each a file `media/ID`. Ids are the program's own (`schemas.id`). */
export interface Vault {
  /** Stores a recording; it is there as a whole or not at all. */
  readonly write: (
    id: string,
    source: AsyncIterable<Uint8Array>,
    options: WriteOptions,
  ) => Promise<Result<Stored, StoreFailure>>
  readonly open: (id: string) => Promise<Result<MediaFile, 'not-found' | 'media-damaged'>>
  /** Deletes a recording's file; none there is no failure. */
  readonly remove: (id: string) => Promise<void>
  /** Deletes what a crash left half written. Only with the study's lock, before any write. */
  readonly sweep: () => Promise<void>
}

/**
 * The vault of the study in `folder`; a null key is that of an unprotected study. The key stays its
 * owner's: once that is zeroed, nothing more can be read, not even by a stream under way.
 */
export function createVault(folder: string, studyKey: Buffer | null): Vault {
  const media = join(folder, 'media')
  const pathOf = (id: string) => join(media, idSchema.parse(id))

  const withKeyOf =
    (key: Buffer, id: string): WithKey =>
    (salt, use) => {
      const fileKey = recordingKey(key, id, salt)
      try {
        return use(fileKey)
      } finally {
        zero(fileKey)
      }
    }

  return {
    async write(id, source, options) {
      const path = pathOf(id)
      try {
        await mkdir(media, { recursive: true, mode: 0o700 })
      } catch (error) {
        return fail(writeFailure(error))
      }
      if (!studyKey) return writeMedia(path, plainSink, source, options)
      const salt = newSalt()
      const fileKey = recordingKey(studyKey, id, salt)
      try {
        return await writeMedia(path, sealedSink(id, salt, fileKey), source, options)
      } finally {
        zero(fileKey)
      }
    },

    async open(id) {
      const path = pathOf(id)
      try {
        const file = studyKey
          ? await openSealed(path, id, withKeyOf(studyKey, id))
          : await openPlain(path)
        return file ? ok(file) : fail('media-damaged')
      } catch (error) {
        const code = systemCode(error)
        if (code === null && !(error instanceof MediaDamaged)) throw error
        return fail(code === 'ENOENT' ? 'not-found' : 'media-damaged')
      }
    },

    async remove(id) {
      await rm(pathOf(id), { force: true })
    },

    async sweep() {
      const names = await readdir(media).catch((error: unknown): string[] => {
        if (systemCode(error) === 'ENOENT') return []
        throw error
      })
      const parts = names.filter((name) => name.endsWith(PART_SUFFIX))
      await Promise.all(parts.map((name) => rm(join(media, name), { force: true })))
    },
  }
}
