import type { Language } from '../transcript/model.ts'
import type { Category } from './finding.ts'

/**
 * What an accepted mention becomes: a numbered label (`[Persona 3]`), a generalisation (a date's
 * year, an age's band), a mask (`█████`), or itself.
 */
export const TREATMENTS = ['label', 'generalise', 'mask', 'keep'] as const
export type Treatment = (typeof TREATMENTS)[number]

/** One policy a study. `language` is that of the labels. */
export interface Policy {
  readonly language: Language
  readonly treatments: Readonly<Record<Category, Treatment>>
}

/** Label everything; dates and ages keep what an analysis can use. */
export const LABEL_EVERYTHING: Policy['treatments'] = {
  PERSON: 'label',
  ORG: 'label',
  PLACE: 'label',
  DATE: 'label',
  AGE: 'generalise',
  PHONE: 'label',
  EMAIL: 'label',
  URL: 'label',
  HANDLE: 'label',
  ID: 'label',
  OTHER: 'label',
}
