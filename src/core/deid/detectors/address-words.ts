import { IS } from '../text/flags.ts'
import type { Token } from '../text/tokens.ts'
import { has } from '../text/tokens.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Words for a street that stand before its name in the languages of Europe and the Americas, folded. */
const STREET_BEFORE =
  words(`rua avenida av avda ave travessa praca largo alameda estrada rodovia beco
  via viale piazza piazzale corso vicolo strada lungomare contrada rue avenue boulevard bd blvd chemin impasse allee
  place quai cours route rte square voie calle cl c carrer carrera cra paseo plaza camino carretera ronda pasaje callejon
  calzada ul ulica aleja osiedle plac ulitsa prospekt jalan jl odos leoforos λεωφορος οδος`)

/** Words for a street that stand after its name, as words of their own, beside the English ones. */
const STREET_AFTER =
  words(`str utca u ut utja ter tere korut krt setany sor fasor rkp rakpart koz dulo kapu lepcso
  gade vej plads alle stræde straede gata gatan vagen vegen veien vei gate gränd grand katu tie kuja polku tee tn pst mnt
  puiestee maantee trg ulica ulice cesta namesti nabrezi trida gasse weg strasse platz allee laan straat plein gracht
  terrasse vang cad cd sok sk caddesi sokak sokagi bulvari iela gatve`)

const LOWER_STREET = words('street st str road rd avenue ave lane boulevard blvd')

/** How names of streets end where the word for street is written together with the name, folded. */
const STREET_ENDING =
  /(?:strasse|str|gasse|weg|platz|allee|damm|ufer|laan|straat|plein|gracht|singel|kade|dreef|steeg|dijk|vej|vejen|gade|gaden|straede|gata|gatan|gaten|gade|vagen|vegen|veien|veg|stigen|stien|vangen|kroken|grand|katu|tie|kuja|polku|raitti|gotu|stigur|vegur|braut|ulica|utca)$/
const LEAST_LETTERS = 6

const UNIT =
  words(`apt apartment suite ste unit flat room rm floor fl box building bldg block lot door piso depto
  appartement wohnung top lejlighed leilighet asunto`)

/** Lower-case words inside names of streets and towns. */
const JOINTS =
  words(`de del la las los da das do dos di du des le les l d e i o y u n na nad pod pri ob sur sous van von
  der den dem het ter ten am an im in bei auf aan op og pa vid i of the upon on under by and ze v ve az a`)

/** What a form or a table writes where a part of an address is missing. */
const MISSING = words('nan null none na')

export const isStreetBefore = (token: Token | undefined): boolean =>
  token !== undefined && STREET_BEFORE.has(token.lexeme.folded)

/** Whether a token is a word for street after a name; of the English ones few do without a capital. */
export const isStreetAfter = (token: Token | undefined): boolean =>
  token !== undefined &&
  (STREET_AFTER.has(token.lexeme.folded) ||
    (has(token, IS.street) && (token.shape !== 'lower' || LOWER_STREET.has(token.lexeme.folded))))

export const endsAsStreet = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.end - token.start >= LEAST_LETTERS &&
  !has(token, IS.word) &&
  STREET_ENDING.test(token.lexeme.folded)

export const isUnit = (token: Token | undefined): boolean =>
  token !== undefined && UNIT.has(token.lexeme.folded)

export const isJoint = (token: Token | undefined): boolean =>
  token !== undefined && token.shape === 'lower' && JOINTS.has(token.lexeme.folded)

export const isMissing = (token: Token | undefined): boolean =>
  token !== undefined && MISSING.has(token.lexeme.folded)
