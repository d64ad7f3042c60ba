import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'

/** «(Dacrol 30 mg, Laborix, Barcelona)», «(Laborix®», "(Stratus; Meditec, Dublin)". */
const LISTED =
  /\([^()\n]{2,60}?[,;] ?(\p{Lu}[\p{L}-]{2,24}(?: (?:y |& )?\p{Lu}[\p{L}-]{1,24}){0,2})(?=[®,)]|, \p{Lu})/gu
const MARKED = /\((\p{Lu}[\p{L}-]{2,24})®?, \p{Lu}\p{Ll}+/gu

/** In a report, the maker of a drug or a device, named in brackets with its town. */
export const maker: Detector = {
  id: 'maker',
  languages: BOTH,
  categories: ['ORG'],
  detect(text, { record }) {
    if (!record || !text.includes('(')) return []
    return [...text.matchAll(LISTED), ...text.matchAll(MARKED)].map((match) => {
      const name = match[1] ?? ''
      const start = match.index + match[0].lastIndexOf(name)
      return finding(
        'maker',
        'ORG',
        'possible',
        { start, end: start + name.length },
        {
          es: 'fabricante de un medicamento o aparato, entre paréntesis',
          en: 'the maker of a drug or a device, in brackets',
        },
      )
    })
  },
}
