import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { namesTranscript } from '../../../src/core/importers/extensions.ts'
import { IMPORTERS, JSON_IMPORTERS, PACKAGE_IMPORTERS } from '../../../src/core/importers/index.ts'
import {
  importedSegments,
  importWarnings,
  isTooMuch,
  placesOf,
  sameNamed,
  speakerText,
  type Place,
} from '../../../src/core/importers/into-transcript.ts'
import type { ImportedSegment } from '../../../src/core/importers/index.ts'
import { insertIndex } from '../../../src/core/transcript/edits.ts'
import { checkTranscript } from '../../../src/core/transcript/invariants.ts'
import type { Segment } from '../../../src/core/transcript/model.ts'
import { formatName } from '../../../src/renderer/features/importing/format-names.ts'
import {
  byTurns,
  NEW,
  NOBODY,
  proposed,
  settled,
} from '../../../src/renderer/features/importing/speaker-choices.ts'
import { counter, transcripts } from '../transcript/arbitrary.ts'

const turn = (
  startMs: number | null,
  endMs: number | null = startMs,
  text = 'Hola',
  speaker: string | null = null,
): ImportedSegment => ({ speaker, startMs, endMs, text })

const fileOf = (segments: readonly ImportedSegment[]) => ({
  segments,
  speakers: [...new Set(segments.flatMap(({ speaker }) => speaker ?? []))],
})

const read = (segments: readonly ImportedSegment[], shiftMs = 0, durationMs = 60_000) =>
  importedSegments(fileOf(segments), {
    speakerIds: new Map([['Ana', 'ana']]),
    shiftMs,
    durationMs,
    newId: counter(),
  })

/** The segments after places are taken, from the last on, so that indexes hold. */
const placed = (before: readonly Segment[], places: readonly Place[]): Segment[] =>
  places.reduceRight<Segment[]>(
    (all, { index, segments }) => all.toSpliced(index, 0, ...segments),
    [...before],
  )

const ms = fc.option(fc.integer({ min: -5_000, max: 90_000 }), { nil: null })
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('Hola', 'uno\r\n\n dos', '\ud83d', ' ', '\u2028'),
)
const anyTurn = fc.record({
  speaker: fc.constantFrom('Ana', 'Leo', 'nadie', null),
  startMs: ms,
  endMs: ms,
  text: anyText,
})

describe('a file’s segments as a transcript holds them', () => {
  it('keep the rules of the model, whatever the file says and wherever they go', () => {
    fc.assert(
      fc.property(
        transcripts,
        fc.array(anyTurn, { maxLength: 12 }),
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.constantFrom('byTime' as const, 'after' as const),
        (transcript, turns, shiftMs, placement) => {
          const speakerIds = new Map([
            ['Ana', 'ana'],
            ['nadie', null],
          ])
          const options = { speakerIds, shiftMs, durationMs: 60_000, newId: counter() }
          const added = importedSegments(fileOf(turns), options)
          const segments = placed(
            transcript.segments,
            placesOf(transcript.segments, added, placement),
          )
          expect(checkTranscript({ ...transcript, segments })).toEqual([])
          expect(segments).toHaveLength(transcript.segments.length + added.length)
          const ids = new Set(transcript.segments.map(({ id }) => id))
          expect(segments.filter(({ id }) => ids.has(id))).toEqual(transcript.segments)
          for (const { startMs, endMs, text } of added) {
            expect(text).not.toMatch(/^$|\n\n/)
            expect(Math.max(startMs ?? 0, endMs ?? 0)).toBeLessThanOrEqual(60_000)
          }
        },
      ),
    )
  })

  it('are shifted, and kept within the recording', () => {
    const times = read([turn(0, 4_000), turn(58_000, 62_000), turn(70_000, 80_000)], -1_000)
    expect(times.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 3_000],
      [57_000, 60_000],
      [60_000, 60_000],
    ])
  })

  it('have the speakers they were given, and nobody where none was', () => {
    const turns = ['Ana', 'Leo', null].map((name) => turn(0, 1, 'Hola', name))
    expect(read(turns).map(({ speakerId }) => speakerId)).toEqual(['ana', null, null])
  })
})

describe('by time', () => {
  const row = (id: string, startMs: number | null): Segment => ({
    id,
    speakerId: null,
    startMs,
    endMs: null,
    text: id,
  })
  const order = (before: Segment[], added: Segment[]) =>
    placed(before, placesOf(before, added, 'byTime')).map(({ id }) => id)

  it('each stands before the first that starts later', () => {
    fc.assert(
      fc.property(
        fc.array(ms, { maxLength: 12 }),
        fc.array(fc.nat(90_000), { maxLength: 12 }),
        (olds, news) => {
          const before = olds.map((startMs, i) => row(`b${i}`, startMs))
          const added = news.map((startMs, i) => row(`a${i}`, startMs))
          for (const { index, segments } of placesOf(before, added, 'byTime')) {
            for (const { startMs } of segments) {
              expect(insertIndex(before, startMs ?? 0)).toBe(index)
            }
          }
        },
      ),
    )
  })

  test.each([
    [[row('n', null), row('a', 500), row('b', 1_500)], 'n a x b y'],
    [[row('a', 500), row('n', null), row('m', null)], 'a n m x y'],
    [[row('n', null), row('m', null)], 'x y n m'],
    [[row('b', 3_000), row('a', 500)], 'a x y b'],
  ])('what has no time stays with its neighbour (%#)', (added, expected) => {
    expect(order([row('x', 1_000), row('y', 2_000)], added).join(' ')).toBe(expected)
  })

  it('ten thousand take no time to speak of', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => row(`a${i}`, i * 1_000))
    const start = performance.now()
    expect(placesOf(many, many, 'byTime')).toHaveLength(10_000)
    expect(performance.now() - start).toBeLessThan(500)
  })
})

describe('what one should know before', () => {
  it('is counted after the shift', () => {
    const turns = [turn(null), turn(0, 4_000), turn(3_000, 5_000), turn(59_000, 61_000)]
    const counts = (shiftMs: number) => importWarnings(turns, { shiftMs, durationMs: 60_000 })
    expect(counts(0)).toEqual({ untimed: 1, outside: 1, overlapping: 1 })
    expect(counts(-1_000)).toEqual({ untimed: 1, outside: 1, overlapping: 1 })
    expect(counts(-3_500)).toEqual({ untimed: 1, outside: 2, overlapping: 1 })
  })

  test.each([
    [[turn(0)], 99_999, false],
    [[turn(0)], 100_000, true],
    [[turn(0, 1, 'a'.repeat(1_000_001))], 0, true],
    [Array.from({ length: 11 }, () => turn(0, 1, 'a'.repeat(999_999))), 0, true],
  ])('more than a call takes is too much (%#)', (turns, before, expected) => {
    expect(isTooMuch(fileOf(turns), before)).toBe(expected)
  })
})

describe('speakers', () => {
  const speakers = [{ id: 'ana', name: 'Ana', participantId: null }]
  const file = fileOf([turn(0, 1, 'a', 'ANA '), turn(1, 2, 'b', 'Leo'), turn(2, 3, 'c', 'Leo')])

  it('are those of the same name, else new, and who says most comes first', () => {
    const names = byTurns(file)
    expect(names).toEqual(['Leo', 'ANA '])
    expect(proposed(names, speakers)).toEqual(
      new Map([
        ['Leo', NEW],
        ['ANA ', 'ana'],
      ]),
    )
    expect(sameNamed('Leo', speakers)).toBeUndefined()
  })

  it('are added where they are new, and left out where they are nobody', () => {
    const { added, speakerIds } = settled(
      file,
      new Map([
        ['Leo', NEW],
        ['ANA ', NOBODY],
      ]),
    )
    expect(added).toEqual([{ id: speakerIds.get('Leo'), name: 'Leo', participantId: null }])
    expect(speakerIds.get('ANA ')).toBeNull()
  })

  it('have names on one line and of some length', () => {
    expect(speakerText(` Ana\n${'a'.repeat(200)}`)).toHaveLength(100)
    expect(speakerText('a\u0000b \u2028 c')).toBe('ab c')
  })
})

const ALL = [...IMPORTERS, ...JSON_IMPORTERS, ...PACKAGE_IMPORTERS]

test.each(ALL.map(({ id }) => id))('%s has a name', (id) => {
  expect(id === 'plain-turns' || formatName(id) !== null).toBe(true)
})

test('files of every format are told from recordings by their names', () => {
  const names = ALL.flatMap(({ extensions }) => extensions.map((each) => `Ana.${each}`))
  expect(names.filter((name) => !namesTranscript(name))).toEqual([])
  expect(['a.wav', 'txt', 'a.mp4', ''].filter(namesTranscript)).toEqual(['txt'])
})
