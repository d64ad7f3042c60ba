import { namedTurns, readCues, transcriptOfCues } from './cues.ts'
import type { ImportedSegment, Importer } from './importer.ts'

type Turn = Pick<ImportedSegment, 'speaker' | 'text'>

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
}

/** A cue's text without tags, entities read. */
const cueText = (text: string): string =>
  text
    .replace(/<[^>\n]*>/g, '')
    .replace(/&\w+;/g, (name) => ENTITIES[name] ?? name)
    .trim()

const VOICE = /<v(?:\.[^\s>]*)?[ \t]+([^>\n]*)>/
const NOT_CUES = /(?<=\n[ \t]*\n)(?:NOTE|STYLE|REGION)(?:[ \t].*)?(?:\n.+)*/g

/** `<v Name>` parts of a cue, each a turn; text before the first voice has no speaker. */
function voicedTurns(payload: string): Turn[] {
  const [before = '', ...parts] = payload.split(VOICE)
  const turns: Turn[] = [{ speaker: null, text: cueText(before) }]
  for (let i = 0; i < parts.length; i += 2) {
    turns.push({ speaker: cueText(parts[i] ?? '') || null, text: cueText(parts[i + 1] ?? '') })
  }
  return turns
}

/** WebVTT: voices as speakers, or `Name: text`; notes, styles and regions are left out. */
export const vtt: Importer = {
  id: 'vtt',
  extensions: ['vtt'],
  detect: (head) => /^WEBVTT(?:[ \t\n]|$)/.test(head),
  read(text) {
    const cues = readCues(text.replace(NOT_CUES, ''))
    const named = namedTurns(cues, cueText)
    return transcriptOfCues(cues, (payload) =>
      VOICE.test(payload) ? voicedTurns(payload) : named(payload),
    )
  },
}
