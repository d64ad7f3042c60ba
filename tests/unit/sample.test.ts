import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny'
import { beforeAll, describe, expect, test } from 'vitest'
import sample from '../../resources/sample/sample.json' with { type: 'json' }
import script from '../../resources/sample/script.json' with { type: 'json' }
import { CATEGORIES } from '../../src/core/deid/finding.ts'

const MARK = /\[\[(?<sign>[+-]?)(?<category>[A-Z]+)(?:#\w+)?:(?<text>[^\]]+)\]\]/g

interface Span {
  readonly segment: number
  readonly start: number
  readonly end: number
}

const pathOf = (file: string) =>
  fileURLToPath(new URL(`../../resources/sample/${file}`, import.meta.url))

const overlap = (a: Span, b: Span) => a.segment === b.segment && a.start < b.end && b.start < a.end

/** The marked texts of a recording's script, in order, with their sign and category. */
function scripted(index: number, lines: number) {
  const sources = script.recordings[index]?.lines.slice(0, lines) ?? []
  return sources.flatMap((line) =>
    [...(line[1] ?? '').matchAll(MARK)].map(({ groups }) => ({ ...groups })),
  )
}

describe.each(sample.recordings.map((recording, index) => ({ index, recording })))(
  'the sample recording $recording.file',
  ({ index, recording }) => {
    const { segments, mentions, gold, speakers } = recording
    const textOf = ({ segment, start, end }: Span) => segments[segment]?.text.slice(start, end)
    let durationMs = 0

    beforeAll(async () => {
      const source = new FilePathSource(pathOf(recording.file))
      using input = new Input({ source, formats: ALL_FORMATS })
      expect(await input.getMimeType()).toContain('ogg')
      const track = await input.getPrimaryAudioTrack()
      expect(track?.codec).toBe('opus')
      expect(track?.numberOfChannels).toBe(1)
      durationMs = (await input.computeDuration()) * 1000
    })

    test('is as long as its language needs', () => {
      const minutes = recording.language === 'es' ? 6 : 3
      expect(durationMs).toBeGreaterThanOrEqual(minutes * 60_000)
    })

    test('has segments in order, apart, and within the audio', () => {
      let endMs = 0
      for (const segment of segments) {
        expect(segment.startMs).toBeGreaterThan(endMs)
        expect(segment.endMs).toBeGreaterThan(segment.startMs)
        endMs = segment.endMs
      }
      expect(endMs).toBeLessThanOrEqual(durationMs)
    })

    test('gives every speaker something to say, and a participant of the roster', () => {
      const codes = sample.participants.map(({ code }) => code)
      expect(new Set(segments.map(({ speaker }) => speaker)).size).toBe(speakers.length)
      expect(Math.max(...segments.map(({ speaker }) => speaker))).toBe(speakers.length - 1)
      for (const { participant } of speakers) expect(codes).toContain(participant)
    })

    test('has the text of the script, without its marks', () => {
      const sources = script.recordings[index]?.lines.slice(0, segments.length) ?? []
      const plain = sources.map((line) => line[1]?.replace(MARK, '$<text>'))
      expect(segments.map(({ text }) => text)).toEqual(plain)
    })

    test('holds as gold every identifier that the script marks', () => {
      const marked = scripted(index, segments.length).filter(({ sign }) => sign !== '-')
      expect(gold.map((span) => [span.category, textOf(span)])).toEqual(
        marked.map(({ category, text }) => [category, text]),
      )
      for (const { category } of gold) expect(CATEGORIES).toContain(category)
    })

    test('has mentions that do not overlap: accepted ones are gold, rejected ones are not', () => {
      mentions.forEach((mention, at) => {
        expect(mentions.slice(at + 1).filter((other) => overlap(mention, other))).toEqual([])
        const identifiers = gold.filter((span) => overlap(mention, span))
        const { segment, start, end, category } = mention
        const expected = mention.status === 'accepted' ? [{ segment, start, end, category }] : []
        expect(identifiers).toEqual(expected)
      })
    })

    test('has mentions of known entities of the same category', () => {
      for (const { entity, category } of mentions) {
        expect(sample.entities.find(({ id }) => id === entity)?.category).toBe(category)
      }
    })
  },
)

describe('the sample study', () => {
  const [focusGroup, interview] = sample.recordings

  test('is a focus group of five voices and an interview of two', () => {
    expect(focusGroup).toMatchObject({ language: 'es', speakers: { length: 5 } })
    expect(interview).toMatchObject({ language: 'en', speakers: { length: 2 } })
  })

  test('is half done: typed in part, decided in part, the interview not begun', () => {
    const typed = (focusGroup?.segments.length ?? 0) / (script.recordings[0]?.lines.length ?? 0)
    expect(typed).toBeGreaterThan(0.5)
    expect(typed).toBeLessThan(0.7)
    const accepted = focusGroup?.mentions.filter(({ status }) => status === 'accepted') ?? []
    const rejected = focusGroup?.mentions.filter(({ status }) => status === 'rejected') ?? []
    const share = accepted.length / (focusGroup?.gold.length ?? 0)
    expect(share).toBeGreaterThan(0.4)
    expect(share).toBeLessThan(0.6)
    expect(rejected).toHaveLength(2)
    expect(interview?.mentions).toEqual([])
  })

  test('has entities with unlike ids, each mentioned', () => {
    const ids = sample.entities.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const mentioned = sample.recordings.flatMap((it) => it.mentions.map(({ entity }) => entity))
    expect(new Set(mentioned)).toEqual(new Set(ids))
  })

  test('has participants of all five groups, with unlike codes', () => {
    const groups = new Set(sample.participants.map(({ group }) => group))
    for (const group of [
      'Tomadores de decisiones',
      'Gerentes de clínica',
      'Proveedores',
      'Personas usuarias',
      'Empleadores',
    ]) {
      expect(groups).toContain(group)
    }
    expect(new Set(sample.participants.map(({ code }) => code)).size).toBe(
      sample.participants.length,
    )
  })

  test('names only addresses and numbers that belong to nobody', () => {
    const marked = script.recordings.flatMap((it, index) => scripted(index, it.lines.length))
    const textsOf = (category: string) =>
      marked.filter((mark) => mark.category === category).map(({ text }) => text ?? '')
    expect(textsOf('EMAIL')).toHaveLength(3)
    for (const email of textsOf('EMAIL')) expect(email).toMatch(/\.example$/)
    for (const url of textsOf('URL')) expect(url).toMatch(/\.example\//)
    for (const phone of textsOf('PHONE')) expect(phone).toMatch(/^33 0|555-01\d\d$/)
  })

  test('ships recordings smaller than 2.5 MB together', async () => {
    const sizes = await Promise.all(
      sample.recordings.map(async ({ file }) => (await stat(pathOf(file))).size),
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_500_000)
  })
})
