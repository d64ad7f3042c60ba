import { computePeaks } from '../../../src/renderer/features/player/compute-peaks.ts'
import { createPlayer } from '../../../src/renderer/features/player/player-store.ts'
// oxlint-disable-next-line import/default -- Vite makes the module: the address of the worklet
import tapeUrl from './tape-worklet.js?url&no-inline'

const context = new AudioContext()
const ready = context.audioWorklet.addModule(tapeUrl)

/** Loud enough to be a click and no noise. */
const CLICK = 0.3
const POLL_MS = 4

const event = (element: HTMLAudioElement, name: string) =>
  new Promise<void>((resolve, reject) => {
    element.addEventListener(name, () => resolve(), { once: true })
    element.addEventListener('error', () => reject(new Error(element.error?.message)), {
      once: true,
    })
  })

interface Tape {
  readonly blocks: readonly Float32Array[]
  readonly firstFrame: number
}

const played = (tape: AudioWorkletNode) =>
  new Promise<Tape>((resolve) => {
    tape.port.addEventListener('message', ({ data }: MessageEvent<Tape>) => resolve(data), {
      once: true,
    })
    tape.port.start()
    tape.port.postMessage('stop')
  })

/** Seconds of the element's time that are to be added to the context's, by many looks at both. */
async function watchClocks(element: HTMLAudioElement, lengthS: number): Promise<number> {
  const differences: number[] = []
  const startedMs = performance.now()
  while (performance.now() - startedMs < lengthS * 1000) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    differences.push(element.currentTime - context.currentTime)
  }
  const steady = differences.slice(Math.floor(differences.length / 4)).toSorted((a, b) => a - b)
  return steady[Math.floor(steady.length / 2)] ?? Number.NaN
}

/**
 * Plays a stretch and gives the element's time at which the first click in it is heard; null where
 * there is none. What the element plays goes through a worklet, which counts samples.
 */
async function hearClick(url: string, fromS: number, lengthS: number): Promise<number | null> {
  await ready
  await context.resume()
  const element = new Audio(url)
  await event(element, 'loadedmetadata')
  element.currentTime = fromS
  await event(element, 'seeked')
  const tape = new AudioWorkletNode(context, 'tape')
  const source = context.createMediaElementSource(element)
  source.connect(tape)
  await element.play()
  const difference = await watchClocks(element, lengthS)
  element.pause()
  const { blocks, firstFrame } = await played(tape)
  source.disconnect()
  element.removeAttribute('src')
  const block = blocks.findIndex((samples) => samples.some((sample) => sample > CLICK))
  if (block < 0) return null
  const before = blocks.slice(0, block).reduce((sum, samples) => sum + samples.length, 0)
  const at = before + (blocks[block] ?? new Float32Array()).findIndex((sample) => sample > CLICK)
  return (firstFrame + at) / context.sampleRate + difference
}

interface Wave {
  /** Where it rises to a click, in seconds. */
  readonly clicks: readonly number[]
  /** Hundredths of a second in which there is nothing, but for the ends. */
  readonly flat: number
}

const END_PAIRS = 20

/** The wave of a recording; null where none can be made. */
async function waveOf(url: string, durationMs: number): Promise<Wave | null> {
  const absolute = new URL(url, location.href).href
  const peaks = await computePeaks(absolute, durationMs, () => {}, new AbortController().signal)
  if (peaks === null) return null
  const isLoud = (pair: number) => (peaks.max[pair] ?? 0) > CLICK * 32_767
  const pairs = Array.from(peaks.max.keys())
  return {
    clicks: pairs
      .filter((pair) => isLoud(pair) && !isLoud(pair - 1))
      .map((pair) => pair / peaks.perSecond),
    flat: pairs
      .slice(END_PAIRS, -END_PAIRS)
      .filter((pair) => peaks.max[pair] === 0 && peaks.min[pair] === 0).length,
  }
}

/** Opens a recording in a player, goes into its middle, plays for a moment; how it went. */
async function tryOut(recordingId: string, durationMs: number): Promise<string> {
  const player = createPlayer(new Audio())
  player.load(recordingId, durationMs)
  player.seek(durationMs / 2)
  player.playPause()
  const state = () => player.store.getState()
  for (let wait = 0; wait < 100 && state().error === null && !state().loaded; wait++) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await new Promise((resolve) => setTimeout(resolve, 50))
  const { error, loaded } = state()
  player.unload()
  return error ?? (loaded ? 'plays' : 'waits')
}

const fixture = { hearClick, waveOf, tryOut }
declare global {
  interface Window {
    timeline: typeof fixture
  }
}
window.timeline = fixture
