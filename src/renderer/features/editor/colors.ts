import type { Category } from '../../../core/deid/finding.ts'

/** A colour for each scheme; both have a contrast of 4.5 to 1 and more on the page's background. */
export type Hue = readonly [light: string, dark: string]

const css = ([light, dark]: Hue): string => `light-dark(${light}, ${dark})`

export const SPEAKER_HUES: readonly Hue[] = [
  ['#1f5fa8', '#7fb3f0'],
  ['#9a4a00', '#f0a860'],
  ['#2a6f3b', '#7cc98d'],
  ['#7a3fa0', '#c79be8'],
  ['#a8323e', '#f2969e'],
  ['#0f6b74', '#62c3cc'],
  ['#6a6200', '#cfc35a'],
  ['#a02c7a', '#ee95cc'],
]

/** The CSS colour of a transcript's nth speaker, from 0; hues come round after eight. */
export function speakerColor(index: number): string {
  const hue = SPEAKER_HUES[index % SPEAKER_HUES.length]
  return hue ? css(hue) : 'currentColor'
}

export const CATEGORY_HUES: Readonly<Record<Category, Hue>> = {
  PERSON: ['#a8323e', '#f2969e'],
  ORG: ['#1f5fa8', '#7fb3f0'],
  PLACE: ['#2a6f3b', '#7cc98d'],
  DATE: ['#9a4a00', '#f0a860'],
  AGE: ['#6a6200', '#cfc35a'],
  PHONE: ['#0f6b74', '#62c3cc'],
  EMAIL: ['#0f6b74', '#62c3cc'],
  URL: ['#0f6b74', '#62c3cc'],
  HANDLE: ['#0f6b74', '#62c3cc'],
  ID: ['#7a3fa0', '#c79be8'],
  OTHER: ['#a02c7a', '#ee95cc'],
}

/** The CSS colour of a category; ways to reach somebody share one. A label always goes with it. */
export const categoryColor = (category: Category): string => css(CATEGORY_HUES[category])
