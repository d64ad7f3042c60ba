import { fail, ok } from '../../core/result.ts'
import { changed, defineHandlers, withStudy, type Context } from '../context.ts'
import { searchSegments } from '../store/search.ts'
import { editTranscript, readTranscript } from '../store/transcripts.ts'

export const transcriptHandlers = (context: Context) =>
  defineHandlers({
    'transcript.get': ({ id }) =>
      withStudy(context, ({ db }) => {
        const stored = readTranscript(db, id)
        return stored ? ok(stored) : fail({ code: 'not-found' })
      }),

    'transcript.search': ({ text, limit }) =>
      withStudy(context, ({ db }) => ok(searchSegments(db, text, limit))),

    'transcript.apply': ({ id, baseVersion, patch }) =>
      withStudy(context, ({ db }) => {
        const edited = editTranscript(db, id, baseVersion, patch)
        if (!edited.ok) return fail({ code: edited.error })
        changed(context, 'recordings')
        return ok({ version: edited.value })
      }),
  })
