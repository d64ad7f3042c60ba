import type { Segment, Speaker } from '../../src/core/transcript/model.ts'
import { patchOf, type TranscriptPatch } from '../../src/core/transcript/patch.ts'

export const speakerRow = (id: string, name: string): Speaker => ({
  id,
  name,
  participantId: null,
})

/** A segment of four seconds, the `n`th from 0. */
export const segmentRow = (n: number, text: string, speakerId: string | null = null): Segment => ({
  id: `s${n}`,
  speakerId,
  startMs: n * 4000,
  endMs: n * 4000 + 3900,
  text,
})

/** The patch that writes these segments into an empty transcript. */
export const writing = (
  segments: readonly Segment[],
  speakers: readonly Speaker[] = [],
): TranscriptPatch =>
  patchOf({
    segments: { put: segments, drop: [] },
    speakers: { put: speakers, drop: [] },
    order: segments.map(({ id }) => id),
  })
