import { useEffect } from 'react'
import type { ActionId } from '../../../core/keys/actions.ts'
import type { PedalChoice } from '../../../core/pedals/choices.ts'
import type { PedalCommand } from '../../../core/pedals/machine.ts'
import { runAction } from '../../app/actions.ts'
import { tellActivity } from '../../app/use-activity.ts'
import { player, typingPause } from '../player/player-store.ts'
import { createPedals } from './pedal-store.ts'

function startPlaying(): void {
  if (player.isPaused()) player.play()
}

function stopPlaying(): void {
  typingPause.letGo()
  if (!player.isPaused()) player.pause()
}

/** How an action that lasts begins and ends; the player may have been stopped or started otherwise. */
const LASTING: Readonly<Partial<Record<ActionId, Readonly<Record<'start' | 'stop', () => void>>>>> =
  {
    'player.playPause': { start: startPlaying, stop: stopPlaying },
  }

function act({ kind, action }: PedalCommand): void {
  tellActivity()
  if (kind === 'run') runAction(action)
  else LASTING[action]?.[kind]()
}

/** The program's foot pedals. */
export const pedals = createPedals(navigator.hid, act)

let started = false

/** Foot pedals act for as long as the program is open, with what the person chose. */
export function usePedals(choices: readonly PedalChoice[]): void {
  useEffect(() => pedals.choose(choices), [choices])
  useEffect(() => {
    if (started) return
    started = true
    void pedals.start()
  }, [])
}
