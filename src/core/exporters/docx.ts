import type { FileChild } from 'docx'
import type { RedactedTranscript } from '../deid/redacted.ts'
import { transcriptExporter } from './exporter.ts'
import { DOCX_MEDIA_TYPE, runsOf, wordDocument } from './office.ts'
import { oneParagraph, stampOf } from './turns.ts'

/** Stands over what nobody is said to have said, where a speaker's heading would claim it. */
const NOBODY = '—'

async function paragraphs({ title, segments }: RedactedTranscript): Promise<FileChild[]> {
  const { HeadingLevel, Paragraph } = await import('docx')
  const children = [new Paragraph({ heading: HeadingLevel.TITLE, text: title })]
  let over: string | null = null
  for (const segment of segments) {
    const speaker: string | null = segment.speaker ?? (over === null ? null : NOBODY)
    if (speaker !== over && speaker !== null) {
      children.push(new Paragraph({ heading: HeadingLevel.HEADING_2, text: speaker }))
      over = speaker
    }
    const text = `${stampOf(segment, ' - ')}${oneParagraph(segment.text)}`
    children.push(new Paragraph({ children: await runsOf(text) }))
  }
  return children
}

/**
 * Word, ready for NVivo's auto-coding: the speaker alone in a heading, then paragraphs that start
 * with `[00:00:04] - `, the stamp that NVivo, MAXQDA and ATLAS.ti share.
 */
export const docx = transcriptExporter({
  id: 'docx',
  extension: 'docx',
  mediaType: DOCX_MEDIA_TYPE,
  title: { es: 'Word', en: 'Word' },
  for: ['NVivo', 'MAXQDA', 'ATLAS.ti', 'Taguette'],
  scope: 'transcript',
  write: async (transcript, context) => wordDocument(await paragraphs(transcript), context),
})
