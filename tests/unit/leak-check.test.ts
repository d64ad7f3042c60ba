import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Finding } from '../../src/core/deid/finding.ts'
import { checkFiles, detectByLine } from '../../src/core/deid/leak-check.ts'
import type { KnownSurface } from '../../src/core/deid/names.ts'
import { leak } from '../../src/ipc/schemas.ts'

const nothing = () => []
const known: readonly KnownSurface[] = [
  { surface: 'Juan Pérez Olmedo', category: 'PERSON' },
  { surface: 'Clínica Alborada', category: 'ORG' },
  { surface: '33 1234 5678', category: 'PHONE' },
]
const file = (name: string, text: string) => ({ name, bytes: strToU8(text) })
const surfaces = (name: string, text: string, list = known) =>
  checkFiles([file(name, text)], list, nothing).map((found) => found.surface)

/** Any word of three letters or more that stands in a list, as a detector would find it. */
const detectWords =
  (...words: readonly string[]) =>
  (text: string): Finding[] =>
    words.flatMap((word) =>
      Array.from(text.matchAll(new RegExp(word, 'g')), ({ index }) => ({
        start: index,
        end: index + word.length,
        category: 'PERSON' as const,
        tier: 'certain' as const,
        detector: 'words',
        reason: { es: '', en: '' },
      })),
    )

describe('known identifiers', () => {
  test('whole words whatever the accents, case and spacing', () => {
    expect(surfaces('a.txt', 'vino JUAN  PEREZ olmedo y ya')).toEqual(['JUAN  PEREZ olmedo'])
    expect(surfaces('a.txt', 'la clinica alborada')).toEqual(['clinica alborada'])
  })
  test('a surname alone, or a first name', () => {
    expect(surfaces('a.txt', 'los Olmedo; Juan')).toEqual(['Olmedo', 'Juan'])
  })
  test('not inside other words, and not single words of an institution', () => {
    expect(surfaces('a.txt', 'Juanes, pereza, la clínica')).toEqual([])
  })
  test('numbers however they are grouped', () => {
    expect(surfaces('a.txt', 'al 3312345678 o (33) 12-34-56-78')).toHaveLength(2)
  })
  test('names that are everyday words need their capital', () => {
    const rosa: KnownSurface[] = [{ surface: 'Rosa', category: 'PERSON' }]
    expect(surfaces('a.txt', 'una rosa', rosa)).toEqual([])
    expect(surfaces('a.txt', 'vino Rosa', rosa)).toEqual(['Rosa'])
    const will: KnownSurface[] = [{ surface: 'Will', category: 'PERSON' }]
    expect(surfaces('a.txt', 'Will you? I will. Ask Will.', will)).toEqual(['Will'])
    expect(surfaces('a.txt', 'Will came, and will come.', will)).toEqual(['Will'])
  })
  test('one leak tells where it is, in the shape of the contract', () => {
    const text = '[00:00:01] E: hola\n\n[00:00:02] P: soy Juan, mucho gusto\n'
    const found = checkFiles([file('a.txt', text)], known, nothing)
    expect(found).toEqual([
      {
        id: 'leak-1',
        file: 'a.txt',
        surface: 'Juan',
        before: 'P: soy ',
        after: ', mucho gusto',
        category: 'PERSON',
        source: 'known',
        line: 3,
      },
    ])
    expect(z.array(leak).safeParse(found).success).toBe(true)
    expect(checkFiles([file('a.txt', text)], known, nothing)).toEqual(found)
  })
})

describe('packages', () => {
  const docx = (parts: Readonly<Record<string, string>>, name = 'a.docx') => ({
    name,
    bytes: zipSync(Object.fromEntries(Object.entries(parts).map(([k, v]) => [k, strToU8(v)]))),
  })
  const check = (parts: Readonly<Record<string, string>>) =>
    checkFiles([docx(parts)], known, nothing).map(({ surface, source }) => [surface, source])

  test('a name split by runs and spelling marks is found', () => {
    const xml =
      '<w:p><w:r><w:t>dijo Ju</w:t></w:r><w:proofErr/><w:r><w:t>an P</w:t></w:r><w:r><w:t>&#233;rez</w:t></w:r></w:p>'
    expect(check({ 'word/document.xml': xml })).toEqual([
      ['Juan', 'known'],
      ['Pérez', 'known'],
    ])
  })
  test('the end of a paragraph is the end of a word', () => {
    const xml = '<w:p><w:r><w:t>Ju</w:t></w:r></w:p><w:p><w:r><w:t>an</w:t></w:r></w:p>'
    expect(check({ 'word/document.xml': xml })).toEqual([])
  })
  test('properties, comments, attributes and names of parts', () => {
    expect(check({ 'docProps/core.xml': '<dc:creator>Olmedo</dc:creator>' })).toEqual([
      ['Olmedo', 'property'],
    ])
    expect(check({ 'word/document.xml': '<!-- Olmedo --><w:p/>' })).toEqual([
      ['Olmedo', 'property'],
    ])
    expect(check({ 'word/comments.xml': '<w:comment w:author="J. Olmedo"/>' })).toEqual([
      ['Olmedo', 'property'],
    ])
    expect(check({ 'Sources/olmedo.txt': 'hola' })).toEqual([['olmedo', 'file-name']])
  })
  test('words of the format are no leaks, nor is the time of writing', () => {
    const words: KnownSurface[] = ['Strong', 'Word', 'Styles', '2026'].map((surface) => {
      return { surface, category: 'PERSON' }
    })
    const parts = {
      'word/styles.xml': '<w:style w:styleId="Strong"><w:name w:val="Strong"/></w:style>',
      'docProps/core.xml': '<dcterms:created>2026-01-02T03:04:05Z</dcterms:created>',
    }
    expect(checkFiles([docx(parts)], words, nothing)).toEqual([])
  })
  test('what cannot be read is searched as bytes, in two encodings', () => {
    const utf16 = Uint8Array.from(Array.from('Pérez Olmedo', (c) => [c.charCodeAt(0), 0]).flat())
    const bytes = zipSync({ 'word/media/image.bin': utf16 })
    const list: KnownSurface[] = [{ surface: 'Pérez Olmedo', category: 'PERSON' }]
    expect(checkFiles([{ name: 'a.docx', bytes }], list, nothing)).toMatchObject([
      { surface: 'Pérez Olmedo', source: 'known', line: 0 },
    ])
  })
  test.each(['Sources/x.m4a', 'Sources/x.bin'])('a recording is one leak: %s', (path) => {
    const bytes = zipSync({ 'project.qde': strToU8('<Project/>'), [path]: strToU8('....') })
    const found = checkFiles([{ name: 'a.qdpx', bytes }], known, nothing)
    expect(found.map(({ surface, source }) => [surface, source])).toEqual([[path, 'audio']])
  })
})

test('file names, words run together as well', () => {
  const found = checkFiles(
    [file('JuanPerezOlmedo.txt', ''), file('visita_olmedo.txt', '')],
    known,
    nothing,
  )
  expect(found.map(({ source }) => source)).toEqual(['file-name', 'file-name'])
})

describe('what detectors still find', () => {
  test('is told unless it is a label or was allowed', () => {
    const text = 'Dijo [Persona 3] a Zoila en 2009 █████'
    const detect = detectWords('Persona 3', 'Zoila', '2009', '█████')
    const found = checkFiles([file('a.txt', text)], [], detect, ['2009'])
    expect(found.map(({ surface, source }) => [surface, source])).toEqual([['Zoila', 'detector']])
  })
  test('in the name and the properties of a file too', () => {
    const title =
      '<Project name="Sottovoce" origin="Sottovoce"><TextSource name="Con Zoila"/></Project>'
    const bytes = zipSync({ 'project.qde': strToU8(title) })
    const detect = detectWords('Zoila', 'Sottovoce')
    const found = checkFiles([{ name: 'Con_Zoila.qdpx', bytes }], [], detect)
    expect(found.map(({ surface, source }) => [surface, source])).toEqual([
      ['Zoila', 'file-name'],
      ['Zoila', 'property'],
    ])
  })
  test('is not told twice with what was known', () => {
    const found = checkFiles([file('a.txt', 'con Olmedo')], known, detectWords('Olmedo'))
    expect(found.map(({ source }) => source)).toEqual(['known'])
  })
  test.each([
    ['a.vtt', 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v P1>hola\n'],
    [
      'a.srt',
      '1\n00:00:01,000 --> 00:00:02,000\nP1: hola\n\n2\n00:00:03,000 --> 00:00:04,000\nP1: sí\n',
    ],
    ['a.txt', '[00:00:01] P1: hola\n'],
    ['a.csv', '00:00:01.000,00:00:02.000,P1,hola\r\n'],
  ])('sees no marks of the format in %s', (name, text) => {
    const seen: string[] = []
    checkFiles([file(name, text)], [], (readable) => {
      seen.push(readable)
      return []
    })
    expect(seen.join('')).toMatch(/hola/)
    expect(seen.join('')).not.toMatch(/WEBVTT|\d\d:\d\d|-->|<v|^\d+$/m)
  })
  test('line by line, without who speaks, in the offsets of the whole', () => {
    const texts: string[] = []
    const detect = detectByLine((lines) => {
      texts.push(...lines)
      return lines.map((line) => detectWords('Zoila')(line))
    })
    const text = 'P1: vino Zoila\nSr. López: y Zoila'
    expect(detect(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Zoila', 'Zoila'])
    expect(texts).toEqual(['vino Zoila', 'Sr. López: y Zoila'])
  })
})
