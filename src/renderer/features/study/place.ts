import { create } from 'zustand'

/** The main area's screens. */
export type Section = 'transcript' | 'participants' | 'policy' | 'export' | 'log' | 'settings'

/** A transcript's three views, which share the player and the place in the text. */
export type View = 'transcribe' | 'review' | 'preview'

interface Place {
  readonly section: Section
  readonly transcriptId: string | null
  readonly view: View
  /** A segment to go to once its transcript is open; null for none. */
  readonly segmentId: string | null
  go(section: Section): void
  open(transcriptId: string, segmentId?: string): void
  /** Says that the segment was gone to. */
  arrive(): void
  show(view: View): void
  reset(): void
}

const START = {
  section: 'transcript',
  transcriptId: null,
  view: 'transcribe',
  segmentId: null,
} as const

/** Where in the study the person is. */
export const usePlace = create<Place>((set) => ({
  ...START,
  go: (section) => set({ section }),
  open: (transcriptId, segmentId) =>
    set({ transcriptId, segmentId: segmentId ?? null, section: 'transcript' }),
  arrive: () => set({ segmentId: null }),
  show: (view) => set({ view, section: 'transcript' }),
  reset: () => set(START),
}))
