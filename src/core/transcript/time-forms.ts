import { formatSeconds, formatTenths } from './timecode.ts'

/** A way to write a moment into the text, and the tools that read it there. */
export interface TimeForm {
  readonly id: string
  readonly format: (timeMs: number) => string
  /** Names of programs; none for a form that is only read by people. */
  readonly tools: readonly string[]
}

/** Without the zero before an hour's one digit. */
const shortHour = (stamp: string): string => stamp.replace(/^0(?=\d:)/, '')

/** `mm:ss`, and from an hour on `h:mm:ss`: minutes past 99 are read by no tool. */
const minutes = (timeMs: number): string => shortHour(formatSeconds(timeMs)).replace(/^0:/, '')

/**
 * The forms in which times are written into a text, the usual one first. All are cut, not rounded,
 * so that a stamp never lies after its moment. f4 has its tenths after a dash; QualCoder refuses
 * that and wants a point.
 */
export const TIME_FORMS = [
  {
    id: 'brackets',
    format: (timeMs) => `[${formatSeconds(timeMs)}]`,
    tools: ['MAXQDA', 'ATLAS.ti', 'NVivo', 'QualCoder'],
  },
  {
    id: 'tenths',
    format: (timeMs) => `[${shortHour(formatTenths(timeMs))}]`,
    tools: ['NVivo'],
  },
  { id: 'round', format: (timeMs) => `(${minutes(timeMs)})`, tools: [] },
  {
    id: 'f4',
    format: (timeMs) => `#${formatTenths(timeMs).replace('.', '-')}#`,
    tools: ['f4', 'MAXQDA'],
  },
  {
    id: 'hash',
    format: (timeMs) => `#${formatTenths(timeMs)}#`,
    tools: ['ATLAS.ti', 'QualCoder'],
  },
  { id: 'plain', format: formatTenths, tools: ['NVivo'] },
] as const satisfies readonly TimeForm[]

export type TimeFormId = (typeof TIME_FORMS)[number]['id']

export const TIME_FORM_IDS = TIME_FORMS.map(({ id }) => id)

/** A moment in a form. */
export const writeTime = (timeMs: number, id: TimeFormId): string =>
  (TIME_FORMS.find((form) => form.id === id) ?? TIME_FORMS[0]).format(timeMs)
