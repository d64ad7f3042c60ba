import type { Category, Finding } from '../finding.ts'
import { fold } from '../text/fold.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'

/** Labels of forms and reports, folded, by what stands after their colon. Written for this project. */
const LABELS: Readonly<Partial<Record<Category, string>>> = {
  PERSON: `nombre|nombres|apellido|apellidos|nombre completo|nombre del paciente|paciente|medico|medica|doctor|doctora|responsable|responsable clinico|remitido por|facultativo|enfermero|enfermera|
    firmado|fdo|tutor|madre|padre|familiar|contacto|name|full name|first name|last name|surname|physician|attending|referred by|signed|next of kin|directed by|author`,
  ID: `nhc|nh|nuhsa|nass|nss|nuss|cipa|cip|dni|nif|nie|curp|rfc|pasaporte|passport|historia|no historia|historia clinica|numero de historia|expediente|folio|episodio|ncol|ncolegiado|n colegiado|numero de colegiado|colegiado|
    cedula|matricula|mrn|ssn|nhs number|record number|case number|account number|id|afiliacion`,
  PLACE: `domicilio|direccion|calle|localidad|localidad/ provincia|localidad/provincia|provincia|poblacion|municipio|ciudad|estado|colonia|cp|codigo postal|lugar de nacimiento|address|city|town|zip|zip code|postcode|street`,
  DATE: `fecha de nacimiento|fecha de ingreso|fecha de alta|fecha|fecha de la consulta|date of birth|dob|date|admitted|discharged|admission date`,
  ORG: 'hospital|centro|centro de salud|institucion|empresa|employer|company|clinic',
  PHONE: 'telefono|tel|tlf|tfno|movil|celular|fax|phone|telephone|mobile|cell',
}
const BY_LABEL = new Map<string, Category>()
for (const category of ['PERSON', 'ID', 'PLACE', 'DATE', 'ORG', 'PHONE'] as const) {
  for (const label of (LABELS[category] ?? '').split('|'))
    BY_LABEL.set(fold(label.trim()), category)
}

const LONGEST_LABEL = 40
const LABEL = /(?<![\p{L}º/])\p{L}[\p{L}º/]*(?: [\p{L}º/]+){0,3}(?= {0,2}$)/u
const TITLES = String.raw`(?:(?:Dr|Dra|DR|DRA|Sr|Sra|D|Dª|Don|Doña|Lic|Mr|Mrs|Ms)\b[.:]? {0,2})*`
/** A department or an address often follows a name with nothing between. */
const OTHER =
  'Servicio|Hospital|Unidad|Departamento|Dpto|Sección|Centro|Clínica|Área|Av|Ctra|Carretera|Paseo|Pza|Plaza|Avenida|Urb|Edificio|Facultad|Instituto|Fundación|Complejo|Residente|Médico|Avda?|Calle|Email|NºCol|Paciente|Varón|Mujer|Hombre|Niñ[oa]|Lactante|Se|El|Un|Una'
const PART = String.raw`(?:(?!(?:${OTHER})\b)\p{Lu}[\p{L}'’-]{1,24}|\p{Lu}\.?|de|del|la|los|las|y|i|van|von)(?![\p{L}])`
const NAME = new RegExp(`^${TITLES}(${PART}(?: {1,2}${PART}){0,7})`, 'u')
const VALUES: Readonly<Partial<Record<Category, RegExp>>> = {
  PERSON: NAME,
  ID: /^([\p{L}]{0,4}[ -]?\d[\p{L}\d]{0,20}(?:[ ./-]\d[\p{L}\d]{0,12}){0,4}|[\p{L}]{1,6}\d[\p{L}\d-]{2,20}|[\p{Ll}]{2,8}\d{0,10})/u,
  PLACE:
    /^([\p{L}\p{N}][^\n:;]{0,100}?)(?=\.? *$|[. ]*\n|\. {1,3}\p{Lu}\p{Ll}+ \p{Ll}{2,} |\. {1,3}\p{Lu}[\p{L}/ ]{0,30}:|[;:]| {2,}|\s+[\p{L}]{1,12}:)/u,
  DATE: /^(\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?)/,
  ORG: /^(\p{Lu}[^\n:;.]{1,80}?)(?=\.? *$|\.? *\n|[.;:,]| {2,})/u,
  PHONE: /^(\+?[\d(][\d ().-]{4,22}\d)/,
}

/** Values after the labels of a form: «Apellidos: …», «NHC: …», «Domicilio: …», "Name: …". */
export const labelledField: Detector = {
  id: 'labelled-field',
  languages: BOTH,
  categories: ['PERSON', 'ID', 'PLACE', 'DATE', 'ORG', 'PHONE'],
  needs: /:/,
  detect(text) {
    const found: Finding[] = []
    for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
      const label = LABEL.exec(text.slice(Math.max(0, colon - LONGEST_LABEL), colon))?.[0] ?? ''
      const category = categoryOf(label)
      const start =
        colon + 1 + (/^[ \t]{1,20}/.exec(text.slice(colon + 1, colon + 21))?.[0].length ?? 0)
      const value = category && VALUES[category]?.exec(text.slice(start, start + 140))
      const name = value?.[1]?.replace(/[\s.,-]+$/, '')
      if (!category || !value || !name || (category === 'PERSON' && !/\p{Lu}\p{L}/u.test(name)))
        continue
      const from = start + value[0].indexOf(value[1] ?? '')
      found.push(
        finding(
          'labelled-field',
          category,
          'certain',
          { start: from, end: from + name.length },
          {
            es: `valor del campo «${label}»`,
            en: `the value of the field "${label}"`,
          },
        ),
      )
    }
    return found
  },
}

/** The label, or its last words: «Servicio de X. Médico» ends with one. */
function categoryOf(label: string): Category | undefined {
  const words = fold(label).replaceAll('º', '').trim().split(/ +/)
  for (let i = 0; i < words.length; i++) {
    const found = BY_LABEL.get(words.slice(i).join(' '))
    if (found) return found
  }
  return undefined
}
