import type { Finding } from '../finding.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'

/** Two or three capital letters, each with its point: «R. M.», "J.D.K."; no more letters around. */
const INITIALS = /(?<![\p{L}\p{N}.])\p{Lu}\.(?: ?\p{Lu}\.){1,2}(?! ?\p{Lu}\p{L})(?![\p{L}\p{N}])/gu
/** "S-C-H-E-X", "a m u n d s o n": a name spelled out. */
const SPELLED = /(?<![\p{L}\p{N}-])\p{L}(?:(?:-\p{L}){3,40}|(?: \p{L}){4,40})(?![\p{L}\p{N}-])/gu
/** What such letters stand for when they are nobody's. */
const OTHERS = new Set(
  'sa cv sc ac us uk eu uu ee usa eua dc am pm pd ps bc ad ie eg ny la nj sl rl op cp dr qepd pc tv it hr id nc er or md ba ma phd mx df'.split(
    ' ',
  ),
)

/** People of whom only the initials are said: «un usuario, R. M., …». */
export const personInitials: Detector = {
  id: 'person-initials',
  languages: BOTH,
  categories: ['PERSON'],
  needs: /\p{L}(?:\. ?\p{Lu}\.|-\p{L}-| \p{L} )/u,
  detect: (text, { record }) =>
    record
      ? []
      : [...text.matchAll(INITIALS), ...text.matchAll(SPELLED)].flatMap(
          (match): readonly Finding[] =>
            OTHERS.has(match[0].replace(/[. ]/g, '').toLowerCase())
              ? []
              : [
                  finding(
                    'person-initials',
                    'PERSON',
                    'possible',
                    { start: match.index, end: match.index + match[0].length },
                    { es: 'iniciales de alguien', en: "somebody's initials" },
                  ),
                ],
        ),
}
