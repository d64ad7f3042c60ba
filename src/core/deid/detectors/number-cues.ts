import type { DetectionContext } from '../text/context.ts'
import type { Token } from '../text/tokens.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

const PHONE =
  words(`tel tels telefono telefonos tfno tfnos tlf tlfno tno celular cel movil whatsapp whats wats fax marco marcar marca marcan marque marquen marcarle llamo llame llamar
  llamen hablar hable hablen linea casa fijo phone phones telephone mobile cell call calls calling called reach text desk office contact answering messages extension ext ring dial lada`)
const GENERAL = words('number numbers line num numero numeros no n')
const RECORD =
  words(`nhc nh nuhsa nass nss nuss cipa cip dni nif nie pasaporte passport historia expediente exp folio seguro afiliacion seguridad social
  poliza policy cedula profesional matricula placas placa plates plate licencia license licence clave curp rfc ine ife credencial registro registration record
  mrn nhs ssn itin case caso file chart member account cuenta tarjeta card cc clabe iban episodio ncol colegiado col id identificacion identificador
  claim referencia reference ref carpeta averiguacion oficio contrato contract serie serial routing debit credit invoice order gafete badge tag cashier cajero cliente ticket reporte causa docket tribunal court plated
  empleado empleada ficha nomina socio socia boleta recibo permiso control employee staff student permit`)

const REACH = 8

/** What the words before an offset say a number is. The nearest cue wins; a sentence's end stops it. */
export function numberCue(
  context: DetectionContext,
  start: number,
): 'phone' | 'record' | undefined {
  const { tokens } = context
  let i = tokenBefore(tokens, start)
  let general = false
  for (const stop = Math.max(0, i - REACH); i >= stop; i--) {
    const word = tokens[i]?.lexeme.folded ?? ''
    if (RECORD.has(word)) return 'record'
    if (PHONE.has(word)) return 'phone'
    if (GENERAL.has(word)) general = true
  }
  return general && context.language === 'en' ? 'phone' : undefined
}

/** The index of the last token that ends at or before an offset; -1 when none does. */
export function tokenBefore(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
