import { fail } from '../result.ts'
import type { ImportedSegment, Importer } from './importer.ts'
import { timeOf, transcriptOfTiers } from './tiers.ts'

/** Stands around what a bullet says; as a control character it would not outlive a file's cleaning. */
const MARK = '\u0015'
const CONTROL = new RegExp(`${MARK}([^${MARK}\n]*)${MARK}`, 'g')

/** CHAT's time bullets as CLAN shows them, `•0_4000•`. */
export const visibleBullets = (text: string): string => text.replace(CONTROL, '•$1•')

/** `•0_4000•`, in old files `•%snd:"name"_0_4000•`. */
const BULLET = /•(?:%\w{1,10}:[^•\n]{0,200}_)?(\d{1,12})_(\d{1,12})-?•/g
/** Lines, with the dependent ones, of twenty times a long interview. */
const MOST_LINES = 500_000
const MAIN = /^\*([^\s:]{1,40}):(.*)$/
const TERMINATOR = / +([.?!])$/
/** The role of those whom nobody could tell; without a name they are nobody. */
const NOBODY = 'Unidentified'

/** A line with the lines that go on with it, which begin with a tab. */
const linesOf = (text: string): string[] => text.replace(/\n\t/g, ' ').split('\n')

const headerOf = (lines: readonly string[], name: string): string =>
  lines
    .find((line) => line.startsWith(`@${name}:`))
    ?.slice(name.length + 2)
    .trim() ?? ''

/**
 * From `CODE Name Role` or `CODE Role` in `@Participants`, in its order: by the code the name, its
 * underscores read as blanks, or the code itself.
 */
function speakersOf(lines: readonly string[]): Map<string, string | null> {
  return new Map(
    headerOf(lines, 'Participants')
      .split(',')
      .flatMap((entry) => {
        const [code = '', ...rest] = entry.trim().split(/\s+/)
        const role = rest.pop()
        const name = rest.join(' ').replaceAll('_', ' ')
        return code ? [[code, name || (role === NOBODY ? null : code)] as const] : []
      }),
  )
}

/** A main line's text and the times of its bullets, from the first one's start to the last one's end. */
function utteranceOf(line: string): Omit<ImportedSegment, 'speaker'> {
  const bullets = [...line.matchAll(BULLET)]
  const [from, to] = [bullets[0]?.[1], bullets.at(-1)?.[2]]
  const times = { startMs: timeOf(Number(from)), endMs: timeOf(Number(to)) }
  const text = line.replace(BULLET, ' ').split(/\s/).filter(Boolean).join(' ')
  return { ...times, text }
}

/**
 * CHAT, of CLAN and TalkBank: main lines with their time bullets. Dependent lines (`%mor`, `%com`)
 * are left out, the marks in what is said stay. The blank before the final stop goes, unless the
 * file is in the form for conversation analysis, which needs no stops.
 */
export const chat: Importer = {
  id: 'chat',
  extensions: ['cha'],
  detect: (head) => /^\s*@/.test(head) && /(?:^|\n)@Begin[ \t]*(?:\n|$)/.test(head),
  read(text) {
    const lines = linesOf(visibleBullets(text))
    if (lines.length > MOST_LINES) return fail('file-broken')
    const speakers = speakersOf(lines)
    const asIs = /\bCA\b/.test(headerOf(lines, 'Options'))
    const segments = lines.flatMap((line): ImportedSegment[] => {
      const [, code, said = ''] = MAIN.exec(line) ?? []
      if (code === undefined) return []
      const utterance = utteranceOf(said)
      const speaker = speakers.has(code) ? (speakers.get(code) ?? null) : code
      const shown = asIs ? utterance.text : utterance.text.replace(TERMINATOR, '$1')
      return shown === '' ? [] : [{ speaker, ...utterance, text: shown }]
    })
    if (segments.length === 0 && !lines.includes('@End')) return fail('file-broken')
    return transcriptOfTiers(segments, [
      ...speakers.values(),
      ...segments.map(({ speaker }) => speaker),
    ])
  },
}
