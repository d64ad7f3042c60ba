import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { createMediaWorkers } from '../../src/main/media/media-workers.ts'
import { probe } from '../../src/main/media/probe.ts'
import { createVault } from '../../src/main/media/vault.ts'

const folder = mkdtempSync(join(tmpdir(), 'sottovoce-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/audio/${name}`, import.meta.url))

/** Probes bytes by way of a protected vault, as an import does. */
async function probeBytes(bytes: Uint8Array) {
  const vault = createVault(folder, randomBytes(32))
  async function* source() {
    yield bytes
  }
  await vault.write('rec', source(), {})
  const file = await vault.open('rec')
  if (!file.ok) throw new Error(file.error)
  return probe(file.value)
}

const UNSUPPORTED = { ok: false, error: 'file-unsupported' }
const BROKEN = { ok: false, error: 'file-broken' }

describe('fixtures', () => {
  it.each([
    [
      'tone.wav',
      { container: 'wav', codec: 'pcm-s16', mediaType: 'audio/wav', sampleRateHz: 8_000 },
    ],
    ['tone.mp3', { container: 'mp3', codec: 'mp3', mediaType: 'audio/mpeg', sampleRateHz: 16_000 }],
    [
      'tone.opus',
      { container: 'ogg', codec: 'opus', mediaType: 'audio/ogg', sampleRateHz: 48_000 },
    ],
  ])('%s', async (name, expected) => {
    const probed = await probeBytes(fixture(name))
    expect(probed).toMatchObject({ ok: true, value: { ...expected, channels: 1 } })
    if (probed.ok) expect(Math.abs(probed.value.durationMs - 500)).toBeLessThan(150)
  })
})

describe('files that are no recording', () => {
  const png = Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55',
    'hex',
  )
  it.each([
    ['text', Buffer.from('Not a recording at all. '.repeat(500))],
    ['zeros', Buffer.alloc(100_000)],
    ['a picture', Buffer.concat([png, Buffer.alloc(5_000, 1)])],
    ['an archive with a recording in it', Buffer.from(zipSync({ 'a.wav': fixture('tone.wav') }))],
    ['a web page', Buffer.from('<!doctype html><audio src="a.mp3"></audio>'.repeat(100))],
    ['a playlist', Buffer.from('#EXTM3U\n#EXTINF:1,\nhttp://localhost/a.ts\n')],
  ])('%s', async (_, bytes) => {
    expect(await probeBytes(bytes)).toEqual(UNSUPPORTED)
  })

  it.each(['RIFF\0\0\0\0WAVE', 'OggS', 'fLaC', '\x1aE\xdf\xa3', 'ID3\x04\0\0\0\0\0\0'])(
    'only the first bytes of one: %j',
    async (start) => {
      const bytes = Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(2_000, 0x20)])
      expect(await probeBytes(bytes)).toMatchObject({ ok: false })
    },
  )

  it('a single byte, or a header without sound', async () => {
    expect(await probeBytes(Buffer.from([0]))).toEqual(BROKEN)
    expect(await probeBytes(fixture('tone.wav').subarray(0, 44))).toEqual(BROKEN)
    expect(await probeBytes(fixture('tone.opus').subarray(0, 120))).toEqual(BROKEN)
  })
})

describe('files that lie', () => {
  it('about their length: what is there counts', async () => {
    const cut = fixture('tone.wav').subarray(0, 44 + 4_000)
    expect(await probeBytes(cut)).toMatchObject({ ok: true, value: { durationMs: 250 } })
    const mp3 = fixture('tone.mp3')
    const half = await probeBytes(mp3.subarray(0, Math.floor(mp3.length * 0.55)))
    expect(half.ok && half.value.durationMs).toBeLessThan(450)
  })

  it('about their sample rate', async () => {
    const wav = Buffer.from(fixture('tone.wav'))
    for (const rate of [0, 0xffffffff]) {
      wav.writeUInt32LE(rate, 24)
      expect(await probeBytes(wav)).toMatchObject({ ok: false })
    }
  })

  it('at random: an answer always comes', async () => {
    for (const name of ['tone.wav', 'tone.mp3', 'tone.opus']) {
      for (let round = 0; round < 30; round++) {
        const bytes = Buffer.from(fixture(name))
        for (const at of randomBytes(6)) bytes[at] = randomBytes(1)[0] ?? 0
        expect(await probeBytes(bytes)).toHaveProperty('ok')
      }
    }
  })
})

it('gives up on a file that can’t be read in time, and goes on with the next', async () => {
  const workers = createMediaWorkers(300)
  const never = { size: 1_000, read: () => new Promise<Uint8Array>(() => {}) }
  const startedMs = performance.now()
  const found = await workers.open(never, async (session) => session.found)
  expect(found).toEqual({ ok: false, error: { code: 'file-broken' } })
  expect(performance.now() - startedMs).toBeLessThan(3_000)
  await workers.close()
})

it('calls a recording broken that the vault can’t vouch for', async () => {
  const damaged = { size: 1_000_000, read: () => Promise.reject(new Error('damaged')) }
  expect(await probe(damaged)).toEqual(BROKEN)
})

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
if (!hasFfmpeg) console.warn('SKIPPED: most formats, since ffmpeg is missing')

function make(options: readonly string[], seconds = 2): Buffer {
  const source = ['-f', 'lavfi', '-i', `sine=440:sample_rate=44100:duration=${seconds}`]
  const out = join(folder, 'made')
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...source, '-ac', '2', ...options, out])
  return readFileSync(out)
}

describe.skipIf(!hasFfmpeg)('formats', () => {
  it.each([
    ['wav', 'pcm-s16', 'audio/wav', '-f wav'],
    ['wav', 'pcm-s24', 'audio/wav', '-c:a pcm_s24le -f wav'],
    ['wav', 'pcm-f32', 'audio/wav', '-c:a pcm_f32le -f wav'],
    ['wav', 'ulaw', 'audio/wav', '-c:a pcm_mulaw -f wav'],
    ['mp3', 'mp3', 'audio/mpeg', '-f mp3'],
    ['mp3', 'mp3', 'audio/mpeg', '-q:a 5 -write_xing 0 -f mp3'],
    ['mp4', 'aac', 'audio/mp4', '-f mp4'],
    ['mp4', 'aac', 'audio/mp4', '-movflags +faststart -f ipod'],
    ['mp4', 'aac', 'audio/mp4', '-movflags frag_keyframe+empty_moov -f mp4'],
    ['mov', 'aac', 'audio/mp4', '-c:a aac -f mov'],
    ['aac', 'aac', 'audio/aac', '-f adts'],
    ['ogg', 'opus', 'audio/ogg', '-c:a libopus -f ogg'],
    ['ogg', 'vorbis', 'audio/ogg', '-c:a libvorbis -f ogg'],
    ['flac', 'flac', 'audio/flac', '-f flac'],
    ['webm', 'opus', 'audio/webm', '-c:a libopus -f webm'],
    ['webm', 'opus', 'audio/webm', '-c:a libopus -f webm -live 1'],
    ['mkv', 'opus', 'audio/webm', '-c:a libopus -f matroska'],
  ])('%s, %s', async (container, codec, mediaType, options) => {
    const probed = await probeBytes(make(options.split(' ')))
    const sampleRateHz = codec === 'opus' ? 48_000 : 44_100
    const expected = { container, codec, mediaType, channels: 2, sampleRateHz }
    expect(probed).toMatchObject({ ok: true, value: expected })
    if (probed.ok) expect(Math.abs(probed.value.durationMs - 2_000)).toBeLessThan(150)
  })

  it('refuses a film without sound', async () => {
    const out = join(folder, 'film')
    const source = ['-f', 'lavfi', '-i', 'color=size=64x64:duration=1']
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...source, '-f', 'mp4', out])
    expect(await probeBytes(readFileSync(out))).toEqual(UNSUPPORTED)
  })

  it.each(['-f mp4', '-movflags +faststart -f mp4', '-c:a libopus -f ogg'])(
    'refuses a cut file whose end it needs: %s',
    async (options) => {
      const bytes = make(options.split(' '))
      expect(await probeBytes(bytes.subarray(0, bytes.length / 2))).toEqual(BROKEN)
    },
  )

  it('refuses a flac of which only the head is left', async () => {
    expect(await probeBytes(make(['-f', 'flac']).subarray(0, 100))).toEqual(BROKEN)
  })
})
