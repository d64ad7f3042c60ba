import type { RedactedTranscript } from '../deid/redacted.ts'
import { transcriptExporter, utf8 } from './exporter.ts'
import { tiersOf, type Span, type Tier } from './tiers.ts'

const EMPTY: Tier = { speaker: null, lane: 1, spans: [] }
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** The spans with the silences between them, from 0 to the end: intervals leave no gaps. */
function withSilences(spans: readonly Span[], lengthMs: number): Span[] {
  const end: Span = { startMs: lengthMs, endMs: lengthMs, text: '' }
  let reached = 0
  return [...spans, end].flatMap((span) => {
    const silence = { startMs: reached, endMs: span.startMs, text: '' }
    reached = span.endMs
    return [silence, span].filter(({ startMs, endMs }) => startMs < endMs)
  })
}

const interval = ({ startMs, endMs, text }: Span, i: number): string[] => [
  `        intervals [${i + 1}]:`,
  `            xmin = ${startMs / 1000}`,
  `            xmax = ${endMs / 1000}`,
  `            text = ${quoted(text)}`,
]

function tierLines({ speaker, spans }: Tier, i: number, lengthMs: number): string[] {
  const intervals = withSilences(spans, lengthMs)
  return [
    `    item [${i + 1}]:`,
    '        class = "IntervalTier"',
    `        name = ${quoted(speaker ?? '')}`,
    '        xmin = 0',
    `        xmax = ${lengthMs / 1000}`,
    `        intervals: size = ${intervals.length}`,
    ...intervals.flatMap(interval),
  ]
}

function written(transcript: RedactedTranscript): string {
  const spoken = tiersOf(transcript)
  const tiers = spoken.length ? spoken : [EMPTY]
  const ends = tiers.map(({ spans }) => spans.at(-1)?.endMs ?? 0)
  const lengthMs = ends.reduce((latest, endMs) => Math.max(latest, endMs), 1)
  const lines = [
    'File type = "ooTextFile"',
    'Object class = "TextGrid"',
    '',
    'xmin = 0',
    `xmax = ${lengthMs / 1000}`,
    'tiers? <exists>',
    `size = ${tiers.length}`,
    'item []:',
    ...tiers.flatMap((tier, i) => tierLines(tier, i, lengthMs)),
  ]
  return `${lines.join('\n')}\n`
}

/**
 * Praat's TextGrid in its long form: a tier of intervals a speaker, by name, one more of that name
 * where a speaker is heard twice at once, for a tier holds no overlaps; what nobody is said to have
 * said in a tier without name. It holds no segment without times, without text or without length:
 * the first get times by the rule of `cuesOf`, the last last a millisecond.
 */
export const textGrid = transcriptExporter({
  id: 'textgrid',
  extension: 'TextGrid',
  mediaType: 'text/plain',
  title: { es: 'Praat', en: 'Praat (TextGrid)' },
  for: ['Praat'],
  scope: 'transcript',
  write: async (transcript) => utf8(written(transcript)),
})
