import { ok } from '../../core/result.ts'
import { changed, defineHandlers, withStudy, type Context } from '../context.ts'
import type { OpenStudy } from '../session.ts'
import { readTranscript } from '../store/transcripts.ts'
import { knownNames, placeFindings, storeFindings } from './findings.ts'

async function detectIn(
  context: Context,
  { db }: OpenStudy,
  transcriptId: string,
  signal: AbortSignal,
): Promise<void> {
  const searched = readTranscript(db, transcriptId)?.transcript
  if (!searched) return
  const { language } = searched
  const texts = searched.segments.map(({ text }) => text)
  const input = { texts, language, known: knownNames(db) }
  const found = await context.worker.run('detect', input, signal)
  const now = readTranscript(db, transcriptId)?.transcript
  if (!now || signal.aborted) return
  storeFindings(db, transcriptId, placeFindings(now, searched, found))
  changed(context, 'transcript', transcriptId)
  changed(context, 'entities')
}

export const detectHandlers = (context: Context) =>
  defineHandlers({
    'detect.run': ({ transcriptIds }) =>
      withStudy(context, (study) => {
        const job = study.jobs.start({
          kind: 'detect',
          label: '',
          run: async ({ signal, report }) => {
            for (const [i, id] of transcriptIds.entries()) {
              await detectIn(context, study, id, signal)
              report((i + 1) / transcriptIds.length)
            }
            changed(context, 'recordings')
            return ok(null)
          },
        })
        return ok({ jobId: job.id })
      }),
  })
