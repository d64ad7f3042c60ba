import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import * as z from 'zod'
import { deriveKey, KEY_BYTES, zero } from './keys.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16
const SALT_BYTES = 32

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

/** Hex strings; `key` is the study key under AES-256-GCM with its tag at the end. */
const wrapped = {
  salt: hex(SALT_BYTES),
  nonce: hex(NONCE_BYTES),
  key: hex(KEY_BYTES + TAG_BYTES),
}

/** scrypt costs (RFC 7914) that a file may ask for: 128 or 256 MiB, never more. */
export const passphraseWrap = z.object({
  kdf: z.literal('scrypt'),
  N: z.union([z.literal(2 ** 17), z.literal(2 ** 18)]),
  r: z.literal(8),
  p: z.literal(1),
  ...wrapped,
})
export type PassphraseWrap = Readonly<z.infer<typeof passphraseWrap>>

/** A recovery code holds 160 random bits, so it needs no slow derivation: HKDF-SHA256. */
export const recoveryWrap = z.object({ kdf: z.literal('hkdf-sha256'), ...wrapped })
export type RecoveryWrap = Readonly<z.infer<typeof recoveryWrap>>

type Wrapped = Pick<RecoveryWrap, 'nonce' | 'key'>
type ScryptCost = Pick<PassphraseWrap, 'N' | 'r' | 'p'>

const COST: ScryptCost = { N: 2 ** 17, r: 8, p: 1 }

/** Runs in libuv's pool, so the event loop goes on. Passphrases are compared as NFKC. */
function passphraseKey(passphrase: string, salt: Buffer, { N, r, p }: ScryptCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const secret = Buffer.from(passphrase.normalize('NFKC'))
    scrypt(secret, salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      zero(secret)
      if (error) reject(error)
      else resolve(key)
    })
  })
}

const recoveryKey = (secret: Buffer, salt: Buffer): Buffer => deriveKey(secret, salt, 'recovery')

const associated = (studyId: string, kdf: string): Buffer =>
  Buffer.from(`sottovoce/1/study/${studyId}/${kdf}`)

function wrap(studyKey: Buffer, wrappingKey: Buffer, aad: Buffer): Wrapped {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce).setAAD(aad)
  const key = Buffer.concat([cipher.update(studyKey), cipher.final(), cipher.getAuthTag()])
  zero(wrappingKey)
  return { nonce: nonce.toString('hex'), key: key.toString('hex') }
}

/** Null where the key, the study's id or the wrap is another one. */
function unwrap({ nonce, key }: Wrapped, wrappingKey: Buffer, aad: Buffer): Buffer | null {
  const sealed = Buffer.from(key, 'hex')
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, Buffer.from(nonce, 'hex'), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(aad)
    .setAuthTag(sealed.subarray(KEY_BYTES))
  zero(wrappingKey)
  const studyKey = decipher.update(sealed.subarray(0, KEY_BYTES))
  try {
    decipher.final()
    return studyKey
  } catch {
    zero(studyKey)
    return null
  }
}

/** Wraps a study key under a passphrase, with a new salt each time. */
export async function wrapWithPassphrase(
  studyId: string,
  studyKey: Buffer,
  passphrase: string,
): Promise<PassphraseWrap> {
  const salt = randomBytes(SALT_BYTES)
  const wrappingKey = await passphraseKey(passphrase, salt, COST)
  return {
    kdf: 'scrypt',
    ...COST,
    salt: salt.toString('hex'),
    ...wrap(studyKey, wrappingKey, associated(studyId, 'scrypt')),
  }
}

/** The study key, or null for a wrong passphrase. */
export async function unwrapWithPassphrase(
  studyId: string,
  entry: PassphraseWrap,
  passphrase: string,
): Promise<Buffer | null> {
  const wrappingKey = await passphraseKey(passphrase, Buffer.from(entry.salt, 'hex'), entry)
  return unwrap(entry, wrappingKey, associated(studyId, entry.kdf))
}

/** Wraps a study key under a recovery secret. */
export function wrapWithRecovery(studyId: string, studyKey: Buffer, secret: Buffer): RecoveryWrap {
  const salt = randomBytes(SALT_BYTES)
  return {
    kdf: 'hkdf-sha256',
    salt: salt.toString('hex'),
    ...wrap(studyKey, recoveryKey(secret, salt), associated(studyId, 'hkdf-sha256')),
  }
}

/** The study key, or null for another study's recovery secret. */
export function unwrapWithRecovery(
  studyId: string,
  entry: RecoveryWrap,
  secret: Buffer,
): Buffer | null {
  const wrappingKey = recoveryKey(secret, Buffer.from(entry.salt, 'hex'))
  return unwrap(entry, wrappingKey, associated(studyId, entry.kdf))
}
