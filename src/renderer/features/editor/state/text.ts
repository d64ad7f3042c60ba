import { Text } from '@codemirror/state'
import { cleanText } from '../../../../core/transcript/clean.ts'
import type { Segment } from '../../../../core/transcript/model.ts'

/** How a line feed inside a segment stands in the document, where a line is a segment. */
export const SOFT_BREAK = '\u2028'

/** A segment's text as a document line; offsets stay the same. */
export const toLine = (text: string): string => text.replaceAll('\n', SOFT_BREAK)

/** A document line as a segment's text. */
export const fromLine = (line: string): string => line.replaceAll(SOFT_BREAK, '\n')

/** The document of a transcript: a line a segment, one empty line for none. */
export const documentOf = (segments: readonly Segment[]): Text =>
  Text.of(segments.length ? segments.map(({ text }) => toLine(text)) : [''])

/** Text from outside as the model holds it, with no empty lines: a line becomes a segment. */
export const pastedText = (text: string): string =>
  cleanText(text)
    .replaceAll('\uFFFD', '')
    .replace(/\s*\n\s*/g, '\n')
