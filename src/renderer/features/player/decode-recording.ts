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

/** Decodes a chunk and counts it back from its end; what came before `startS` was warming up. */
async function decode(context: OfflineAudioContext, chunk: Chunk): Promise<Piece | null> {
  const audio = await context.decodeAudioData(chunk.file).catch(() => null)
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
  { sampleRateHz, onPiece }: DecodeOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const worker = new Worker(new URL('./peaks-worker.ts', import.meta.url), { type: 'module' })
  const ask = (request: PeaksRequest) => worker.postMessage(request)
  let context: OfflineAudioContext | null = null
  let decoded = false
  let turn: Promise<void> = Promise.resolve()

  async function hand(piece: Piece | null): Promise<void> {
    if (piece !== null && !signal.aborted) {
      decoded = true
      await onPiece(piece)
    }
    ask({ type: 'next' })
  }

  return new Promise<boolean>((resolve, reject) => {
    signal.addEventListener('abort', () => resolve(false), { once: true })
    worker.addEventListener('error', () => resolve(false))
    worker.addEventListener('message', ({ data }: MessageEvent<PeaksReply>) => {
      if (data.type === 'opened') {
        const own = Math.min(MAX_RATE_HZ, Math.max(MIN_RATE_HZ, data.sampleRateHz))
        context = new OfflineAudioContext({ length: 1, sampleRate: sampleRateHz ?? own })
      }
      if (data.type === 'chunk' && context !== null && !signal.aborted) {
        // Chunks are decoded side by side and handed on in order.
        const piece = decode(context, data)
        turn = turn.then(async () => hand(await piece))
        turn.catch(reject)
      }
      if (data.type === 'failed') resolve(false)
      if (data.type === 'done') void turn.then(() => resolve(decoded && !signal.aborted))
    })
    ask({ type: 'open', url })
  }).finally(() => worker.terminate())
}
