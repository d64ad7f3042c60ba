import { StateEffect, StateField } from '@codemirror/state'
import type { Speaker } from '../../../../core/transcript/model.ts'

/** Renames the speakers given and adds those not yet there. */
export const putSpeakers = StateEffect.define<readonly Speaker[]>()

function merge(before: readonly Speaker[], put: readonly Speaker[]): readonly Speaker[] {
  const byId = new Map([...before, ...put].map((speaker) => [speaker.id, speaker]))
  return [...byId.values()]
}

/** The transcript's speakers in order; no part of undo. */
export const speakersField = StateField.define<readonly Speaker[]>({
  create: () => [],
  update: (speakers, tr) =>
    tr.effects.reduce(
      (result, effect) => (effect.is(putSpeakers) ? merge(result, effect.value) : result),
      speakers,
    ),
})
