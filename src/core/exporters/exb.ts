import type { RedactedTranscript } from '../deid/redacted.ts'
import { transcriptExporter, utf8 } from './exporter.ts'
import { tiersOf, timesOf, type Tier } from './tiers.ts'
import { element, escaped, xmlDocument } from './xml.ts'

const textElement = (name: string, text: string): string => element(name, {}, [escaped(text)])

const meta = (title: string): string =>
  element('meta-information', {}, [
    element('project-name', {}),
    textElement('transcription-name', title),
    element('referenced-file', { url: '' }),
    element('ud-meta-information', {}),
    element('comment', {}),
    element('transcription-convention', {}),
  ])

/** A row of the speaker table: a name, and none of what EXMARaLDA would like to know of a person. */
const speakerRow = (name: string, i: number): string =>
  element('speaker', { id: `SPK${i}` }, [
    textElement('abbreviation', name),
    element('sex', { value: 'u' }),
    ...['languages-used', 'l1', 'l2', 'ud-speaker-information', 'comment'].map((one) =>
      element(one, {}),
    ),
  ])

function tierOf({ speaker, spans }: Tier, i: number, speakers: readonly string[], points: Points) {
  const who =
    speaker === null
      ? {}
      : { speaker: `SPK${speakers.indexOf(speaker)}`, 'display-name': `${speaker} [v]` }
  const events = spans.map(({ startMs, endMs, text }) => {
    const ends = { start: points.get(startMs) ?? '', end: points.get(endMs) ?? '' }
    return element('event', ends, [escaped(text)])
  })
  return element('tier', { id: `TIE${i}`, ...who, category: 'v', type: 't' }, events)
}

/** Ids of the timeline's points by their time. */
type Points = ReadonlyMap<number, string>

function written(transcript: RedactedTranscript): string {
  const tiers = tiersOf(transcript)
  const points: Points = new Map(timesOf(tiers).map((timeMs, i) => [timeMs, `T${i}`]))
  const { title, speakers } = transcript
  const timeline = Array.from(points, ([timeMs, id]) =>
    element('tli', { id, time: timeMs / 1000, type: 'appl' }),
  )
  const table = element('speakertable', {}, speakers.map(speakerRow))
  return element('basic-transcription', {}, [
    element('head', {}, [meta(title), table]),
    element('basic-body', {}, [
      element('common-timeline', {}, timeline),
      ...tiers.map((tier, i) => tierOf(tier, i, speakers, points)),
    ]),
  ])
}

/**
 * EXMARaLDA basic transcription: the speaker table, the common timeline in seconds, a tier of type
 * `t` a speaker, one more where a speaker is heard twice at once, for a tier holds no overlaps.
 * It holds no segment without times, without text or without length: the first get times by the
 * rule of `cuesOf`, the last last a millisecond.
 */
export const exb = transcriptExporter({
  id: 'exb',
  extension: 'exb',
  mediaType: 'application/xml',
  title: { es: 'EXMARaLDA', en: 'EXMARaLDA (exb)' },
  for: ['EXMARaLDA', 'FOLKER'],
  scope: 'transcript',
  write: async (transcript) => utf8(xmlDocument(written(transcript))),
})
