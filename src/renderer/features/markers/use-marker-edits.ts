import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '../../../core/audio/clock.ts'
import { markerAt, type Marker } from '../../../core/audio/markers.ts'
import { useCall, useMarkers } from '../../app/queries.ts'
import { player } from '../player/player-store.ts'
import { markerPanel, useMarkerPanel } from './marker-panel.ts'

const NONE: readonly Marker[] = []

/** The playhead, which may stand a little after the length that is stored. */
function playheadMs(): number {
  const { durationMs } = player.store.getState()
  return Math.round(Math.min(durationMs, Math.max(0, player.positionMs())))
}

/** The markers of a recording, by time, and what can be done with them. */
export function useMarkerEdits(recordingId: string) {
  const { t } = useTranslation()
  const { data: markers = NONE } = useMarkers(recordingId)
  const { mutate: put } = useCall('marker.put')
  const { mutate: remove } = useCall('marker.remove')

  /** The new marker's id, or that of the one that stands there. */
  const add = useCallback((): string => {
    const atMs = playheadMs()
    const tell = (word: string) =>
      notifications.show({ message: t(word, { time: formatClock(atMs) }), autoClose: 2_000 })
    const there = markerAt(markers, atMs)
    if (there) {
      tell('markers.already')
      return there.id
    }
    const marker = { id: crypto.randomUUID(), atMs, label: '' }
    const shown = () => useMarkerPanel.getState().isOpen || tell('markers.added')
    put({ recordingId, marker }, { onSuccess: shown })
    return marker.id
  }, [markers, put, recordingId, t])

  return {
    markers,
    add,
    put: (marker: Marker) => put({ recordingId, marker }),
    restore: (marker: Marker) =>
      put({ recordingId, marker }, { onSuccess: () => markerPanel.forgetRemoved(marker.id) }),
    remove: (marker: Marker) =>
      remove({ id: marker.id }, { onSuccess: () => markerPanel.keepRemoved(marker) }),
  }
}
