import type { Player } from './player-store.ts'

/** Stops the sound while somebody types and goes on when the hands rest; off until it is set. */
export function createTypingPause(player: Pick<Player, 'playPause' | 'store'>) {
  let afterMs: number | null = null
  let resting: ReturnType<typeof setTimeout> | undefined
  /** The sound was stopped here, not by the person. */
  let held = false

  const isPlaying = () => player.store.getState().playing

  player.store.subscribe((now, before) => {
    if (now.playing || now.recordingId !== before.recordingId) {
      held = held && !now.playing && now.recordingId === before.recordingId
      clearTimeout(resting)
    }
  })

  return {
    /** Milliseconds without a key after which the sound goes on; null to leave it alone. */
    set(ms: number | null): void {
      afterMs = ms
      if (ms === null) held = false
    },
    /** Something was typed. */
    typed(): void {
      if (afterMs === null) return
      if (isPlaying()) {
        held = true
        player.playPause()
      }
      if (!held) return
      clearTimeout(resting)
      resting = setTimeout(() => {
        if (held && !isPlaying()) player.playPause()
        held = false
      }, afterMs)
    },
  }
}
