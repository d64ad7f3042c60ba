import type { Finding } from '../finding.ts'
import { fold } from '../text/fold.ts'
import type { Detector } from './detector.ts'
import { finding } from './detector.ts'

const NATIONALITY =
  /(?<!\p{L})(?:nacionalidad|etnia|religión|procedencia) (\p{L}{4,20})|(raza \p{L}{4,20})/giu
const DESCENT = /(?<!\p{L})(?:origen|ascendencia) (\p{L}{4,20})/giu
const OF_SOMEBODY =
  /(?<!\p{L})(?:mujer|varón|hombre|paciente|niñ[oa]|chic[oa]|joven)\s+(\p{L}{3,20}(?:[oa]l?|an[oa]|és|esa|ense|í))(?!\p{L})/giu
/** What a report calls somebody's looks or kind, beside the demonyms. */
const LOOKS = new Set(
  'blanco blanca negro negra caucasico caucasica asiatico asiatica hispano hispana latino latina mestizo mestiza mulato mulata indigena soltero soltera casado casada viudo viuda heterosexual homosexual'.split(
    ' ',
  ),
)
const DEMONYM = /(?:ano|ana|ense|eño|eña|teco|teca|ol|ola)$/

const NO_DEMONYM = /(?:sana|anciana|mana|lejana|quimal)$/
const isTelling = (word: string): boolean =>
  LOOKS.has(word) || (DEMONYM.test(word) && !NO_DEMONYM.test(word))

/** In a report, where somebody comes from or what they are: «de raza negra», «mujer ecuatoriana», «de nacionalidad X». */
export const origin: Detector = {
  id: 'origin',
  languages: ['es'],
  categories: ['ID'],
  detect(text, { record }) {
    if (!record) return []
    return [
      ...found(text, NATIONALITY, () => true),
      ...found(text, DESCENT, isTelling),
      ...found(text, OF_SOMEBODY, isTelling),
    ]
  },
}

function found(
  text: string,
  pattern: RegExp,
  tells: (word: string) => boolean,
): readonly Finding[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const word = match[1] ?? match[2] ?? ''
    const start = match.index + match[0].lastIndexOf(word)
    if (!tells(fold(word))) return []
    return [
      finding(
        'origin',
        'ID',
        'possible',
        { start, end: start + word.length },
        {
          es: 'dice de dónde o cómo es una persona (raza, nacionalidad)',
          en: "tells somebody's origin or kind (race, nationality)",
        },
      ),
    ]
  })
}
