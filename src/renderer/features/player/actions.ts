import type { Language } from '../../../core/transcript/model.ts'
import { player, RATE_STEP } from './player-store.ts'
import { waveView } from './wave-view.ts'

/** Something a person can do by key, palette or menu. The first key is the one that is shown. */
export interface PlayerAction {
  readonly id: string
  /** E.g. `F4`, `Ctrl+Space`; `Mod` is Ctrl, or Cmd on a Mac. All of them work while typing. */
  readonly keys: readonly string[]
  readonly labels: Readonly<Record<Language, string>>
  readonly run: () => void
}

const REPLAY_MS = 5_000

const state = player.store.getState
const jump = (direction: -1 | 1) => player.jump(direction * state().jumpSeconds * 1000)

function replay(): void {
  player.jump(-REPLAY_MS)
  if (!state().playing) player.playPause()
}

/** Function keys, as transcription tools have them: they type nothing and no editor uses them. */
export const playerActions = [
  {
    id: 'player.playPause',
    keys: ['F4', 'Ctrl+Space'],
    labels: { es: 'Reproducir o pausar', en: 'Play or pause' },
    run: player.playPause,
  },
  {
    id: 'player.jumpBack',
    keys: ['F2'],
    labels: { es: 'Saltar atrás', en: 'Jump back' },
    run: () => jump(-1),
  },
  {
    id: 'player.jumpForward',
    keys: ['F3'],
    labels: { es: 'Saltar adelante', en: 'Jump forward' },
    run: () => jump(1),
  },
  {
    id: 'player.replay',
    keys: ['Shift+F4'],
    labels: { es: 'Repetir los últimos 5 segundos', en: 'Replay the last 5 seconds' },
    run: replay,
  },
  {
    id: 'player.slower',
    keys: ['F6'],
    labels: { es: 'Más lento', en: 'Slower' },
    run: () => player.setRate(state().rate - RATE_STEP),
  },
  {
    id: 'player.faster',
    keys: ['F7'],
    labels: { es: 'Más rápido', en: 'Faster' },
    run: () => player.setRate(state().rate + RATE_STEP),
  },
  {
    id: 'player.normalSpeed',
    keys: ['F8'],
    labels: { es: 'Velocidad normal', en: 'Normal speed' },
    run: () => player.setRate(1),
  },
  {
    id: 'player.zoomIn',
    keys: ['Alt+PageUp'],
    labels: { es: 'Acercar la onda', en: 'Zoom in on the wave' },
    run: waveView.zoomIn,
  },
  {
    id: 'player.zoomOut',
    keys: ['Alt+PageDown'],
    labels: { es: 'Alejar la onda', en: 'Zoom out of the wave' },
    run: waveView.zoomOut,
  },
  {
    id: 'player.follow',
    keys: [],
    labels: { es: 'Seguir la reproducción en la onda', en: 'Follow playback on the wave' },
    run: waveView.toggleFollow,
  },
] as const satisfies readonly PlayerAction[]

export type PlayerActionId = (typeof playerActions)[number]['id']
