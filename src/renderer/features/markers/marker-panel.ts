import { create } from 'zustand'
import type { Marker } from '../../../core/audio/markers.ts'

interface MarkerPanel {
  readonly isOpen: boolean
  /** What was removed and can be brought back while its recording is open, the last at the end. */
  readonly removed: readonly Marker[]
}

/** The list of markers at the transport bar: opened by its button and by key. */
export const useMarkerPanel = create<MarkerPanel>()(() => ({ isOpen: false, removed: [] }))

const { getState, setState } = useMarkerPanel

export const markerPanel = {
  show: (isOpen: boolean): void => setState({ isOpen }),
  toggle: (): void => setState({ isOpen: !getState().isOpen }),
  keepRemoved: (marker: Marker): void => setState({ removed: [...getState().removed, marker] }),
  forgetRemoved: (id: string): void =>
    setState({ removed: getState().removed.filter((marker) => marker.id !== id) }),
  close: (): void => setState({ isOpen: false, removed: [] }),
}
