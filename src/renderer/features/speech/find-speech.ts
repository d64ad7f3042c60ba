import { SPEECH_RATE_HZ, type SpeechMap } from '../../../core/audio/speech.ts'
import { decodeRecording, type Piece } from '../player/decode-recording.ts'
import type { SpeechReply, SpeechRequest } from './worker-messages.ts'

/** The piece as one channel, its start laid at `at`: what lies before is cut, a gap is silence. */
function monoFrom({ channels, startSample }: Piece, at: number): Float32Array<ArrayBuffer> {
  const length = channels[0]?.length ?? 0
  const samples = new Float32Array(Math.max(0, startSample + length - at))
  const skip = Math.max(0, at - startSample)
  const gap = Math.max(0, startSample - at)
  for (const channel of channels) {
    for (let i = skip; i < length; i++) {
      const to = gap + i - skip
      samples[to] = (samples[to] ?? 0) + (channel[i] ?? 0) / channels.length
    }
  }
  return samples
}

/** Silero VAD in a worker: one answer after the other. */
function startWorker() {
  const worker = new Worker(new URL('./speech-worker.ts', import.meta.url), { type: 'module' })
  return {
    ask: (samples: Float32Array<ArrayBuffer>) =>
      new Promise<Uint8Array>((resolve, reject) => {
        const failed = () => reject(new Error('speech finder failed'))
        worker.onerror = failed
        worker.onmessage = ({ data }: MessageEvent<SpeechReply>) =>
          data.type === 'frames' ? resolve(data.likely) : failed()
        const request: SpeechRequest = { samples }
        worker.postMessage(request, { transfer: [samples.buffer] })
      }),
    stop: () => worker.terminate(),
  }
}

/**
 * Finds how likely speech is over a whole recording; nothing leaves the machine. While a piece is
 * listened to, the next is decoded. Null where it can't be decoded or `signal` was raised.
 */
export async function findSpeech(
  url: string,
  durationMs: number,
  onProgress: (value: number) => void,
  signal: AbortSignal,
): Promise<SpeechMap | null> {
  const worker = startWorker()
  const found: Uint8Array[] = []
  let at = 0
  let listening: Promise<void> = Promise.resolve()

  async function listen(samples: Float32Array<ArrayBuffer>, endMs: number): Promise<void> {
    found.push(await worker.ask(samples))
    if (!signal.aborted) onProgress(Math.min(1, endMs / Math.max(1, durationMs)))
  }

  try {
    const decoded = await decodeRecording(
      url,
      {
        sampleRateHz: SPEECH_RATE_HZ,
        async onPiece(piece) {
          const samples = monoFrom(piece, at)
          at += samples.length
          await listening
          listening = listen(samples, piece.endS * 1000)
          listening.catch(() => {})
        },
      },
      signal,
    )
    if (!decoded) return null
    await listening
    return joined(found)
  } catch {
    return null
  } finally {
    worker.stop()
  }
}

function joined(parts: readonly Uint8Array[]): SpeechMap {
  const map = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    map.set(part, at)
    at += part.length
  }
  return map
}
