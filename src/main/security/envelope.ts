import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { fail, ok, type Result } from '../../core/result.ts'
import { id } from '../../ipc/schemas.ts'
import { replaceFile, systemCode, writeFailure, type WriteFailure } from './files.ts'
import {
  passphraseWrap,
  recoveryWrap,
  unwrapWithPassphrase,
  unwrapWithRecovery,
  wrapWithPassphrase,
  wrapWithRecovery,
  type PassphraseWrap,
  type RecoveryWrap,
} from './key-wrap.ts'
import { KEY_BYTES, zero } from './keys.ts'
import { formatRecoveryCode, newRecoverySecret, parseRecoveryCode } from './recovery-code.ts'

const FORMAT = 'sottovoce-study'
const VERSION = 1
const FILE_NAME = 'study.json'
const MAX_FILE_BYTES = 64 * 1024

const marker = z.object({ format: z.literal(FORMAT), version: z.int().min(1) })

const plainEnvelope = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  id,
  createdAt: z.iso.datetime(),
  name: z.string().min(1).max(400),
  protection: z.null(),
})

const protectedEnvelope = plainEnvelope.extend({
  protection: z.object({
    passphrase: passphraseWrap,
    recovery: recoveryWrap,
    /** Tells damage from a wrong passphrase. Keeps nobody from changing the file. */
    checksum: z.string().regex(/^[0-9a-f]{64}$/),
  }),
})

/** What `study.json` holds; docs/file-format.md describes it. Readable without the passphrase. */
export const envelope = z.union([plainEnvelope, protectedEnvelope])
export type PlainEnvelope = Readonly<z.infer<typeof plainEnvelope>>
export type ProtectedEnvelope = Readonly<z.infer<typeof protectedEnvelope>>
export type Envelope = PlainEnvelope | ProtectedEnvelope

/** The recovery code is made here and shown once; it isn't stored. */
export type NewEnvelope =
  | { readonly envelope: PlainEnvelope; readonly studyKey: null; readonly recoveryCode: null }
  | {
      readonly envelope: ProtectedEnvelope
      readonly studyKey: Buffer
      readonly recoveryCode: string
    }

export type UnlockFailure = 'wrong-secret' | 'study-damaged'
export type EnvelopeFailure = 'not-a-study' | 'newer-study' | 'study-damaged' | 'cannot-read'

function checksumOf(studyId: string, passphrase: PassphraseWrap, recovery: RecoveryWrap): string {
  const { kdf, N, r, p, salt, nonce, key } = passphrase
  const parts = [studyId, kdf, N, r, p, salt, nonce, key]
  const content = [...parts, recovery.kdf, recovery.salt, recovery.nonce, recovery.key]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

const protect = (
  base: Envelope,
  passphrase: PassphraseWrap,
  recovery: RecoveryWrap,
): ProtectedEnvelope => ({
  ...base,
  protection: { passphrase, recovery, checksum: checksumOf(base.id, passphrase, recovery) },
})

const isIntact = (study: Envelope): study is ProtectedEnvelope =>
  study.protection !== null &&
  checksumOf(study.id, study.protection.passphrase, study.protection.recovery) ===
    study.protection.checksum

/** A new study's envelope; a null passphrase makes one without protection. */
export async function createEnvelope(
  name: string,
  passphrase: string | null,
): Promise<NewEnvelope> {
  const plain: PlainEnvelope = {
    format: FORMAT,
    version: VERSION,
    id: randomUUID(),
    createdAt: new Date().toISOString(),
    name,
    protection: null,
  }
  if (passphrase === null) return { envelope: plain, studyKey: null, recoveryCode: null }
  const studyKey = randomBytes(KEY_BYTES)
  const secret = newRecoverySecret()
  const recoveryCode = formatRecoveryCode(secret)
  const recovery = wrapWithRecovery(plain.id, studyKey, secret)
  zero(secret)
  const byPassphrase = await wrapWithPassphrase(plain.id, studyKey, passphrase)
  return { envelope: protect(plain, byPassphrase, recovery), studyKey, recoveryCode }
}

const unlocked = (studyKey: Buffer | null): Result<Buffer, UnlockFailure> =>
  studyKey ? ok(studyKey) : fail('wrong-secret')

/** The study key. Takes about 0.3 s, off the event loop. Without protection there is none to get. */
export async function unlockWithPassphrase(
  study: Envelope,
  passphrase: string,
): Promise<Result<Buffer, UnlockFailure>> {
  if (!isIntact(study)) return fail('study-damaged')
  return unlocked(await unwrapWithPassphrase(study.id, study.protection.passphrase, passphrase))
}

/** The study key, from the printed code as somebody typed it. */
export async function unlockWithRecoveryCode(
  study: Envelope,
  code: string,
): Promise<Result<Buffer, UnlockFailure>> {
  if (!isIntact(study)) return fail('study-damaged')
  const secret = parseRecoveryCode(code)
  if (!secret) return fail('wrong-secret')
  const studyKey = unwrapWithRecovery(study.id, study.protection.recovery, secret)
  zero(secret)
  return unlocked(studyKey)
}

/** The envelope with the study key under the next passphrase. The recovery code stays as it is. */
export async function changePassphrase(
  study: ProtectedEnvelope,
  studyKey: Buffer,
  next: string,
): Promise<ProtectedEnvelope> {
  const byPassphrase = await wrapWithPassphrase(study.id, studyKey, next)
  return protect(study, byPassphrase, study.protection.recovery)
}

function parse(text: string): Result<Envelope, EnvelopeFailure> {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return fail('study-damaged')
  }
  const marked = marker.safeParse(content)
  if (!marked.success) return fail('not-a-study')
  if (marked.data.version > VERSION) return fail('newer-study')
  const parsed = envelope.safeParse(content)
  return parsed.success ? ok(parsed.data) : fail('study-damaged')
}

/** Reads a study folder's `study.json`. */
export async function readEnvelope(folder: string): Promise<Result<Envelope, EnvelopeFailure>> {
  const path = join(folder, FILE_NAME)
  try {
    const found = await stat(path)
    if (!found.isFile()) return fail('not-a-study')
    if (found.size > MAX_FILE_BYTES) return fail('study-damaged')
    return parse(await readFile(path, 'utf8'))
  } catch (error) {
    const code = systemCode(error)
    if (code === null) throw error
    return fail(code === 'ENOENT' || code === 'ENOTDIR' ? 'not-a-study' : 'cannot-read')
  }
}

/** Replaces a study folder's `study.json`; a crash leaves the old one or the new one. */
export async function writeEnvelope(
  folder: string,
  study: Envelope,
): Promise<Result<null, WriteFailure>> {
  try {
    await replaceFile(join(folder, FILE_NAME), `${JSON.stringify(study, null, 2)}\n`)
    return ok(null)
  } catch (error) {
    return fail(writeFailure(error))
  }
}
