import { notifications } from '@mantine/notifications'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { speechAfter, speechBefore } from '../../../core/audio/speech.ts'
import type { Stretch } from '../../../core/audio/stretch.ts'
import type { Settings } from '../../../ipc/schemas.ts'
import { useActions } from '../../app/actions.ts'
import { player } from '../player/player-store.ts'
import { createSilenceSkipper } from './skip-silence.ts'
import { speech, useSpeech } from './speech-store.ts'

const skipper = createSilenceSkipper(player, () => useSpeech.getState().stretches)

/** One has just arrived at a start when one wants to go on to the start before. */
const ARRIVED_MS = 1_500

/** Goes to speech, or says that there is none; what is not known yet is asked for. */
function goTo(
  find: (stretches: readonly Stretch[]) => Stretch | undefined,
  otherwise: string,
  ask: () => void,
): void {
  const { status, stretches } = useSpeech.getState()
  if (status !== 'found') return ask()
  const stretch = find(stretches)
  if (stretch) player.seek(stretch.startMs)
  else notifications.show({ message: otherwise })
}

/** Opens what is known of a recording's speech, skips its silences where wanted, and takes actions. */
export function useSpeechOf(
  recordingId: string,
  durationMs: number,
  settings: Settings | undefined,
  { onPropose, onSkip }: { onPropose: () => void; onSkip: (isOn: boolean) => void },
): void {
  const { t } = useTranslation()
  const status = useSpeech((state) => state.status)
  const isSkipping = settings?.skipSilence === true
  useEffect(() => {
    void speech.open(recordingId, durationMs)
    return speech.close
  }, [recordingId, durationMs])
  useEffect(() => {
    if (settings) speech.setOptions(settings.speech)
  }, [settings])
  useEffect(() => {
    skipper.set(isSkipping)
    if (isSkipping && status === 'unknown') void speech.find()
    return () => skipper.set(false)
  }, [isSkipping, status])
  const deeds = useMemo(
    () => ({
      'speech.propose': onPropose,
      'speech.skipSilence': () => onSkip(!isSkipping),
      'speech.next': () =>
        goTo((all) => speechAfter(all, player.positionMs()), t('speech.noneAfter'), onPropose),
      'speech.previous': () =>
        goTo(
          (all) => speechBefore(all, player.positionMs() - ARRIVED_MS),
          t('speech.noneBefore'),
          onPropose,
        ),
    }),
    [onPropose, onSkip, isSkipping, t],
  )
  useActions(deeds)
}
