/**
 * A text that every format can hold: line feeds only, no control characters but tab and line
 * feed, no lone surrogates, no byte order mark, none of the code points that XML 1.0 forbids.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/(?![\t\n])\p{Cc}|[\uFEFF\uFFFE\uFFFF]/gu, '')
    .toWellFormed()
}

/** A text on one line, for titles and names. */
export const oneLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim()
