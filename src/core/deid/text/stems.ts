/** «cuéntemelo», «cuénteme», «familiares». */
const SUFFIXES_ES = [
  /(?:me|te|se|nos|os)(?:lo|la|los|las|le|les)$/,
  /(?:me|te|se|nos|os|lo|la|los|las|le|les)$/,
  /(?<=[lrnszdj])es$/,
]
const SUFFIXES_EN = [/'\w{1,2}$/, /s$/, /es$/, /(?:ing|ers?|ness|isms?|ships?)$/]
/** «bajita», «ratito», «muchísimas». */
const DIMINUTIVE = /^(\p{L}{2,})(?:c?it|isim)[oa]s?$/u

/** What a folded word may come from: a form whose stem is in the dictionary is left out of it. */
export function stems(folded: string, language: 'es' | 'en'): readonly string[] {
  if (language === 'en')
    return folded.length < 4 ? [] : SUFFIXES_EN.map((suffix) => folded.replace(suffix, ''))
  if (folded.length < 5) return []
  const base = DIMINUTIVE.exec(folded)?.[1]
  const words = base === undefined ? [] : [`${base}o`, `${base}a`, `${base}e`]
  return [...SUFFIXES_ES.map((suffix) => folded.replace(suffix, '')), ...words]
}
