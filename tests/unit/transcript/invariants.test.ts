import { describe, expect, it } from 'vitest'
import { checkPatch, checkTranscript } from '../../../src/core/transcript/invariants.ts'
import type { Transcript } from '../../../src/core/transcript/model.ts'
import { patchOf } from '../../../src/core/transcript/patch.ts'
import { mentionOf } from './arbitrary.ts'

const segment = {
  id: 's0',
  speakerId: 'ana',
  startMs: 0,
  endMs: 1000,
  text: 'Soy Ana Sol.\nDe aquí.',
}
const sound: Transcript = {
  id: 't1',
  title: 'Entrevista',
  language: 'es',
  speakers: [{ id: 'ana', name: 'Ana', participantId: null }],
  segments: [segment],
  mentions: [mentionOf(segment, 4, 7), mentionOf(segment, 8, 11, 1)],
}

const withSegment = (change: object): Transcript => ({
  ...sound,
  segments: [{ ...segment, ...change }],
})
const withMention = (start: number, end: number): Transcript => ({
  ...sound,
  mentions: [mentionOf(segment, 4, 7), mentionOf(segment, start, end, 1)],
})

const BROKEN: readonly (readonly [string, Transcript])[] = [
  ['speaker-duplicate', { ...sound, speakers: [...sound.speakers, ...sound.speakers] }],
  ['segment-duplicate', { ...sound, segments: [segment, segment] }],
  ['segment-speaker-unknown', withSegment({ speakerId: 'leo' })],
  ['segment-time-invalid', withSegment({ startMs: 0.5 })],
  ['segment-time-invalid', withSegment({ startMs: -1 })],
  ['segment-end-before-start', withSegment({ startMs: 1001 })],
  ['segment-text-unclean', withSegment({ text: `${segment.text}\r` })],
  ['segment-text-unclean', withSegment({ text: `${segment.text}\u2028` })],
  ['segment-text-unclean', withSegment({ text: `${segment.text}\ud83d` })],
  [
    'mention-duplicate',
    { ...sound, mentions: [mentionOf(segment, 0, 1), mentionOf(segment, 2, 3)] },
  ],
  ['mention-segment-unknown', { ...sound, mentions: [mentionOf({ ...segment, id: 's9' }, 0, 1)] }],
  ['mention-empty', withMention(9, 9)],
  ['mention-outside-text', withMention(15, 99)],
  ['mention-overlap', withMention(6, 9)],
]

describe('checkTranscript', () => {
  it('finds nothing in a sound transcript', () => {
    expect(checkTranscript(sound)).toEqual([])
  })

  it.each(BROKEN)('finds %s', (code, transcript) => {
    expect(checkTranscript(transcript).map((problem) => problem.code)).toEqual([code])
  })
})

describe('checkPatch', () => {
  const added = { ...segment, id: 's1' }
  it.each([
    [['s1', 's0'], []],
    [['s0'], ['s1']],
    [['s0', 's1', 's1'], ['s1']],
    [['s0', 's1', 's7'], ['s7']],
  ])('order %j leaves %j amiss', (order, amiss) => {
    const patch = patchOf({ segments: { put: [added], drop: [] }, order })
    const found = checkPatch(sound, patch).filter(({ code }) => code === 'order-incomplete')
    expect(found.map(({ id }) => id)).toEqual(amiss)
  })
})
