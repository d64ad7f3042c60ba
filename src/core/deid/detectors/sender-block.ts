import type { Finding, Reason } from '../finding.ts'
import { IS } from '../text/flags.ts'
import { has, isCapital } from '../text/tokens.ts'
import type { Detector } from './detector.ts'
import { finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

const REASON: Reason = {
  es: 'está en el bloque de quien firma, entre el nombre y el correo o teléfono',
  en: "stands in the sender's block, between name and e-mail or telephone",
}
const OPENING = /(?:remitido por|responsable clínico|responsable|firmado|fdo|autor)\s{0,2}:/giu
const CONTACT = /@|\b(?:tel|tfno|fax|e-?mail|correo)\b/i
const MOST_LETTERS = 500
/** What a sender's block holds that names nobody: departments, posts, labels. */
const PLAIN =
  IS.country | IS.function | IS.title | IS.role | IS.orgHead | IS.orgHeadWeak | IS.neutral
const LABELS = new Set(
  'e-mail email correo electronico telefono tel tfno fax cp codigo postal seccion area jefe adjunto paciente'.split(
    ' ',
  ),
)

/** In a report, what no other rule explains in the block where its author signs: addresses, firms, towns. */
export const senderBlock: Detector = {
  id: 'sender-block',
  languages: ['es'],
  categories: ['PLACE'],
  fillsIn: true,
  detect(text, context) {
    if (!context.record) return []
    const found: Finding[] = []
    for (const opening of text.matchAll(OPENING)) {
      const from = opening.index + opening[0].length
      const block = text.slice(from, from + MOST_LETTERS)
      if (!CONTACT.test(block)) continue
      const { tokens } = context
      for (
        let i = tokens.findIndex((token) => token.start >= from);
        i >= 0 && i < tokens.length;
        i++
      ) {
        if ((tokens[i]?.start ?? 0) > from + block.length) break
        let end = i
        while (telling(tokens[end]) && (end === i || tokens[end]?.gap !== 'stop')) end++
        if (end === i) continue
        found.push(finding('sender-block', 'PLACE', 'possible', spanOf(tokens, i, end), REASON))
        i = end - 1
      }
    }
    return found

    function telling(token: (typeof context.tokens)[number] | undefined): boolean {
      if (!token || LABELS.has(token.lexeme.folded)) return false
      if (token.shape === 'digits' || token.shape === 'mixed') return true
      if (!isCapital(token) || (has(token, PLAIN) && !has(token, IS.place))) return false
      return !has(token, IS.word) || has(token, IS.place | IS.surname)
    }
  },
}
