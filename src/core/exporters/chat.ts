import type { RedactedSegment, RedactedTranscript } from '../deid/redacted.ts'
import type { Language } from '../transcript/model.ts'
import { PROGRAM, transcriptExporter, utf8 } from './exporter.ts'
import { numbered, spokenSpans } from './tiers.ts'

const LANGUAGES: Readonly<Record<Language, string>> = { es: 'spa', en: 'eng' }
/** CHAT's code and role for those whom nobody could tell. */
const NOBODY = { code: 'UNI', role: 'Unidentified' }
const ROLE = 'Participant'
/** What CLAN takes for a speaker's code. */
const CODE = /^[A-Z][A-Z0-9]{0,6}$/

const BULLET = '\u0015'

/** A speaker as CHAT knows it: a code for the lines, a name without blanks, a role. */
interface Speaker {
  readonly code: string
  readonly name: string
  readonly role: string
}

/** A name that is a code stays; others are counted, `S01` and on. */
function codesOf(names: readonly string[]): string[] {
  const isCode = (name: string): boolean => CODE.test(name) && name !== NOBODY.code
  const taken = new Set(names)
  let count = 0
  return names.map((name) => {
    if (isCode(name)) return name
    let code = ''
    do code = `S${String(++count).padStart(2, '0')}`
    while (taken.has(code))
    return code
  })
}

function speakersOf(names: readonly string[]): Map<string | null, Speaker> {
  const codes = codesOf(names)
  const words = numbered(
    names.map(
      (name) =>
        name
          .split(/[\s,_]+/)
          .filter(Boolean)
          .join('_') || ROLE,
    ),
    (n) => `_${n}`,
  )
  return new Map(
    names.map((name, i) => [name, { code: codes[i] ?? '', name: words[i] ?? '', role: ROLE }]),
  )
}

/** The segments with the times of their spans; none where the segment has none. */
function linesOf(segments: readonly RedactedSegment[], codes: ReadonlyMap<string | null, Speaker>) {
  const spoken = segments.filter(({ text }) => text.trim() !== '')
  return spokenSpans(segments).map(({ speaker, startMs, endMs, text }, i) => {
    const bullet = spoken[i]?.startMs === null ? '' : ` ${BULLET}${startMs}_${endMs}${BULLET}`
    const said = text.split(/\s/).filter(Boolean).join(' ')
    return `*${codes.get(speaker)?.code ?? NOBODY.code}:\t${said}${bullet}`
  })
}

function written({ language, speakers, segments }: RedactedTranscript): string {
  const known = speakersOf(speakers)
  const hasNobody = segments.some(({ speaker }) => speaker === null) || speakers.length === 0
  const all = [...known.values(), ...(hasNobody ? [{ ...NOBODY, name: '' }] : [])]
  const code = LANGUAGES[language]
  const listed = all.map((one) => [one.code, one.name, one.role].filter(Boolean).join(' '))
  return [
    '@UTF8',
    '@Begin',
    `@Languages:\t${code}`,
    `@Participants:\t${listed.join(', ')}`,
    '@Options:\tCA',
    ...all.map((one) => `@ID:\t${code}|${PROGRAM}|${one.code}|||||${one.role}|||`),
    ...linesOf(segments, known),
    '@End',
    '',
  ].join('\n')
}

/**
 * CHAT, of CLAN and TalkBank: a main line a segment, with its time bullet; in the form for
 * conversation analysis, which needs no stop at the end of each line. A segment without times has
 * no bullet. CHAT holds no line breaks in what is said, which become blanks, no blanks, commas and
 * underscores in names, which become underscores, no segment without text, and no bullet without
 * length, which gets a millisecond.
 */
export const chat = transcriptExporter({
  id: 'chat',
  extension: 'cha',
  mediaType: 'text/plain',
  title: { es: 'CHAT (CLAN)', en: 'CHAT (CLAN)' },
  for: ['CLAN', 'TalkBank'],
  scope: 'transcript',
  write: async (transcript) => utf8(written(transcript)),
})
