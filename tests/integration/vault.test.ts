import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createVault, MediaDamaged, type MediaFile } from '../../src/main/media/vault.ts'

const CHUNK = 64 * 1024
const SEALED = CHUNK + 16
const HEADER = 40

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sottovoce-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const studyKey = randomBytes(32)
const pathOf = (id: string) => join(folder, 'media', id)

async function* inPieces(bytes: Uint8Array, length = 10_007) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function store(id: string, bytes: Uint8Array, key: Buffer | null = studyKey) {
  const vault = createVault(folder, key)
  const written = await vault.write(id, inPieces(bytes), {})
  if (!written.ok) throw new Error(written.error)
  return vault
}

async function openFile(id: string, key: Buffer | null = studyKey): Promise<MediaFile> {
  const file = await createVault(folder, key).open(id)
  if (!file.ok) throw new Error(file.error)
  return file.value
}

const collect = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.concat(await Array.fromAsync(stream))

/** Whether reading all of a recording tells that it isn't what was stored. */
async function isNoticed(id: string, key: Buffer | null = studyKey): Promise<boolean> {
  const file = await createVault(folder, key).open(id)
  if (!file.ok) return file.error === 'media-damaged'
  return file.value.read(0, file.value.size).then(
    () => false,
    (error: unknown) => error instanceof MediaDamaged,
  )
}

const SIZES = [1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 5 * CHUNK + 777]

describe.each([
  ['protected', studyKey],
  ['unprotected', null],
])('%s vault', (_, key) => {
  it.each(SIZES)('gives back %i bytes as they were', async (size) => {
    const bytes = randomBytes(size)
    const told: number[] = []
    const written = await createVault(folder, key).write('rec', inPieces(bytes), {
      onBytes: (n) => told.push(n),
    })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(written).toEqual({ ok: true, value: { bytes: size, sha256 } })
    expect(told.at(-1)).toBe(size)
    expect(await readdir(join(folder, 'media'))).toEqual(['rec'])
    const file = await openFile('rec', key)
    expect(file.size).toBe(size)
    expect(bytes.equals(await file.read(0, size))).toBe(true)
    expect(bytes.equals(await collect(file.stream(0, size)))).toBe(true)
  })

  it('reads and streams any range', async () => {
    const bytes = randomBytes(5 * CHUNK + 777)
    await store('rec', bytes, key)
    const file = await openFile('rec', key)
    const offset = fc.nat(bytes.length)
    await fc.assert(
      fc.asyncProperty(offset, offset, async (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        const slice = bytes.subarray(start, end)
        expect(slice.equals(await file.read(start, end))).toBe(true)
        expect(slice.equals(await collect(file.stream(start, end)))).toBe(true)
      }),
      { numRuns: 60 },
    )
    await expect(file.read(0, bytes.length + 1)).rejects.toThrow(RangeError)
    await expect(file.read(-1, 5)).rejects.toThrow(RangeError)
    await expect(file.read(Number.NaN, 5)).rejects.toThrow(RangeError)
  })

  it('leaves nothing behind when cancelled, even by a source that stalls', async () => {
    const controller = new AbortController()
    async function* stalling() {
      yield randomBytes(200_000)
      setTimeout(() => controller.abort(), 20)
      await new Promise(() => {})
    }
    const options = { signal: controller.signal }
    const written = await createVault(folder, key).write('rec', stalling(), options)
    expect(written).toEqual({ ok: false, error: 'cancelled' })
    expect(await readdir(join(folder, 'media'))).toEqual([])
  })

  it('leaves nothing behind when the source fails or is empty', async () => {
    async function* failing() {
      yield randomBytes(200_000)
      throw new Error('unplugged')
    }
    const vault = createVault(folder, key)
    const failed = await vault.write('rec', failing(), {})
    expect(failed).toEqual({ ok: false, error: 'cannot-read' })
    const empty = await vault.write('rec', inPieces(new Uint8Array()), {})
    expect(empty).toEqual({ ok: false, error: 'file-empty' })
    expect(await readdir(join(folder, 'media'))).toEqual([])
    expect(await vault.open('rec')).toEqual({ ok: false, error: 'not-found' })
  })

  it('removes recordings, and parts that a crash left', async () => {
    const vault = await store('rec', randomBytes(100), key)
    await writeFile(pathOf('half.part'), 'x')
    await vault.sweep()
    expect(await readdir(join(folder, 'media'))).toEqual(['rec'])
    await vault.remove('rec')
    await vault.remove('rec')
    expect(await vault.open('rec')).toEqual({ ok: false, error: 'not-found' })
  })

  it('sweeps a study that has no recordings yet', async () => {
    await createVault(folder, key).sweep()
    expect(await readdir(folder)).toEqual([])
  })

  it('ends a stream that its reader cancels, and lets the file go', async () => {
    const vault = await store('rec', randomBytes(20 * CHUNK), key)
    const reader = (await openFile('rec', key)).stream(0, 20 * CHUNK).getReader()
    expect((await reader.read()).value?.length).toBeGreaterThan(0)
    await reader.cancel()
    expect((await reader.read()).done).toBe(true)
    await vault.remove('rec')
    if (process.platform !== 'linux') return
    const open = execFileSync('ls', ['-l', `/proc/${process.pid}/fd`], { encoding: 'utf8' })
    expect(open).not.toContain(folder)
  })

  it('takes no id that leads elsewhere', async () => {
    const vault = createVault(folder, key)
    await expect(vault.open('../study.json')).rejects.toThrow()
    await expect(vault.write('a/b', inPieces(randomBytes(1)), {})).rejects.toThrow()
  })
})

describe('protected recordings', () => {
  const original = randomBytes(3 * CHUNK + 500)

  it('hold no run of the original', async () => {
    const text = Buffer.from('no part of what was said may be found in the file; '.repeat(5_000))
    await store('rec', text)
    const sealed = await readFile(pathOf('rec'))
    for (let at = 0; at + 8 <= 51; at++) {
      expect(sealed.includes(text.subarray(at, at + 8))).toBe(false)
    }
    expect(new Set(sealed).size).toBe(256)
  })

  it('never share a key: the same bytes under the same id are sealed otherwise', async () => {
    await store('rec', original)
    const first = await readFile(pathOf('rec'))
    await store('rec', original)
    const second = await readFile(pathOf('rec'))
    expect(first.subarray(HEADER, HEADER + 64)).not.toEqual(second.subarray(HEADER, HEADER + 64))
  })

  it('notice any changed bit', async () => {
    await store('rec', original)
    const sealed = await readFile(pathOf('rec'))
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(sealed)
        changed[at] = (sealed[at] ?? 0) ^ (1 << bit)
        await writeFile(pathOf('rec'), changed)
        expect(await isNoticed('rec')).toBe(true)
      }),
      {
        numRuns: 80,
        examples: [
          [0, 0],
          [7, 1],
          [8, 0],
          [39, 7],
          [sealed.length - 1, 0],
        ],
      },
    )
    await writeFile(pathOf('rec'), sealed)
    expect(await isNoticed('rec')).toBe(false)
  })

  it('notice any cut when they are opened', async () => {
    await store('rec', original)
    const sealed = await readFile(pathOf('rec'))
    const borders = [0, 1, 2, 3].map((n) => HEADER + n * SEALED)
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), async (length) => {
        await writeFile(pathOf('rec'), sealed.subarray(0, length))
        const opened = await createVault(folder, studyKey).open('rec')
        expect(opened).toEqual({ ok: false, error: 'media-damaged' })
      }),
      { numRuns: 60, examples: borders.map((length) => [length]) },
    )
  })

  it('notice chunks that were swapped, repeated, dropped or brought from elsewhere', async () => {
    await store('rec', original)
    await store('other', original)
    const split = async (id: string) => {
      const sealed = await readFile(pathOf(id))
      const chunk = (n: number) => sealed.subarray(HEADER + n * SEALED, HEADER + (n + 1) * SEALED)
      return {
        header: sealed.subarray(0, HEADER),
        chunks: [chunk(0), chunk(1), chunk(2), chunk(3)],
      }
    }
    const { header, chunks } = await split('rec')
    const foreign = await split('other')
    const [a, b, c, last] = chunks as [Buffer, Buffer, Buffer, Buffer]
    const forgeries = [
      [b, a, c, last],
      [a, a, c, last],
      [a, b, b, c, last],
      [a, c, last],
      [b, c, last],
      [a, b, c],
      [a, b, c, last, last],
      [a, foreign.chunks[1] ?? a, c, last],
      [a, b, c, Buffer.concat([last, Buffer.alloc(1)])],
    ]
    for (const forgery of forgeries) {
      await writeFile(pathOf('rec'), Buffer.concat([header, ...forgery]))
      expect(await isNoticed('rec')).toBe(true)
    }
    await writeFile(pathOf('rec'), Buffer.concat([header, ...chunks]))
    expect(await isNoticed('rec')).toBe(false)
  })

  it('notice a whole file in another’s place, and another study’s key', async () => {
    await store('rec', original)
    expect(await isNoticed('rec', randomBytes(32))).toBe(true)
    await rename(pathOf('rec'), pathOf('other'))
    expect(await isNoticed('other')).toBe(true)
  })

  it('are not replaced by plain ones', async () => {
    await mkdir(join(folder, 'media'))
    await writeFile(pathOf('rec'), original)
    expect(await isNoticed('rec')).toBe(true)
  })

  it('end a stream in which damage is met, after what came before', async () => {
    await store('rec', randomBytes(8 * CHUNK))
    const sealed = await readFile(pathOf('rec'))
    const at = HEADER + 6 * SEALED
    sealed[at] = (sealed[at] ?? 0) ^ 1
    await writeFile(pathOf('rec'), sealed)
    const file = await openFile('rec')
    expect(await file.read(0, CHUNK)).toHaveLength(CHUNK)
    const reader = file.stream(0, file.size).getReader()
    expect((await reader.read()).done).toBe(false)
    await expect(reader.read()).rejects.toThrow(MediaDamaged)
  })

  it('keep what was just decrypted until they are closed', async () => {
    await store('rec', original)
    const file = await openFile('rec')
    await file.read(0, 10)
    await writeFile(pathOf('rec'), randomBytes(HEADER + SEALED))
    expect(original.subarray(100, 200).equals(await file.read(100, 200))).toBe(true)
    await file.close()
    await expect(file.read(100, 200)).rejects.toThrow(MediaDamaged)
  })

  it('can’t be read on once the study key is overwritten', async () => {
    const key = Buffer.from(studyKey)
    await store('rec', original)
    const file = await openFile('rec', key)
    key.fill(0)
    await expect(file.read(0, 10)).rejects.toThrow(MediaDamaged)
  })
})

describe('full disk', () => {
  it.each([
    ['protected', studyKey],
    ['unprotected', null],
  ])('is told and leaves nothing behind: %s', async (_, key) => {
    const media = join(folder, 'media')
    await mkdir(media)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', media])
    if (mounted.status !== 0) {
      console.warn('SKIPPED: a full disk needs leave to mount a tmpfs')
      return
    }
    try {
      const written = await createVault(folder, key).write(
        'rec',
        inPieces(randomBytes(500_000)),
        {},
      )
      expect(written).toEqual({ ok: false, error: 'disk-full' })
      expect(await readdir(media)).toEqual([])
    } finally {
      execFileSync('umount', [media])
    }
  })
})
