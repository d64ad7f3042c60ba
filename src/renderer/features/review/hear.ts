import { saidAt } from '../../../core/transcript/timing.ts'
import { player } from '../player/player-store.ts'
import type { SeenMention } from './groups.ts'

/** A mention's place is a guess, so it is heard with something before and after it. */
const BEFORE_MS = 1_200
const LENGTH_MS = 4_000

/** Plays the stretch of the recording in which a mention is said. */
export function hear({ mention, startMs, endMs, length }: SeenMention): void {
  const at = saidAt({ startMs, endMs }, length, mention)?.startMs ?? startMs
  if (at === null) return
  const from = Math.max(0, at - BEFORE_MS)
  player.playRange(from, from + LENGTH_MS)
}
