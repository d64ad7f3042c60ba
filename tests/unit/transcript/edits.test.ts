import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  deleteSegment,
  insertSegment,
  mergeSegments,
  setSpeaker,
  setTimes,
  splitSegment,
  type Edit,
} from '../../../src/core/transcript/edits.ts'
import { checkPatch, checkTranscript } from '../../../src/core/transcript/invariants.ts'
import type { Transcript } from '../../../src/core/transcript/model.ts'
import { applyPatch, diffTranscripts } from '../../../src/core/transcript/patch.ts'
import { counter, mentionOf, sorted, transcripts } from './arbitrary.ts'

const first = {
  id: 's0',
  speakerId: 'ana',
  startMs: 1000,
  endMs: 3000,
  text: 'Hola, soy Juan Sol.',
}
const second = {
  id: 's1',
  speakerId: 'leo',
  startMs: 3000,
  endMs: 4000,
  text: 'Mucho gusto, Juan.',
}
const base: Transcript = {
  id: 't1',
  title: 'Entrevista',
  language: 'es',
  speakers: [
    { id: 'ana', name: 'Ana', participantId: null },
    { id: 'leo', name: 'Leo', participantId: null },
  ],
  segments: [first, second],
  mentions: [mentionOf(first, 10, 18), mentionOf(second, 13, 17)],
}

/** Applies an edit after checking what holds for every edit: a sound result and an exact inverse. */
function apply(before: Transcript, edit: Edit): Transcript {
  if (!edit.ok) throw new Error(edit.error)
  expect(checkPatch(before, edit.value)).toEqual([])
  const after = applyPatch(before, edit.value)
  const undone = applyPatch(after, diffTranscripts(after, before))
  expect(sorted(undone)).toEqual(sorted(before))
  return after
}

describe('splitSegment', () => {
  const split = (offset: number, playheadMs: number | null = null) =>
    apply(base, splitSegment(base, { id: 's0', offset, playheadMs }, counter()))

  it('drops the space at the cut and shares the time by characters', () => {
    const { segments } = split(6)
    expect(segments.slice(0, 2)).toEqual([
      { ...first, text: 'Hola,', endMs: 1556 },
      { ...first, id: 'n0', text: 'soy Juan Sol.', startMs: 1556 },
    ])
  })

  it('cuts at a playhead that lies inside, and only then', () => {
    expect(split(6, 2500).segments[1]?.startMs).toBe(2500)
    expect(split(6, 9000).segments[1]?.startMs).toBe(1556)
  })

  it('marks both parts of a name it cuts', () => {
    const { mentions, segments } = split(15)
    const marked = mentions.map(({ segmentId, start, end }) =>
      segments.find(({ id }) => id === segmentId)?.text.slice(start, end),
    )
    expect(new Set(marked)).toEqual(new Set(['Juan', 'Sol']))
  })

  it('leaves the id with the text when cut at the start', () => {
    expect(
      split(0)
        .segments.map(({ id, text }) => [id, text])
        .slice(0, 2),
    ).toEqual([
      ['n0', ''],
      ['s0', first.text],
    ])
  })

  it('refuses an offset outside the text', () => {
    const edit = splitSegment(base, { id: 's0', offset: 99, playheadMs: null }, counter())
    expect(edit).toEqual({ ok: false, error: 'bad-offset' })
  })
})

describe('mergeSegments', () => {
  it('joins texts with a space, times end to end, and moves mentions', () => {
    const after = apply(base, mergeSegments(base, 's0'))
    expect(after.segments).toEqual([
      { ...first, endMs: 4000, text: 'Hola, soy Juan Sol. Mucho gusto, Juan.' },
    ])
    expect(
      after.mentions.map(({ start, end }) => after.segments[0]?.text.slice(start, end)),
    ).toEqual(['Juan Sol', 'Juan'])
  })

  it('is undone by splitting where it joined', () => {
    const merged = apply(base, mergeSegments(base, 's0'))
    const at = { id: 's0', offset: first.text.length, playheadMs: 3000 }
    const again = apply(
      merged,
      splitSegment(merged, at, () => 's1'),
    )
    expect(again.segments).toEqual([first, { ...second, speakerId: 'ana' }])
    expect(sorted(again).mentions).toEqual(sorted(base).mentions)
  })

  it('has nothing to join after the last one', () => {
    expect(mergeSegments(base, 's1')).toEqual({ ok: false, error: 'no-neighbour' })
  })
})

describe('the other edits', () => {
  it('inserts by time', () => {
    const add = (atMs: number) =>
      apply(base, insertSegment(base, { id: 'new', atMs, speakerId: 'leo' })).segments.findIndex(
        ({ id }) => id === 'new',
      )
    expect([0, 1000, 2999, 3000, 9000].map(add)).toEqual([0, 1, 1, 2, 2])
  })

  it('deletes with the mentions inside', () => {
    const after = apply(base, deleteSegment(base, 's0'))
    expect([after.segments, after.mentions.map(({ segmentId }) => segmentId)]).toEqual([
      [second],
      ['s1'],
    ])
  })

  it('sets speakers and times, and refuses what cannot be', () => {
    expect(apply(base, setSpeaker(base, 's0', null)).segments[0]?.speakerId).toBeNull()
    expect(apply(base, setTimes(base, 's0', { startMs: 5, endMs: 6 })).segments[0]?.endMs).toBe(6)
    expect(setSpeaker(base, 's0', 'nobody')).toEqual({ ok: false, error: 'no-speaker' })
    expect(setTimes(base, 's0', { startMs: 6, endMs: 5 })).toEqual({
      ok: false,
      error: 'bad-times',
    })
    expect(deleteSegment(base, 'none')).toEqual({ ok: false, error: 'no-segment' })
  })
})

interface Step {
  readonly kind: number
  readonly at: number
  readonly offset: number
  readonly ms: number
}

function edit(
  transcript: Transcript,
  { kind, at, offset, ms }: Step,
  newId: () => string,
): Edit | null {
  const segment = transcript.segments[at % Math.max(1, transcript.segments.length)]
  const added = { id: newId(), atMs: ms, speakerId: 'ana' }
  if (!segment || kind === 0) return insertSegment(transcript, added)
  const { id, text } = segment
  const playheadMs = ms % 2 ? ms : null
  const kinds = [
    () => splitSegment(transcript, { id, offset: offset % (text.length + 1), playheadMs }, newId),
    () => mergeSegments(transcript, id),
    () => deleteSegment(transcript, id),
    () => setSpeaker(transcript, id, 'leo'),
    () => setTimes(transcript, id, { startMs: ms, endMs: ms + offset }),
  ]
  return kinds[kind - 1]?.() ?? null
}

const steps = fc.array(
  fc.record({ kind: fc.nat(5), at: fc.nat(9), offset: fc.nat(60), ms: fc.nat(70_000) }),
  { maxLength: 25 },
)

it('any run of edits stays sound and can be undone to the start', () => {
  fc.assert(
    fc.property(transcripts, steps, (start, run) => {
      const newId = counter()
      const states = [start]
      for (const step of run) {
        const before = states.at(-1) ?? start
        const change = edit(before, step, newId)
        if (change?.ok) states.push(applyPatch(before, change.value))
        expect(checkTranscript(states.at(-1) ?? start)).toEqual([])
      }
      const undone = states.reduceRight((now, before) =>
        applyPatch(now, diffTranscripts(now, before)),
      )
      expect(sorted(undone)).toEqual(sorted(start))
    }),
    { numRuns: 300 },
  )
})
