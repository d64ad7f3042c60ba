/** What a finding may be; docs/architecture.md says what each covers. */
export const CATEGORIES = [
  'PERSON',
  'ORG',
  'PLACE',
  'DATE',
  'AGE',
  'PHONE',
  'EMAIL',
  'URL',
  'HANDLE',
  'ID',
  'OTHER',
] as const
export type Category = (typeof CATEGORIES)[number]

/** `certain` findings are nearly always right; `possible` ones want a look. */
export const TIERS = ['certain', 'possible'] as const
export type Tier = (typeof TIERS)[number]

/** Why a detector fired, worded for the reviewer in each language of the interface. */
export interface Reason {
  readonly es: string
  readonly en: string
}

/** A span that a detector found. `start` and `end` are UTF-16 offsets into the text it was given. */
export interface Finding {
  readonly start: number
  readonly end: number
  readonly category: Category
  readonly tier: Tier
  readonly detector: string
  readonly reason: Reason
}
