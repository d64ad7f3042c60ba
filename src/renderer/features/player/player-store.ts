import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { createLoop } from './loop.ts'
import { createSound } from './sound.ts'
import { createTypingPause } from './typing-pause.ts'

export const MIN_RATE = 0.25
export const MAX_RATE = 3
export const RATE_STEP = 0.05

/** Why the element does not play; words for it are in the messages. */
export type PlayerError = 'network' | 'cannot-decode' | 'unsupported'

export interface PlayerState {
  readonly recordingId: string | null
  readonly durationMs: number
  /** Brought up to date about four times a second; `subscribePosition` gives every frame. */
  readonly positionMs: number
  readonly playing: boolean
  /** 1 is the speed of the recording; the pitch stays. */
  readonly rate: number
  readonly error: PlayerError | null
  /** The element knows the recording and can play it. */
  readonly loaded: boolean
  /** Seconds to step back when playback goes on after a pause; 0 for none. */
  readonly backStepSeconds: number
  /** Seconds to step back when playback is stopped; 0 for none. */
  readonly stopStepSeconds: number
  /** Seconds of a jump. */
  readonly jumpSeconds: number
}

type Store = UseBoundStore<StoreApi<PlayerState>>
type PositionListener = (positionMs: number) => void
type HeardListener = (recordingId: string, positionMs: number) => void

const PUBLISH_EVERY_MS = 250
const HEARD_EVERY_MS = 5_000

const EMPTY = {
  recordingId: null,
  durationMs: 0,
  positionMs: 0,
  playing: false,
  error: null,
  loaded: false,
} as const satisfies Partial<PlayerState>

/** By MediaError.code; 1, aborted, is no failure. */
const ERRORS: Readonly<Record<number, PlayerError>> = {
  2: 'network',
  3: 'cannot-decode',
  4: 'unsupported',
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

/** The nearest speed that is offered, e.g. 0.95. */
export const toRate = (rate: number): number =>
  clamp(Math.round(Math.round(rate / RATE_STEP) * RATE_STEP * 100) / 100, MIN_RATE, MAX_RATE)

/** Plays recordings through the one audio element it is given; nobody else writes to the element. */
export function createPlayer(audio: HTMLAudioElement) {
  const store: Store = create<PlayerState>()(() => ({
    ...EMPTY,
    rate: 1,
    backStepSeconds: 0,
    stopStepSeconds: 0,
    jumpSeconds: 3,
  }))
  const positionListeners = new Set<PositionListener>()
  const heardListeners = new Set<HeardListener>()
  let frame = 0
  let publishedAt = 0
  let stopAt: { readonly ms: number; readonly onEnd: () => void } | null = null
  let stepsBack = false
  let heardMs = 0
  let reportedMs = 0
  audio.preload = 'metadata'
  audio.preservesPitch = true

  const positionMs = () => audio.currentTime * 1000

  function publish(): void {
    publishedAt = performance.now()
    store.setState({ positionMs: positionMs() })
  }

  function reportHeard(): void {
    const { recordingId } = store.getState()
    if (recordingId === null || heardMs <= reportedMs) return
    reportedMs = heardMs
    for (const listener of heardListeners) listener(recordingId, Math.round(heardMs))
  }

  function tellPosition(): void {
    const now = positionMs()
    for (const listener of positionListeners) listener(now)
    if (performance.now() - publishedAt >= PUBLISH_EVERY_MS) publish()
  }

  function advance(): void {
    if (stopAt !== null && positionMs() >= stopAt.ms) {
      const { ms, onEnd } = stopAt
      audio.pause()
      audio.currentTime = ms / 1000
      stopAt = null
      onEnd()
    }
    heardMs = Math.max(heardMs, positionMs())
    if (heardMs - reportedMs >= HEARD_EVERY_MS) reportHeard()
    tellPosition()
  }

  function onFrame(): void {
    advance()
    if (!audio.paused) frame = requestAnimationFrame(onFrame)
  }

  function moveTo(ms: number): void {
    const { durationMs } = store.getState()
    audio.currentTime = clamp(ms, 0, durationMs || Infinity) / 1000
    publish()
    tellPosition()
  }

  function start(): void {
    if (store.getState().recordingId === null) return
    // A refusal (no source, no gesture yet) shows as an error event or as staying paused.
    audio.play().catch(() => store.setState({ playing: false }))
  }

  function pause(): void {
    const { stopStepSeconds } = store.getState()
    audio.pause()
    if (stopStepSeconds > 0) moveTo(positionMs() - stopStepSeconds * 1000)
  }

  function resume(): void {
    const { backStepSeconds } = store.getState()
    if (stepsBack) moveTo(positionMs() - backStepSeconds * 1000)
    start()
  }

  audio.addEventListener('play', () => {
    store.setState({ playing: true })
    stepsBack = false
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(onFrame)
  })
  audio.addEventListener('pause', () => {
    // The event comes late; by now it may be playing again.
    if (!audio.paused) return
    stepsBack = !audio.ended
    stopAt = null
    store.setState({ playing: false })
    publish()
    reportHeard()
  })
  // Frames stop in a hidden window; this event goes on.
  audio.addEventListener('timeupdate', () => (audio.paused ? tellPosition() : advance()))
  audio.addEventListener('seeked', () => {
    publish()
    tellPosition()
  })
  audio.addEventListener('loadedmetadata', () => {
    const own = audio.duration * 1000
    const known = store.getState().durationMs
    const durationMs = known > 0 || !Number.isFinite(own) ? known : own
    store.setState({ loaded: true, error: null, durationMs })
  })
  audio.addEventListener('error', () => {
    const error = ERRORS[audio.error?.code ?? 0] ?? null
    if (store.getState().recordingId !== null) store.setState({ error, playing: false })
  })

  function setRate(rate: number): void {
    const next = toRate(rate)
    audio.defaultPlaybackRate = next
    audio.playbackRate = next
    store.setState({ rate: next })
  }

  function unload(): void {
    audio.pause()
    reportHeard()
    cancelAnimationFrame(frame)
    heardMs = 0
    reportedMs = 0
    stepsBack = false
    store.setState(EMPTY)
    audio.removeAttribute('src')
    audio.load()
  }

  return {
    /** For components: `player.store((state) => state.playing)`. */
    store,
    /** Opens a recording at a position; the same one again changes nothing. */
    load(recordingId: string, durationMs: number, startMs = 0): void {
      if (store.getState().recordingId === recordingId) return
      unload()
      store.setState({ recordingId, durationMs })
      audio.src = `/media/${recordingId}`
      if (startMs > 0) moveTo(startMs)
    },
    unload,
    /** Whether the element is silent right now, before the store hears of it. */
    isPaused: () => audio.paused,
    pause,
    /** Goes on, a step back where one is set. */
    play: resume,
    playPause: () => (audio.paused ? resume() : pause()),
    /** Goes to a time; playback goes on from there, or starts there next time. */
    seek(ms: number): void {
      stopAt = null
      stepsBack = false
      moveTo(ms)
    },
    jump(deltaMs: number): void {
      stopAt = null
      stepsBack = false
      moveTo(positionMs() + deltaMs)
    },
    /** Leaves out what lies before a time, unless what is being played ends there first. */
    skipTo(ms: number): void {
      if (stopAt === null || ms < stopAt.ms) moveTo(ms)
    },
    setRate,
    /** Plays a stretch and stops at its end, which is told unless somebody stopped or left it before. */
    playRange(startMs: number, endMs: number, onEnd: () => void = () => {}): void {
      moveTo(startMs)
      stopAt = { ms: endMs, onEnd }
      start()
    },
    setStopStep: (seconds: number) => store.setState({ stopStepSeconds: clamp(seconds, 0, 10) }),
    setBackStep: (seconds: number) => store.setState({ backStepSeconds: clamp(seconds, 0, 10) }),
    setJump: (seconds: number) => store.setState({ jumpSeconds: clamp(seconds, 0.5, 60) }),
    /** Milliseconds right now, without waiting for the store. */
    positionMs,
    /** Hears every animation frame while playing and every seek; causes no rendering. */
    subscribePosition(listener: PositionListener): () => void {
      positionListeners.add(listener)
      return () => positionListeners.delete(listener)
    },
    /** Hears the furthest position played, every few seconds and on each pause. */
    onHeard(listener: HeardListener): () => void {
      heardListeners.add(listener)
      return () => heardListeners.delete(listener)
    },
  }
}

export type Player = ReturnType<typeof createPlayer>

const element = new Audio()

/** The program's one player. */
export const player = createPlayer(element)

/** How its sound is shaped. */
export const sound = createSound(element)

/** Loops what the open transcript offers. */
export const loop = createLoop(player)

/** Stops the sound while the person types, where the settings say so. */
export const typingPause = createTypingPause(player)

/** A part of the player's state, for components. */
export const usePlayer = player.store
