import type { RedactedTranscript } from '../deid/redacted.ts'
import { PROGRAM, transcriptExporter, utf8, type ExportContext } from './exporter.ts'
import { numbered, tiersOf, type Span, type Tier } from './tiers.ts'
import { element, escaped, xmlDocument } from './xml.ts'

const SCHEMA = {
  FORMAT: '3.0',
  VERSION: '3.0',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:noNamespaceSchemaLocation': 'http://www.mpi.nl/tools/elan/EAFv3.0.xsd',
}
const TYPE = 'default-lt'
/** ELAN's own name for a tier that nobody has named. */
const NOBODY = 'default'

/** A span with the numbers that tell it and its time slots from all others in the file. */
interface Placed extends Span {
  readonly number: number
}

const slot = (number: number): string => `ts${number}`
const startOf = ({ number }: Placed): string => slot(number * 2 - 1)
const endOf = ({ number }: Placed): string => slot(number * 2)

function annotation(span: Placed): string {
  const attributes = {
    ANNOTATION_ID: `a${span.number}`,
    TIME_SLOT_REF1: startOf(span),
    TIME_SLOT_REF2: endOf(span),
  }
  const value = element('ANNOTATION_VALUE', {}, [escaped(span.text)])
  return element('ANNOTATION', {}, [element('ALIGNABLE_ANNOTATION', attributes, [value])])
}

/** Every annotation has slots of its own, so that in ELAN one can be moved without another. */
function timeOrder(spans: readonly Placed[]): string {
  const slots = spans
    .flatMap((span) => [
      { TIME_SLOT_ID: startOf(span), TIME_VALUE: span.startMs },
      { TIME_SLOT_ID: endOf(span), TIME_VALUE: span.endMs },
    ])
    .toSorted((a, b) => a.TIME_VALUE - b.TIME_VALUE)
  return element(
    'TIME_ORDER',
    {},
    slots.map((one) => element('TIME_SLOT', one)),
  )
}

function placed(tiers: readonly Tier[]): (Omit<Tier, 'spans'> & { spans: Placed[] })[] {
  let number = 0
  return tiers.map((tier) => ({
    ...tier,
    spans: tier.spans.map((span) => ({ ...span, number: ++number })),
  }))
}

function written(transcript: RedactedTranscript, { writtenAt }: ExportContext): string {
  const tiers = placed(tiersOf(transcript))
  const ids = numbered(
    tiers.map(({ speaker }) => speaker ?? NOBODY),
    (n) => ` (${n})`,
  )
  const root = { AUTHOR: PROGRAM, DATE: writtenAt.toISOString(), ...SCHEMA }
  return element('ANNOTATION_DOCUMENT', root, [
    element('HEADER', { TIME_UNITS: 'milliseconds' }),
    timeOrder(tiers.flatMap(({ spans }) => spans)),
    ...tiers.map(({ speaker, spans }, i) => {
      const who = speaker === null ? {} : { PARTICIPANT: speaker }
      const own = { LINGUISTIC_TYPE_REF: TYPE, ...who, TIER_ID: ids[i] ?? '' }
      return element('TIER', own, spans.map(annotation))
    }),
    element('LINGUISTIC_TYPE', {
      GRAPHIC_REFERENCES: 'false',
      LINGUISTIC_TYPE_ID: TYPE,
      TIME_ALIGNABLE: 'true',
    }),
  ])
}

/**
 * ELAN annotation format 3.0: a tier a speaker, one more where a speaker is heard twice at once,
 * for a tier holds no overlaps. It holds no segment without times, without text or without length
 * either: the first get times by the rule of `cuesOf`, the last last a millisecond.
 */
export const eaf = transcriptExporter({
  id: 'eaf',
  extension: 'eaf',
  mediaType: 'text/x-eaf+xml',
  title: { es: 'ELAN', en: 'ELAN (eaf)' },
  for: ['ELAN'],
  scope: 'transcript',
  write: async (transcript, context) => utf8(xmlDocument(written(transcript, context))),
})
