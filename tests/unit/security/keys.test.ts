import { describe, expect, it } from 'vitest'
import { databaseKey, recordingKey, zero } from '../../../src/main/security/keys.ts'

const studyKey = Buffer.alloc(32, 7)
const salt = Buffer.alloc(32, 1)

describe('derived keys', () => {
  it('gives the database 64 hex digits, always the same', () => {
    expect(databaseKey(studyKey)).toMatch(/^[0-9a-f]{64}$/)
    expect(databaseKey(studyKey)).toBe(databaseKey(Buffer.from(studyKey)))
    expect(databaseKey(Buffer.alloc(32, 8))).not.toBe(databaseKey(studyKey))
  })

  it('gives every use, recording and file a key of its own', () => {
    const keys = [
      studyKey.toString('hex'),
      databaseKey(studyKey),
      recordingKey(studyKey, 'a', salt).toString('hex'),
      recordingKey(studyKey, 'b', salt).toString('hex'),
      recordingKey(studyKey, 'a', Buffer.alloc(32, 2)).toString('hex'),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('keeps to the format: the same study opens in the next release', () => {
    expect(databaseKey(studyKey)).toMatchInlineSnapshot(
      `"360e5d57138b4f7c7c63cc5e262fa6a9d2240afa1891da52cff1870f58e40672"`,
    )
    expect(recordingKey(studyKey, 'a', salt).toString('hex')).toMatchInlineSnapshot(
      `"761d05dcd2f9bc9a26fa0b98729f949f9c0e9e3ac4bbc6253c5ab347713010d5"`,
    )
  })

  it('overwrites what is no longer needed', () => {
    const secret = Buffer.from('secret')
    zero(secret)
    expect(secret).toEqual(Buffer.alloc(6))
  })
})
