import { silenceAt } from '../../../core/audio/speech.ts'
import type { Stretch } from '../../../core/audio/stretch.ts'
import type { Player } from '../player/player-store.ts'

/** Shorter rests than this are heard out, and so much of each silence is left at its two ends. */
const LEAST_SKIP_MS = 600
const KEPT_MS = 250

/** Leaves silences out while playing; off until it is set. */
export function createSilenceSkipper(
  player: Pick<Player, 'store' | 'subscribePosition' | 'skipTo'>,
  speech: () => readonly Stretch[],
) {
  let isOn = false
  player.subscribePosition((ms) => {
    const { playing, durationMs } = player.store.getState()
    const stretches = isOn && playing ? speech() : []
    if (stretches.length === 0) return
    const silence = silenceAt(stretches, ms, durationMs)
    if (silence === null || ms < silence.startMs + KEPT_MS) return
    const toMs = silence.endMs - KEPT_MS
    if (silence.endMs < durationMs && toMs - ms >= LEAST_SKIP_MS) player.skipTo(toMs)
  })
  return { set: (on: boolean): void => void (isOn = on) }
}
