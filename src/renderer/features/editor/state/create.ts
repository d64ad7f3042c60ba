import { history } from '@codemirror/commands'
import { EditorState, type Extension } from '@codemirror/state'
import type { Transcript } from '../../../../core/transcript/model.ts'
import type { SegmentMeta } from '../../../../core/transcript/timing.ts'
import { mentionRanges } from './mentions.ts'
import { segmentMetas, type Metas } from './metas.ts'
import { rangesOf } from './positions.ts'
import { speakersField } from './speakers.ts'
import { documentOf } from './text.ts'

/** A segment that holds nothing yet. */
export const blankMeta = (id: string): SegmentMeta => ({
  id,
  speakerId: null,
  startMs: null,
  endMs: null,
})

/** The metas of a document that shows `transcript`; one blank segment where it has none. */
function metasOf({ segments }: Transcript): Metas {
  if (!segments.length) return [blankMeta(crypto.randomUUID())]
  return segments.map(({ id, speakerId, startMs, endMs }) => ({ id, speakerId, startMs, endMs }))
}

/** The editor's state for a transcript; runs with no DOM. */
export function createState(transcript: Transcript, extensions: Extension = []): EditorState {
  const doc = documentOf(transcript.segments)
  const metas = metasOf(transcript)
  return EditorState.create({
    doc,
    extensions: [
      extensions,
      history({ minDepth: 1000 }),
      segmentMetas(metas),
      mentionRanges(rangesOf(transcript.mentions, doc, metas)),
      speakersField.init(() => transcript.speakers),
    ],
  })
}
