/// <reference lib="webworker" />
import modelUrl from '@ricky0123/vad-web/dist/silero_vad_v6.onnx?url'
import * as ort from 'onnxruntime-web/wasm'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'
import { CONTEXT_SAMPLES, FRAME_SAMPLES, SPEECH_RATE_HZ } from '../../../core/audio/speech.ts'
import type { SpeechReply, SpeechRequest } from './worker-messages.ts'

/** What the model remembers from frame to frame. */
const STATE_SHAPE = [2, 1, 128]
const STATE_LENGTH = 256

const post = (reply: SpeechReply, transfer: Transferable[] = []) =>
  self.postMessage(reply, { transfer })

async function openModel(): Promise<ort.InferenceSession> {
  // More threads would want SharedArrayBuffer, and a frame is too small to share.
  ort.env.wasm.numThreads = 1
  ort.env.wasm.wasmPaths = { wasm: wasmUrl }
  const model = await (await fetch(modelUrl)).arrayBuffer()
  return ort.InferenceSession.create(model)
}

/** Silero VAD over a recording: a frame's answer depends on all frames before it. */
async function createFinder() {
  const session = await openModel()
  const rate = new ort.Tensor('int64', [BigInt(SPEECH_RATE_HZ)])
  const input = new Float32Array(CONTEXT_SAMPLES + FRAME_SAMPLES)
  let state: ort.Tensor = new ort.Tensor('float32', new Float32Array(STATE_LENGTH), STATE_SHAPE)
  let rest = new Float32Array(0)

  async function likely(frame: Float32Array): Promise<number> {
    input.copyWithin(0, FRAME_SAMPLES)
    input.set(frame, CONTEXT_SAMPLES)
    const tensor = new ort.Tensor('float32', input, [1, input.length])
    const { output, stateN } = await session.run({ input: tensor, state, sr: rate })
    if (stateN) state = stateN
    const value = output?.data[0]
    return typeof value === 'number' ? value : 0
  }

  return async (samples: Float32Array): Promise<Uint8Array<ArrayBuffer>> => {
    const all = new Float32Array(rest.length + samples.length)
    all.set(rest)
    all.set(samples, rest.length)
    const frames = new Uint8Array(Math.floor(all.length / FRAME_SAMPLES))
    for (let i = 0; i < frames.length; i++) {
      const frame = all.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES)
      frames[i] = Math.round(255 * Math.min(1, Math.max(0, await likely(frame))))
    }
    rest = all.slice(frames.length * FRAME_SAMPLES)
    return frames
  }
}

const finder = createFinder()
let turn: Promise<void> = finder.then(() => {})
turn.catch(() => post({ type: 'failed' }))

self.addEventListener('message', ({ data }: MessageEvent<SpeechRequest>) => {
  turn = turn
    .then(async () => {
      const frames = await (await finder)(data.samples)
      post({ type: 'frames', likely: frames }, [frames.buffer])
    })
    .catch(() => post({ type: 'failed' }))
})
