import type { Player } from './player-store.ts'

/** Stops the sound while somebody types and goes on when the hands rest; off until it is set. */
export function createTypingPause(player: Pick<Player, 'isPaused' | 'pause' | 'play' | 'store'>) {
  let afterMs: number | null = null
  let resting: ReturnType<typeof setTimeout> | undefined
  /** The sound was stopped here, not by the person. */
  let held = false

  function letGo(): void {
    held = false
    clearTimeout(resting)
  }

  // Asked of the element, for the store hears of a pause or a start only afterwards.
  player.store.subscribe((now, before) => {
    if (held && (!player.isPaused() || now.recordingId !== before.recordingId)) letGo()
  })

  return {
    /** Milliseconds without a key after which the sound goes on; null to leave it alone. */
    set(ms: number | null): void {
      afterMs = ms
      if (ms === null) letGo()
    },
    /** The sound is not to go on by itself: somebody wants it to rest. */
    letGo,
    /** Something was typed. */
    typed(): void {
      if (afterMs === null) return
      if (!player.isPaused()) {
        held = true
        player.pause()
      }
      if (!held) return
      clearTimeout(resting)
      resting = setTimeout(() => {
        if (!held) return
        letGo()
        player.play()
      }, afterMs)
    },
  }
}
