import { create } from 'zustand'
// oxlint-disable-next-line import/default -- Vite makes the module: the address of the built worklet
import gateUrl from './gate-worklet.ts?worker&url'

/** Which channel of a stereo recording is heard, in both ears; often each has one speaker. */
export type Channel = 'both' | 'left' | 'right'

export interface SoundShape {
  /** 1 is as recorded; more is louder. */
  readonly volume: number
  /** Rumble taken away, loud and soft brought together, noise between words lowered. */
  readonly voice: boolean
  readonly channel: Channel
}

export const MIN_VOLUME = 0.5
export const MAX_VOLUME = 4

const AS_RECORDED: SoundShape = { volume: 1, voice: false, channel: 'both' }

const isAsRecorded = ({ volume, voice, channel }: SoundShape): boolean =>
  volume === 1 && !voice && channel === 'both'

/** Speech has nothing of use below this. */
const RUMBLE_HZ = 110
const COMPRESSOR = { threshold: -30, knee: 20, ratio: 4, attack: 0.005, release: 0.15 } as const

interface Graph {
  readonly context: AudioContext
  readonly shape: (shape: SoundShape) => void
  readonly output: GainNode
}

async function createGraph(audio: HTMLAudioElement): Promise<Graph> {
  const context = new AudioContext({ latencyHint: 'interactive' })
  await context.audioWorklet.addModule(gateUrl)
  const source = context.createMediaElementSource(audio)
  const splitter = context.createChannelSplitter(2)
  const rumble = new BiquadFilterNode(context, { type: 'highpass', frequency: RUMBLE_HZ })
  const gate = new AudioWorkletNode(context, 'noise-gate')
  const compressor = new DynamicsCompressorNode(context, COMPRESSOR)
  const output = context.createGain()
  output.connect(context.destination)
  const inner: readonly AudioNode[] = [source, splitter, rumble, gate, compressor]
  return {
    context,
    output,
    shape({ volume, voice, channel }) {
      for (const node of inner) node.disconnect()
      const [first = output, ...rest]: readonly AudioNode[] = [
        ...(voice ? [rumble, gate, compressor] : []),
        output,
      ]
      if (channel === 'both') source.connect(first)
      else source.connect(splitter).connect(first, channel === 'left' ? 0 : 1)
      rest.reduce((from, to) => from.connect(to), first)
      output.gain.value = volume
    },
  }
}

/** Shapes what the element plays; the element sounds by itself until something is to be shaped. */
export function createSound(audio: HTMLAudioElement) {
  const store = create<SoundShape>()(() => AS_RECORDED)
  let graph: Promise<Graph> | undefined

  async function apply(): Promise<void> {
    if (graph === undefined && isAsRecorded(store.getState())) return
    graph ??= createGraph(audio)
    const { context, shape } = await graph
    shape(store.getState())
    // A context that was made before anybody touched the page waits for it.
    if (!audio.paused) await context.resume()
  }

  audio.addEventListener('play', () => void graph?.then(({ context }) => context.resume()))

  return {
    store,
    set(part: Partial<SoundShape>): void {
      store.setState(part)
      void apply()
    },
    /** The graph's output, once there is one. */
    output: async () => (await graph)?.output,
  }
}
