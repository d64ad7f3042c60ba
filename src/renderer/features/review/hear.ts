import { player } from '../player/player-store.ts'
import type { SeenMention } from './groups.ts'

/** Without word times a mention's place is guessed from its share of the segment's text. */
const BEFORE_MS = 1_200
const LENGTH_MS = 4_000

/** Plays the stretch of the recording in which a mention is said. */
export function hear({ mention, startMs, endMs, length }: SeenMention): void {
  if (startMs === null) return
  const share = length ? mention.start / length : 0
  const at = startMs + share * Math.max(0, (endMs ?? startMs) - startMs)
  const from = Math.max(0, at - BEFORE_MS)
  player.playRange(from, from + LENGTH_MS)
}
