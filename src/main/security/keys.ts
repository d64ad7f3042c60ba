import { hkdfSync } from 'node:crypto'

/** Length of a study key and of every key derived from it. */
export const KEY_BYTES = 32

/** HKDF-SHA256 (RFC 5869) to a key for one use; `use` sets the uses apart from each other. */
export function deriveKey(secret: Buffer, salt: Uint8Array, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, `sottovoce/1/${use}`, KEY_BYTES))
}

/** The database's raw key as 64 hex digits, for `PRAGMA key = "x'…'"`. */
export function databaseKey(studyKey: Buffer): string {
  const key = deriveKey(studyKey, Buffer.alloc(0), 'database')
  const hex = key.toString('hex')
  zero(key)
  return hex
}

/** The key of one recording's file; `salt` is the file's own, so that no two files share a key. */
export const recordingKey = (studyKey: Buffer, recordingId: string, salt: Uint8Array): Buffer =>
  deriveKey(studyKey, salt, `recording/${recordingId}`)

/** Overwrites a secret that is no longer needed. */
export function zero(secret: Uint8Array): void {
  secret.fill(0)
}
