import type { ActionId } from '../../../core/keys/actions.ts'
import { loop, player, RATE_STEP } from './player-store.ts'
import { waveView } from './wave-view.ts'

export type PlayerActionId = Extract<ActionId, `player.${string}`>

const REPLAY_MS = 5_000

const state = player.store.getState
const jump = (direction: -1 | 1) => player.jump(direction * state().jumpSeconds * 1000)

function replay(): void {
  player.jump(-REPLAY_MS)
  if (!state().playing) player.playPause()
}

/** What the player's actions do. */
export const playerDeeds = {
  'player.playPause': player.playPause,
  'player.jumpBack': () => jump(-1),
  'player.jumpForward': () => jump(1),
  'player.replay': replay,
  'player.loop': loop.toggle,
  'player.slower': () => player.setRate(state().rate - RATE_STEP),
  'player.faster': () => player.setRate(state().rate + RATE_STEP),
  'player.normalSpeed': () => player.setRate(1),
  'player.zoomIn': waveView.zoomIn,
  'player.zoomOut': waveView.zoomOut,
  'player.follow': waveView.toggleFollow,
} as const satisfies Readonly<Record<PlayerActionId, () => void>>
