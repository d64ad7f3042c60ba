import { create } from 'zustand'

/** The main area's screens. */
export type Section = 'transcript' | 'participants' | 'policy' | 'export' | 'log' | 'settings'

/** A transcript's three views, which share the player and the place in the text. */
export type View = 'transcribe' | 'review' | 'preview'

interface Place {
  readonly section: Section
  readonly transcriptId: string | null
  readonly view: View
  go(section: Section): void
  open(transcriptId: string): void
  show(view: View): void
  reset(): void
}

const START = { section: 'transcript', transcriptId: null, view: 'transcribe' } as const

/** Where in the study the person is. */
export const usePlace = create<Place>((set) => ({
  ...START,
  go: (section) => set({ section }),
  open: (transcriptId) => set({ transcriptId, section: 'transcript' }),
  show: (view) => set({ view, section: 'transcript' }),
  reset: () => set(START),
}))
