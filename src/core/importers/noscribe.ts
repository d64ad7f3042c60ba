import { htmlParts, isBreak } from './html.ts'
import type { ImportedSegment, Importer } from './importer.ts'
import { clampMs, cleanLine } from './recognised-values.ts'
import { segmentOf, transcriptOf } from './recognised.ts'
import { speakerTest } from './speakers.ts'

/** `ts_START_END_SPEAKER` in milliseconds; `//` before a speaker who talks over another. */
const ANCHOR = /^ts_(\d{1,12})_(\d{1,12})_(\/\/)?([^\n]{0,100})$/

interface Anchor {
  readonly startMs: number | null
  readonly endMs: number | null
  /** noScribe's own name of the speaker, `S01`; the text may have a better one. */
  readonly id: string
  readonly isOverlap: boolean
}

/** What is said in one anchor, or outside of any. */
interface Piece {
  readonly anchor: Anchor | null
  readonly text: string
  readonly paragraph: number
}

function anchorOf(name: string): Anchor | null {
  const [whole, start, end, over, id = ''] = ANCHOR.exec(name) ?? []
  if (whole === undefined) return null
  const [startMs, endMs] = [clampMs(Number(start)), clampMs(Number(end))]
  return { startMs, endMs, id: cleanLine(id), isOverlap: over !== undefined }
}

function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = []
  let [anchor, text, paragraph]: [Anchor | null, string, number] = [null, '', 0]
  const begin = (next: Anchor | null): void => {
    if (text.trim() !== '') pieces.push({ anchor, text, paragraph })
    anchor = next
    text = ''
  }
  for (const part of htmlParts(html)) {
    if (part.kind === 'text') text += part.text
    else if (part.name === 'a') {
      begin(part.kind === 'open' ? anchorOf(part.attributes.get('name') ?? '') : null)
    } else if (isBreak(part)) {
      begin(null)
      paragraph++
    } else if (part.name === 'br') text += ' '
  }
  begin(null)
  return pieces
}

const MARKS = /^\s*\/\/\s?|\/\/\s*$/g
const NAME = /^([^\s:][^:]{0,59}):\s/
const STAMP = /\[\d{1,3}:\d{2}:\d{2}\]/
const PAUSE = /^\([^()]{1,40}\)$/

/** What is said in a piece, without the marks of an overlap. */
const saidIn = ({ text }: Piece): string => text.replace(MARKS, '').trim()

/**
 * Who speaks. A name stands in the text where a turn or an overlap begins, and may have been
 * changed there; elsewhere a colon is a colon.
 */
function readName(piece: Piece, begins: boolean, isSpeaker: (name: string) => boolean) {
  const text = saidIn(piece)
  const { id, isOverlap } = piece.anchor ?? { id: '', isOverlap: false }
  const name = cleanLine(NAME.exec(text)?.[1])
  const isName = name === id || ((begins || isOverlap) && isSpeaker(name))
  return id !== '' && name !== '' && isName
    ? { name, text: text.replace(NAME, '') }
    : { name: null, text }
}

/** The pieces as segments; a pause (`(..)`) belongs to what its speaker said before it. */
function segmentsOf(pieces: readonly Piece[]): ImportedSegment[] {
  const isSpeaker = speakerTest(pieces.map(saidIn))
  const names = new Map<string, string>()
  const segments: ImportedSegment[] = []
  let before: Piece | null = null
  for (const piece of pieces) {
    const { anchor, paragraph } = piece
    const isNew = before?.paragraph !== paragraph
    const { name, text } = readName(piece, isNew, isSpeaker)
    const id = anchor?.id ?? ''
    if (name !== null && name !== id) names.set(id, name)
    const said = cleanLine(text.replace(STAMP, ' '))
    const last = segments.at(-1)
    if (last && !isNew && PAUSE.test(said) && before?.anchor?.id === id) {
      const endMs = Math.max(last.endMs ?? 0, anchor?.endMs ?? 0)
      segments[segments.length - 1] = { ...last, text: `${last.text} ${said}`, endMs }
    } else {
      const { startMs, endMs } = anchor ?? { startMs: null, endMs: null }
      const speaker = names.get(id) ?? (id || null)
      segments.push(...segmentOf({ speaker, startMs, endMs, text: said, words: [] }))
    }
    before = piece
  }
  return segments
}

/** noScribe's HTML: an anchor for each stretch of speech, after a head that tells of the file. */
export const noScribe: Importer = {
  id: 'noscribe',
  extensions: ['html'],
  detect: (head) =>
    /^\s*<(?:!doctype html|html)/i.test(head) &&
    /<a name="ts_\d|<meta name="audio_source"|Transcribed with noScribe/.test(head),
  read(text) {
    const pieces = piecesOf(text)
    const first = pieces.findIndex(({ anchor }) => anchor !== null)
    return transcriptOf(first < 0 ? [] : segmentsOf(pieces.slice(first)))
  },
}
