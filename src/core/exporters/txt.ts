import type { RedactedTranscript } from '../deid/redacted.ts'
import { transcriptExporter, utf8 } from './exporter.ts'
import { saidBy, stampOf } from './turns.ts'

/**
 * Turns as `[00:00:04] Speaker: text` with an empty line between them: Taguette merges turns
 * without it, and QualCoder reads this stamp.
 */
export function plainText({ segments }: RedactedTranscript): string {
  return segments.map((segment) => `${stampOf(segment)}${saidBy(segment)}\n`).join('\n')
}

export const txt = transcriptExporter({
  id: 'txt',
  extension: 'txt',
  mediaType: 'text/plain',
  title: { es: 'Texto', en: 'Plain text' },
  for: ['Taguette', 'QualCoder', 'MAXQDA'],
  scope: 'transcript',
  write: async (transcript) => utf8(plainText(transcript)),
})
