import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { withoutIndex } from '../../src/main/media/original.ts'
import { clickWav, soundMaker, soundMissing } from '../support/sound-files.ts'
import { startTestProgram, type TestProgram } from '../support/test-program.ts'

const SECONDS = 3

if (soundMissing)
  console.warn(`SKIPPED: all formats of recordings, since ${soundMissing} is missing`)

/** What becomes of a file: how it is served, what was found in it. */
interface Expected {
  readonly codec: string
  readonly mediaType: string
  readonly channels?: number
  readonly sampleRateHz?: number
  readonly durationMs?: number
}

const wav = (codec: string, more: Partial<Expected> = {}): Expected => ({
  codec,
  mediaType: 'audio/wav',
  ...more,
})
const mp4 = (codec: string, more: Partial<Expected> = {}): Expected => ({
  codec,
  mediaType: 'audio/mp4',
  ...more,
})
const webm = (codec: string, more: Partial<Expected> = {}): Expected => ({
  codec,
  mediaType: 'audio/webm',
  ...more,
})
const OPUS = { sampleRateHz: 48_000 }
const VIDEO = '-f lavfi -i color=size=64x64:rate=10:duration=3 -shortest -c:v'

/** Name, ffmpeg's options, and what is expected. */
const TAKEN: readonly (readonly [string, string, Expected])[] = [
  ['u8.wav', '-c:a pcm_u8', wav('pcm-u8')],
  ['s16.wav', '-c:a pcm_s16le', wav('pcm-s16')],
  ['s24.wav', '-c:a pcm_s24le -ac 2', wav('pcm-s24', { channels: 2 })],
  ['s32.wav', '-c:a pcm_s32le', wav('pcm-s32')],
  ['f32.wav', '-c:a pcm_f32le', wav('pcm-f32')],
  ['f64.wav', '-c:a pcm_f64le', wav('pcm-f64')],
  ['alaw.wav', '-c:a pcm_alaw -ar 8000', wav('alaw', { sampleRateHz: 8_000 })],
  ['ulaw.wav', '-c:a pcm_mulaw -ar 8000', wav('ulaw', { sampleRateHz: 8_000 })],
  ['extensible.wav', '-c:a pcm_s16le -ac 6', wav('pcm-s16', { channels: 6 })],
  ['high.wav', '-c:a pcm_s24le -ar 96000', wav('pcm-s24', { sampleRateHz: 96_000 })],
  ['rf64.wav', '-rf64 always', wav('pcm-s16')],
  ['sound.w64', '', wav('pcm-int16')],
  ['sound.aiff', '', wav('pcm-int16')],
  ['deep.aiff', '-c:a pcm_s24be', wav('pcm-int24')],
  ['sowt.aiff', '-c:a pcm_s16le', wav('pcm-int16')],
  ['alaw.aiff', '-c:a pcm_alaw', wav('alaw')],
  ['sound.au', '-c:a pcm_s16be', wav('pcm-int16')],
  ['ulaw.au', '-c:a pcm_mulaw', wav('ulaw')],
  ['sound.caf', '', wav('pcm-int16')],
  ['cbr.mp3', '-b:a 64k', mp4('mp3')],
  ['vbr.mp3', '-q:a 6 -ac 2', mp4('mp3', { channels: 2 })],
  ['bare.mp3', '-q:a 6 -write_xing 0', mp4('mp3', { durationMs: 3_030 })],
  ['low.mp3', '-ar 8000 -b:a 16k', mp4('mp3', { sampleRateHz: 8_000 })],
  ['mp3.wav', '-c:a libmp3lame', mp4('mp3')],
  ['aac.m4a', '-c:a aac', mp4('aac')],
  ['front.m4a', '-c:a aac -movflags +faststart', mp4('aac')],
  ['fragments.mp4', '-c:a aac -movflags frag_keyframe+empty_moov', mp4('aac')],
  ['bare.aac', '-c:a aac', mp4('aac')],
  ['alac.m4a', '-c:a alac', wav('alac')],
  ['deep-alac.m4a', '-c:a alac -sample_fmt s32p -ac 2', wav('alac', { channels: 2 })],
  ['vorbis.ogg', '-c:a libvorbis', mp4('vorbis')],
  ['vorbis.webm', '-c:a libvorbis', mp4('vorbis')],
  ['sound.opus', '-c:a libopus', { codec: 'opus', mediaType: 'audio/ogg', ...OPUS }],
  ['sound.ogg', '-c:a libopus', { codec: 'opus', mediaType: 'audio/ogg', ...OPUS }],
  ['sound.flac', '', { codec: 'flac', mediaType: 'audio/flac' }],
  ['flac.mp4', '-c:a flac -strict -2', mp4('flac')],
  ['opus.mp4', '-c:a libopus', mp4('opus', OPUS)],
  ['mp3.mp4', '-c:a libmp3lame -ac 2', mp4('mp3', { channels: 2 })],
  ['mp3.mkv', '-c:a libmp3lame', webm('mp3')],
  ['opus.webm', '-c:a libopus', webm('opus', OPUS)],
  ['opus.mkv', '-c:a libopus', webm('opus', OPUS)],
  ['aac.mkv', '-c:a aac', webm('aac')],
  ['pcm.mkv', '-c:a pcm_s16le', webm('pcm-s16')],
  ['pcm.mov', '-c:a pcm_s16le', mp4('pcm-s16')],
  ['float.mov', '-c:a pcm_f32be', wav('pcm-f32be')],
  ['alaw.mov', '-c:a pcm_alaw', mp4('alaw')],
  ['video.mp4', `${VIDEO} libx264 -c:a aac`, mp4('aac')],
  ['video.mov', `${VIDEO} libx264 -c:a aac`, mp4('aac')],
  ['video.mkv', `${VIDEO} libx264 -c:a aac`, webm('aac')],
  ['video.webm', `${VIDEO} libvpx -c:a libopus`, webm('opus', OPUS)],
  ['aac.3gp', '-c:a aac', mp4('aac')],
]

/** Name, ffmpeg's options, and what the refusal calls the sound. */
const REFUSED: readonly (readonly [string, string, string])[] = [
  ['sound.wma', '-c:a wmav2', 'WMA'],
  ['ac3.mp4', '-c:a ac3', 'AC-3'],
  ['sound.ac3', '-c:a ac3', 'AC-3'],
  ['sound.mp2', '-c:a mp2', 'MP2'],
  ['speex.ogg', '-c:a libspeex -ar 16000', 'Speex'],
  ['flac.ogg', '-c:a flac', 'FLAC (Ogg)'],
  ['ima.wav', '-c:a adpcm_ima_wav', 'IMA ADPCM'],
  ['ms.wav', '-c:a adpcm_ms', 'MS ADPCM'],
  ['gsm.wav', '-c:a libgsm_ms -ar 8000', 'GSM 6.10'],
  ['alac.caf', '-c:a alac', 'Apple Lossless (ALAC)'],
  ['sound.avi', '-c:a pcm_s16le', 'AVI'],
  ['sound.ts', '-c:a aac', 'MPEG-TS'],
]

describe.skipIf(soundMissing !== null)('recordings in every format', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-formats-'))
  const maker = soundMaker(folder, clickWav(SECONDS, [0.5]))
  let test: TestProgram

  beforeAll(async () => {
    test = startTestProgram()
    await test.call('study.create', { name: 'Uno', passphrase: 'tres tristes tigres' })
  })
  afterAll(async () => {
    await test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  afterEach(async () => {
    for (const { id } of await test.call('recording.list', {})) {
      await test.call('recording.remove', { id })
    }
    expect(media()).toEqual([])
  })

  const media = () => readdirSync(join(test.studiesFolder, 'Uno.sottovoce', 'media'))

  async function expectTaken(name: string, bytes: Buffer, expected: Expected) {
    const job = await test.upload(name, bytes)
    expect(job).toMatchObject({ state: 'done', error: null })
    const recording = (await test.call('recording.list', {})).find(({ id }) => id === job.resultId)
    const { durationMs = SECONDS * 1_000, ...rest } = expected
    expect(recording).toMatchObject({ channels: 1, sampleRateHz: 44_100, ...rest })
    expect(Math.abs((recording?.durationMs ?? 0) - durationMs)).toBeLessThanOrEqual(50)
    expect(media()).toEqual([job.resultId])
    expect(await test.upload(name, bytes)).toMatchObject({ error: { code: 'file-duplicate' } })
  }

  it.each(TAKEN)('takes %s (%s)', async (name, options, expected) => {
    await expectTaken(name, maker.ffmpeg(name, options), expected)
  })

  const AMR = { channels: 1, sampleRateHz: 8_000 }
  it('takes amr, as old telephones record', async () => {
    const amr = maker.sox('sound.amr-nb', '-r 8000')
    await expectTaken('sound.amr', amr, wav('amr-nb', AMR))
  })

  it('takes the same in 3gp', async () => {
    const phone = maker.ffmpeg('sound.3gp', '-c copy', maker.path('sound.amr-nb'))
    await expectTaken('sound.3gp', phone, wav('samr', AMR))
  })

  it('takes wide-band amr', async () => {
    const frame = Buffer.alloc(24, 0x5a)
    frame[0] = 1 << 3
    const amr = Buffer.concat([Buffer.from('#!AMR-WB\n'), ...Array<Buffer>(150).fill(frame)])
    await expectTaken('sound.awb', amr, wav('amr-wb', { sampleRateHz: 16_000 }))
  })

  it.each([
    ['sound.opus', '-c:a libopus', 'audio/ogg'],
    ['vorbis.ogg', '-c:a libvorbis', 'audio/mp4'],
    ['sound.flac', '', 'audio/flac'],
    ['vbr.mp3', '-q:a 6', 'audio/mp4'],
    ['s16.wav', '-c:a pcm_s16le', 'audio/wav'],
  ])('takes what there is of a cut recording: %s', async (name, options, mediaType) => {
    const bytes = maker.ffmpeg(`cut-${name}`, options)
    const job = await test.upload(name, bytes.subarray(0, Math.floor(bytes.length * 0.6)))
    expect(job).toMatchObject({ state: 'done', error: null })
    const [recording] = await test.call('recording.list', {})
    expect(recording).toMatchObject({ mediaType })
    expect(recording?.durationMs).toBeGreaterThan(900)
    expect(recording?.durationMs).toBeLessThan(2_200)
  })

  it.each([0, 0xffff_ffff])('takes a wav that says it has %i bytes of sound', async (size) => {
    const bytes = maker.ffmpeg('s16.wav', '-c:a pcm_s16le -fflags +bitexact')
    bytes.writeUInt32LE(size, 4)
    bytes.writeUInt32LE(size, bytes.indexOf('data') + 4)
    await expectTaken('power-cut.wav', bytes, size === 0 ? wav('pcm-int16') : wav('pcm-s16'))
  })

  it.each([
    ['vbr.mp3', '-q:a 6', 'mp3'],
    ['bare.aac', '-c:a aac', 'aac'],
  ])('keeps %s as it was behind its index, and exports it so', async (name, options, extension) => {
    const bytes = maker.ffmpeg(name, options)
    await test.upload(name, bytes)
    const [recording] = await test.call('recording.list', {})
    if (!recording) throw new Error('it was not taken')
    const url = `http://localhost/media/${recording.id}`
    const response = await test.program.handleRequest(new Request(url))
    const served = Buffer.from(await response.arrayBuffer())
    const file = {
      size: served.length,
      read: async (start: number, end: number) => served.subarray(start, end),
    }
    const stored = { codec: recording.codec, mediaType: 'audio/mp4' }
    const original = await withoutIndex(stored, file)
    expect(original.extension).toBe(extension)
    expect(served.subarray(original.start).equals(bytes)).toBe(true)
    expect(await withoutIndex({ ...stored, codec: 'vorbis' }, file)).toMatchObject({ start: 0 })
  })

  it('keeps mp3 recordings of different rates that were joined as they are', async () => {
    const parts = ['-b:a 64k', '-b:a 64k -ar 22050'].map((options) =>
      maker.ffmpeg('part.mp3', options),
    )
    const { resultId } = await test.upload('joined.mp3', Buffer.concat(parts))
    const response = await test.program.handleRequest(
      new Request(`http://localhost/media/${resultId}`),
    )
    expect(response.headers.get('content-type')).toBe('audio/mpeg')
    expect((await response.arrayBuffer()).byteLength).toBe(Buffer.concat(parts).length)
  })

  it('stops a conversion that is cancelled, and leaves nothing of it', async () => {
    const long = maker.ffmpeg('long.m4a', '-af aloop=-1:3e6 -t 900 -c:a alac')
    const stop = test.program.subscribe((event) => {
      if (event.type === 'job' && event.job.value > 0.6 && event.job.state === 'running') {
        void test.call('job.cancel', { id: event.job.id })
      }
    })
    expect(await test.upload('long.m4a', long)).toMatchObject({ state: 'cancelled' })
    stop()
    expect(await test.call('recording.list', {})).toEqual([])
  })

  it('gives an MP4 file of another program out as it is', async () => {
    const bytes = maker.ffmpeg('aac.m4a', '-c:a aac')
    const read = async (start: number, end: number) => bytes.subarray(start, end)
    const file = { size: bytes.length, read }
    expect(await withoutIndex({ codec: 'aac', mediaType: 'audio/mp4' }, file)).toEqual({
      start: 0,
      extension: null,
    })
  })

  it.each(REFUSED)('refuses %s (%s), and says that it is %s', async (name, options, codec) => {
    const job = await test.upload(name, maker.ffmpeg(name, options))
    expect(job).toMatchObject({
      state: 'failed',
      error: { code: 'codec-unsupported', details: { codec } },
    })
    expect(media()).toEqual([])
  })
})
