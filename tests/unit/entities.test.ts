import { describe, expect, test } from 'vitest'
import { linkFindings } from '../../src/core/deid/entities.ts'
import type { Category } from '../../src/core/deid/finding.ts'
import type { Entity } from '../../src/core/transcript/model.ts'

const counter = () => {
  let n = 0
  return () => `e${++n}`
}
const person = (...surfaces: readonly string[]) =>
  surfaces.map((surface) => ({ surface, category: 'PERSON' as const }))
const entity = (name: string, number: number, category: Category = 'PERSON'): Entity => ({
  id: `old-${name}`,
  category,
  name,
  number,
  replacement: null,
})

/** Surfaces by the entity they got, each group in order. */
function groupsOf(findings: ReturnType<typeof person>, existing: readonly Entity[] = []) {
  const { entityIds } = linkFindings(findings, existing, counter())
  const groups = Map.groupBy(findings, (_, i) => entityIds[i])
  return [...groups.values()].map((group) => group.map(({ surface }) => surface))
}

describe('persons', () => {
  test('title, diminutive, surname and accents lead to one person', () => {
    const names = person(
      'don Juan',
      'Juan Pérez',
      'Juanito',
      'Pérez',
      'JUAN PEREZ',
      'Pérez, Juan',
      'J. Pérez',
    )
    expect(groupsOf(names)).toHaveLength(1)
  })

  test('full names are placed before what may be short for them', () => {
    expect(groupsOf(person('Juan', 'Pérez', 'Juan Pérez'))).toEqual([
      ['Juan', 'Pérez', 'Juan Pérez'],
    ])
  })

  test.each([
    ['Chuy', 'Jesús Medrano'],
    ['Lupita', 'Guadalupe Ríos'],
    ['Carlitos', 'Carlos Ibarra'],
    ['Rosita', 'Rosa Inés Duarte'],
    ['Dr. Beto', 'Norberto Salinas'],
    ['Bob', 'Robert Hale'],
    ['Ms. Katie', 'Katherine Moss'],
    ['Lic. Treviño', 'Óscar Treviño'],
  ])('%s is %s', (short, full) => {
    expect(groupsOf(person(short, full))).toEqual([[short, full]])
  })

  test('two people with one first name stay apart, and the bare name is neither', () => {
    const names = person('Juan Pérez', 'Juan López', 'Juan')
    expect(groupsOf(names)).toEqual([['Juan Pérez'], ['Juan López'], ['Juan']])
  })

  test('order counts: José María is not María José', () => {
    expect(groupsOf(person('José María', 'María José'))).toHaveLength(2)
  })

  test('a nickname that may stand for two people present names neither', () => {
    expect(groupsOf(person('Alberto Ruiz', 'Roberto Paz', 'Beto'))).toHaveLength(3)
  })
})

describe('other categories', () => {
  const link = (category: Category, ...surfaces: readonly string[]) =>
    new Set(
      linkFindings(
        surfaces.map((surface) => ({ surface, category })),
        [],
        counter(),
      ).entityIds,
    ).size

  test('institutions by their acronym, article and shorter form', () => {
    expect(link('ORG', 'Centro Integral de Salud Aurora', 'CISA', 'el Centro Integral')).toBe(1)
    expect(link('ORG', 'Hospital Norte', 'Hospital Sur')).toBe(2)
  })
  test('numbers by their digits, addresses by letter case', () => {
    expect(link('PHONE', '33 1234 5678', '3312345678')).toBe(1)
    expect(link('EMAIL', 'Ana@Example.org', 'ana@example.org')).toBe(1)
    expect(link('HANDLE', '@ana', 'ana')).toBe(1)
  })
  test('one text in two categories is two entities', () => {
    const findings = [
      { surface: 'Tequila', category: 'PLACE' as const },
      { surface: 'Tequila', category: 'ORG' as const },
    ]
    const { created } = linkFindings(findings, [], counter())
    expect(created.map(({ category, number }) => [category, number])).toEqual([
      ['PLACE', 1],
      ['ORG', 1],
    ])
  })
})

describe('with what the study has', () => {
  test('numbers follow appearance and go on from the highest, gaps left alone', () => {
    const existing = [entity('Ana Ruiz', 2), entity('Hugo Salas', 7)]
    const { created } = linkFindings(person('Ciro', 'Elisa Mora Vidal'), existing, counter())
    expect(new Map(created.map(({ name, number }) => [name, number]))).toEqual(
      new Map([
        ['Ciro', 8],
        ['Elisa Mora Vidal', 9],
      ]),
    )
  })

  test('a fuller form renames the entity and keeps its id, number and replacement', () => {
    const known = { ...entity('Elisa', 3), replacement: 'Maestra' }
    const linked = linkFindings(person('Elisa Mora'), [known], counter())
    expect(linked).toEqual({
      entityIds: [known.id],
      created: [],
      renamed: [{ ...known, name: 'Elisa Mora' }],
    })
  })

  test('linking again what was linked makes nothing new', () => {
    const findings = person('Juan Pérez', 'Juan López', 'Juan', 'Lupita', 'Guadalupe', 'el Güero')
    const first = linkFindings(findings, [], counter())
    const again = linkFindings(findings, first.created, counter())
    expect(again).toEqual({ entityIds: first.entityIds, created: [], renamed: [] })
  })

  test('ten thousand mentions of two thousand people are linked in under a second', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `Nombre${i % 2000} Apellido${i % 2000}`)
    const start = performance.now()
    const { created } = linkFindings(person(...names), [], counter())
    expect(created).toHaveLength(2000)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
