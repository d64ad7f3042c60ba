import { expect, it } from 'vitest'
import { detectSegments } from '../../../src/core/deid/engine.ts'
import type { Language } from '../../../src/core/deid/text/lexicon.ts'

const found = (text: string, known: string, language: Language) =>
  detectSegments([text], { language, known: [{ text: known, category: 'PERSON' }] })[0]?.map(
    ({ start, end, reason }) => [text.slice(start, end), reason[language]],
  )

it.each([
  ['Yessenia Xolalpa', 'pues ahí andaba geceña xolalpa con su mamá', 'es', 'xolalpa'],
  ['Giovani Tecuapacho', 'y luego jeovani ya no quiso ir con nosotros', 'es', 'jeovani'],
  ['Xochitlali Huerta', 'y luego sochitlaly ya no quiso ir', 'es', 'sochitlaly'],
  ['Deirdre Whitlock', 'then deardra came along with us', 'en', 'deardra'],
] as const)('a known name, %s, is found misspelt: %s', (known, text, language, misspelt) => {
  expect(found(text, known, language)?.map(([name]) => name)).toContain(misspelt)
})

it.each([
  ['Rosario Quirarte', 'luego vino Chayo y se fue', 'es', 'Chayo'],
  ['Pancho', 'luego vino Francisco y se fue', 'es', 'Francisco'],
  ['Elizabeth Quirarte', 'then Lizzie came along', 'en', 'Lizzie'],
] as const)('a known name, %s, is found in its other form: %s', (known, text, language, form) => {
  expect(found(text, known, language)?.map(([name]) => name)).toEqual([form])
})

it('says that a name sounds like a known one', () => {
  expect(found('y luego sochitlaly ya no quiso ir', 'Xochitlali Huerta', 'es')).toEqual([
    ['sochitlaly', 'suena como un nombre conocido, escrito de otro modo'],
  ])
})

it.each([
  ['Rosa Vega', 'la raza se fue por la rosa de ahí', 'es'],
  ['Marta Casas', 'el marte y las cosas', 'es'],
  ['Hope Carey', 'we hoped he would carry it', 'en'],
] as const)('words that sound like %s stay: %s', (known, text, language) => {
  expect(found(text, known, language)).toEqual([])
})
