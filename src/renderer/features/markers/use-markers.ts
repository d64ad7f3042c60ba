import { notifications } from '@mantine/notifications'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { markerAfter, markerBefore, type Marker } from '../../../core/audio/markers.ts'
import { useActions } from '../../app/actions.ts'
import { player } from '../player/player-store.ts'
import { waveView } from '../player/wave-view.ts'
import { markerPanel } from './marker-panel.ts'
import { useMarkerEdits } from './use-marker-edits.ts'

/** While it plays, one has just left a marker when one wants to go on to the marker before. */
const LEFT_MS = 1_500

/** Goes to a marker and shows it on the wave. */
export function goToMarker({ atMs }: Marker): void {
  waveView.resumeFollow()
  player.seek(atMs)
}

function goTo(marker: Marker | undefined, otherwise: string): void {
  if (marker) goToMarker(marker)
  else notifications.show({ message: otherwise })
}

const beforeMs = (): number => player.positionMs() - (player.store.getState().playing ? LEFT_MS : 0)

/** The markers of the open recording, with the actions on them. */
export function useMarkersOf(recordingId: string): readonly Marker[] {
  const { t } = useTranslation()
  const { markers, add } = useMarkerEdits(recordingId)
  useEffect(() => markerPanel.close, [recordingId])
  const deeds = useMemo(
    () => ({
      'marker.add': () => void add(),
      'marker.next': () => goTo(markerAfter(markers, player.positionMs()), t('markers.noneAfter')),
      'marker.previous': () => goTo(markerBefore(markers, beforeMs()), t('markers.noneBefore')),
      'marker.list': markerPanel.toggle,
    }),
    [markers, add, t],
  )
  useActions(deeds)
  return markers
}
