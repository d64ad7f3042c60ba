import { namedTurns, readCues, transcriptOfCues } from './cues.ts'
import type { Importer } from './importer.ts'

/** The few tags that SubRip players know; any other `<` is text. */
const TAG = /<\/?(?:[bius]|font)(?:[ \t][^>\n]*)?>/gi
const withoutTags = (text: string): string => text.replace(TAG, '').trim()

/** SubRip, with `Name: text` as speakers. */
export const srt: Importer = {
  id: 'srt',
  extensions: ['srt'],
  detect: (head) => /^\s*\d+[ \t]*\n\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}[ \t]+-->/.test(head),
  read(text) {
    const cues = readCues(text)
    return transcriptOfCues(cues, namedTurns(cues, withoutTags))
  },
}
