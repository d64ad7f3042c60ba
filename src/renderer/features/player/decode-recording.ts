import type { PeaksReply, PeaksRequest } from './peaks-messages.ts'

/** Sample rates that Web Audio has to take; the rest is resampled to the nearest of them. */
const [MIN_RATE_HZ, MAX_RATE_HZ] = [8_000, 96_000]

/** Decoded samples in -1..1, one array a channel. */
export interface Piece {
  readonly channels: readonly Float32Array<ArrayBuffer>[]
  /** Where the first sample stands on the recording's timeline; below 0 before its start. */
  readonly startSample: number
  readonly sampleRateHz: number
  /** Where the last one ends, in seconds. */
  readonly endS: number
}

type Chunk = Extract<PeaksReply, { type: 'chunk' }>

/** Samples as they are, or at the context's rate. */
async function resampled(
  channels: readonly Float32Array<ArrayBuffer>[],
  rateHz: number,
  { sampleRate }: OfflineAudioContext,
): Promise<AudioBuffer> {
  const [numberOfChannels, length] = [channels.length, channels[0]?.length ?? 0]
  const buffer = new AudioBuffer({ numberOfChannels, length, sampleRate: rateHz })
  channels.forEach((samples, n) => buffer.copyToChannel(samples, n))
  const out = Math.ceil((length * sampleRate) / rateHz)
  const context = new OfflineAudioContext({ numberOfChannels, length: out, sampleRate })
  const source = new AudioBufferSourceNode(context, { buffer })
  source.connect(context.destination)
  source.start()
  return context.startRendering()
}

async function soundOf(
  { sound }: Chunk,
  rateHz: number,
  context: OfflineAudioContext,
  mayKeepRate: boolean,
): Promise<Pick<AudioBuffer, 'sampleRate' | 'numberOfChannels' | 'length' | 'getChannelData'>> {
  if (sound instanceof ArrayBuffer) return context.decodeAudioData(sound)
  if (!mayKeepRate && rateHz !== context.sampleRate) return resampled(sound, rateHz, context)
  return {
    sampleRate: rateHz,
    numberOfChannels: sound.length,
    length: sound[0]?.length ?? 0,
    getChannelData: (n) => sound[n] ?? new Float32Array(0),
  }
}

/** Decodes a chunk and counts it back from its end; what came before `startS` was warming up. */
async function decode(
  context: OfflineAudioContext,
  chunk: Chunk,
  rateHz: number,
  mayKeepRate: boolean,
): Promise<Piece | null> {
  const audio = await soundOf(chunk, rateHz, context, mayKeepRate).catch(() => null)
  if (audio === null) return null
  const { sampleRate: sampleRateHz, numberOfChannels } = audio
  const end = Math.round(chunk.endS * sampleRateHz)
  const fresh = Math.min(audio.length, end - Math.round(chunk.startS * sampleRateHz))
  const channels = Array.from({ length: numberOfChannels }, (_, n) =>
    audio.getChannelData(n).subarray(audio.length - fresh),
  )
  return { channels, startSample: end - fresh, sampleRateHz, endS: chunk.endS }
}

export interface DecodeOptions {
  /** The rate to decode to; without it the file's own, or the nearest that Web Audio takes. */
  readonly sampleRateHz?: number
  /** Bounds the file's own rate where it is decoded; PCM comes as it is. */
  readonly mostHz?: number
  /** Gets the pieces in order; the next one waits for what it promises. */
  onPiece(piece: Piece): void | Promise<void>
}

/**
 * Decodes a whole recording piece by piece. A worker reads the file and cuts it into chunks; the
 * browser decodes each in one go on threads of its own, as many at once as the worker lets out.
 * (Measured for 3 h of mp3, one at a time: 16 s, against 40 s with WebCodecs, where each packet of
 * 26 ms costs about 90 µs.) False where not one part
 * could be decoded or `signal` was raised.
 */
export function decodeRecording(
  url: string,
  { sampleRateHz, mostHz = MAX_RATE_HZ, onPiece }: DecodeOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const worker = new Worker(new URL('./peaks-worker.ts', import.meta.url), { type: 'module' })
  let rateHz = 0
  let context: OfflineAudioContext | null = null
  let decoded = false
  let turn: Promise<void> = Promise.resolve()

  async function hand(piece: Piece | null, { sound }: Chunk): Promise<void> {
    if (piece !== null && !signal.aborted) {
      decoded = true
      await onPiece(piece)
    }
    const spent = sound instanceof ArrayBuffer ? [] : sound.map(({ buffer }) => buffer)
    worker.postMessage({ type: 'next', spent } satisfies PeaksRequest, { transfer: spent })
  }

  return new Promise<boolean>((resolve, reject) => {
    signal.addEventListener('abort', () => resolve(false), { once: true })
    worker.addEventListener('error', () => resolve(false))
    worker.addEventListener('message', ({ data }: MessageEvent<PeaksReply>) => {
      if (data.type === 'opened') {
        rateHz = data.sampleRateHz
        const own = Math.min(mostHz, Math.max(MIN_RATE_HZ, data.sampleRateHz))
        context = new OfflineAudioContext({ length: 1, sampleRate: sampleRateHz ?? own })
      }
      if (data.type === 'chunk' && context !== null && !signal.aborted) {
        // Chunks are decoded side by side and handed on in order.
        const piece = decode(context, data, rateHz, sampleRateHz === undefined)
        turn = turn.then(async () => hand(await piece, data))
        turn.catch(reject)
      }
      if (data.type === 'failed') resolve(false)
      if (data.type === 'done') void turn.then(() => resolve(decoded && !signal.aborted))
    })
    worker.postMessage({ type: 'open', url } satisfies PeaksRequest)
  }).finally(() => worker.terminate())
}
