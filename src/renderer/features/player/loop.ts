import { create } from 'zustand'
import type { Stretch } from '../../../core/audio/stretch.ts'
import type { Player } from './player-store.ts'

interface LoopState {
  /** What is played again and again; null for nothing. */
  readonly looped: Stretch | null
  /** How often a stretch is played; 0 until it is stopped. */
  readonly times: number
  /** Seconds of silence between two rounds. */
  readonly pauseSeconds: number
}

/** Plays a stretch again and again, with a pause between, until it was often enough or somebody stops it. */
export function createLoop(player: Pick<Player, 'playRange' | 'pause' | 'store'>) {
  const store = create<LoopState>()(() => ({ looped: null, times: 0, pauseSeconds: 1 }))
  let pausing: ReturnType<typeof setTimeout> | undefined
  let targetOf: () => Stretch | null = () => null

  function end(): void {
    clearTimeout(pausing)
    pausing = undefined
    store.setState({ looped: null })
  }

  function round(stretch: Stretch, number: number): void {
    pausing = undefined
    player.playRange(stretch.startMs, stretch.endMs, () => {
      const { times, pauseSeconds } = store.getState()
      if (times > 0 && number >= times) return end()
      pausing = setTimeout(() => round(stretch, number + 1), pauseSeconds * 1000)
    })
  }

  // Who pauses in a round, plays in a pause or opens another recording wants no more of it.
  player.store.subscribe((now, before) => {
    if (store.getState().looped === null) return
    const paused = before.playing && !now.playing && pausing === undefined
    const played = !before.playing && now.playing && pausing !== undefined
    if (paused || played || now.recordingId !== before.recordingId) end()
  })

  return {
    store,
    /** Says what would be looped now; asked anew each time. */
    offer(target: () => Stretch | null): void {
      targetOf = target
    },
    /** Starts with what is offered, or stops. */
    toggle(): void {
      if (store.getState().looped) {
        end()
        player.pause()
        return
      }
      const looped = targetOf()
      if (looped === null || looped.endMs <= looped.startMs) return
      store.setState({ looped })
      round(looped, 1)
    },
    set: (times: number, pauseSeconds: number) => store.setState({ times, pauseSeconds }),
  }
}
