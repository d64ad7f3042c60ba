import type { Detector } from './detector.ts'
import { IS } from '../text/flags.ts'
import { has, isCapital } from '../text/tokens.ts'
import { BOTH, finding, onTokens } from './detector.ts'

const OPENERS = {
  es: new Set('el la del al en de los las y o con por'.split(' ')),
  en: new Set('the at with from for by of to in called'.split(' ')),
}
/** Acronyms of health, law and daily life that name no institution. */
const GENERAL = new Set(
  `vih sida tac rm rmn ecg ekg eeg adn arn rx usg pcr uci uti icu tdah tlp toc tept tea tgd dsm cie imc hta dm epoc ets its vph
  it ti tic tics ong ongs pib iva isr pdf usb cd dvd tv pc gps sms qr url html ia covid rh dr dra lic mtra mtro ing sa cv ac sc
  ok no si oms onu unicef lgbt lgbti lgbtq lgbtiq nna cdmx eua usa eeuu ee uu am pm ine ife curp rfc nss nip iphone pos cv tb tbc
  avc evc iam ecv tce tsh t3 t4 hdl ldl vsg gpt got ggt ldh psa cea hiv aids adhd ptsd ocd mri ct iv
  iep ot er ard hr id asap faq gcse gp suv atm pin led ac dc gpa sat gre phd ba ma mba md rn cna lpn emt cpr od dui dwi gi ged esl ell asl lcd hd vhs cctv crt
  pto ppe sop pc mac app ios nye bbq byob diy rsvp fyi aka eta etc vat nhs uk us dna rna ivf std sti bmi add ocd bpd cbt dbt emdr asd pta sen senco hgv lgv`.split(
    /\s+/,
  ),
)

/** Capital letters after an article or a preposition, in talk: «del CUAAD», "with COPA"; or after what they stand for: «… de Salud (SSY)». */
export const acronym: Detector = {
  id: 'acronym',
  languages: BOTH,
  categories: ['ORG'],
  needs: /\p{Lu}{3}/u,
  detect(text, { tokens, record, lowerCase, language }) {
    if (record || lowerCase) return []
    return onTokens(tokens, (token, i) => {
      const letters = token.end - token.start
      if (
        token.shape !== 'upper' ||
        letters < 3 ||
        letters > 7 ||
        has(token, IS.country | IS.place | IS.neutral | IS.function)
      )
        return undefined
      const opened =
        token.gap === 'space' && OPENERS[language].has(tokens[i - 1]?.lexeme.folded ?? '')
      const shouting = tokens[i - 1]?.shape === 'upper' || tokens[i + 1]?.shape === 'upper'
      const defined =
        token.gap === 'other' &&
        isCapital(tokens[i - 1]) &&
        text.charAt(token.start - 1) === '(' &&
        text.charAt(token.end) === ')'
      if ((!opened && !defined) || shouting || GENERAL.has(token.lexeme.folded)) return undefined
      return finding('acronym', 'ORG', 'possible', token, {
        es: 'siglas después de un artículo: suelen ser una institución',
        en: 'capital letters after an article: mostly an institution',
      })
    })
  },
}
