import { isolateHistory } from '@codemirror/commands'
import { Text, type EditorState, type Line, type TransactionSpec } from '@codemirror/state'
import type { Stretch } from '../../../../core/audio/stretch.ts'
import { placesOf, type Place, type Placement } from '../../../../core/importers/into-transcript.ts'
import { cutAt, glue, insertIndex, tailKeepsId } from '../../../../core/transcript/edits.ts'
import type { Segment } from '../../../../core/transcript/model.ts'
import { retimed, type Retiming } from '../../../../core/transcript/retime.ts'
import {
  continueTimes,
  endingAt,
  mergeMeta,
  splitTimes,
  startingAt,
  type SegmentMeta,
  type Times,
} from '../../../../core/transcript/timing.ts'
import { blankMeta } from './create.ts'
import { idMaker, metasField, spliceMetas, type Metas } from './metas.ts'
import { speakersField } from './speakers.ts'
import { SOFT_BREAK, toLine } from './text.ts'

/** What a command does to a state, or null where it has nothing to do. */
export type Edit = TransactionSpec | null

const LINE_BREAK = Text.of(['', ''])
const SPACE = /\s/
/** What may stand right after a word. */
const AFTER_WORD = /[ \t\u00a0.,;:!?)»”…]/

interface Here {
  readonly line: Line
  readonly index: number
  readonly meta: SegmentMeta
  readonly metas: Metas
}

/** The segment in which the cursor stands. */
function here(state: EditorState): Here {
  const metas = state.field(metasField)
  const line = state.doc.lineAt(state.selection.main.head)
  const index = line.number - 1
  return { line, index, meta: metas[index] ?? blankMeta(state.facet(idMaker)()), metas }
}

const edit = (spec: TransactionSpec, at: number, remove: number, insert: Metas): Edit => ({
  userEvent: 'input.segment',
  scrollIntoView: true,
  ...spec,
  effects: spliceMetas.of({ at, remove, insert }),
  annotations: isolateHistory.of('full'),
})

/**
 * Splits the segment at the cursor. At its end a new one begins at the playhead and the old one
 * ends there; elsewhere the times are cut as `splitTimes` says. A blank segment stays as it is.
 */
export function splitHere(state: EditorState, playheadMs: number): Edit {
  const { main } = state.selection
  if (!main.empty) return { ...state.replaceSelection(LINE_BREAK), userEvent: 'input' }
  const { line, index, meta, metas } = here(state)
  const { headEnd, tailStart } = cutAt(line.text, main.head - line.from)
  const head = line.text.slice(0, headEnd)
  const tail = line.text.slice(tailStart)
  if (!head && !tail) return null
  const [headTimes, tailTimes] = tail
    ? splitTimes(meta, [head.length, tail.length], playheadMs)
    : continueTimes(meta, metas[index - 1]?.endMs ?? 0, playheadMs)
  const added = state.facet(idMaker)()
  const [headId, tailId] = tailKeepsId(head, tail) ? [added, meta.id] : [meta.id, added]
  const from = line.from + headEnd
  return edit(
    {
      changes: { from, to: line.from + tailStart, insert: LINE_BREAK },
      selection: { anchor: from + 1 },
    },
    index,
    1,
    [
      { ...meta, ...headTimes, id: headId },
      { ...meta, ...tailTimes, id: tailId },
    ],
  )
}

/** Joins the segment that starts at line index `index` with the one before it. */
function mergeAt(state: EditorState, index: number): Edit {
  const metas = state.field(metasField)
  const [first, second] = [metas[index - 1], metas[index]]
  if (!first || !second) return null
  const head = state.doc.line(index)
  const tail = state.doc.line(index + 1)
  const insert = glue(head.text, tail.text)
  const keep = tailKeepsId(head.text, tail.text) ? 'second' : 'first'
  const changes = state.changes({ from: head.to, to: tail.from, insert })
  return edit(
    { changes, selection: state.selection.map(changes, 1), userEvent: 'delete.segment' },
    index - 1,
    2,
    [mergeMeta(first, second, keep)],
  )
}

/** Joins the segment at the cursor with the one before it. */
export const mergeBack = (state: EditorState): Edit => mergeAt(state, here(state).index)

/** `mergeBack` for a cursor at a segment's start, `null` elsewhere. */
export function mergeAtStart(state: EditorState): Edit {
  const { main } = state.selection
  return main.empty && main.head === here(state).line.from ? mergeBack(state) : null
}

/** Joins with the next segment where the cursor is at the end of one. */
export function mergeAtEnd(state: EditorState): Edit {
  const { main } = state.selection
  const { line, index } = here(state)
  return main.empty && main.head === line.to ? mergeAt(state, index + 1) : null
}

/** The lines of the selection as indexes from 0. */
function selectedLines(state: EditorState): { first: number; last: number } {
  const { from, to } = state.selection.main
  return { first: state.doc.lineAt(from).number - 1, last: state.doc.lineAt(to).number - 1 }
}

/** Removes the selected segments; of a transcript's last one, a blank one is left. */
export function deleteSegment(state: EditorState): Edit {
  const { first, last } = selectedLines(state)
  const { doc } = state
  const count = last - first + 1
  const start = doc.line(first + 1).from
  const end = doc.line(last + 1).to
  const from = last + 1 < doc.lines ? start : Math.max(0, start - 1)
  return edit(
    {
      changes: { from, to: Math.min(doc.length, end + (from === start ? 1 : 0)) },
      selection: { anchor: from },
      userEvent: 'delete.segment',
    },
    first,
    count,
    count === doc.lines ? [blankMeta(state.facet(idMaker)())] : [],
  )
}

/** A new segment that starts at `atMs`, in its place by time; a blank transcript's only one takes the time. */
export function insertSegmentAt(state: EditorState, atMs: number): Edit {
  const metas = state.field(metasField)
  const [only] = metas
  if (only && isBlank(state)) {
    return edit({}, 0, 1, [{ ...only, startMs: atMs, endMs: null }])
  }
  const index = insertIndex(metas, atMs)
  const from = index === 0 ? 0 : state.doc.line(index).to
  const speakerId = metas[index - 1]?.speakerId ?? null
  return edit(
    {
      changes: { from, insert: LINE_BREAK },
      selection: { anchor: index === 0 ? 0 : from + 1 },
    },
    index,
    0,
    [{ id: state.facet(idMaker)(), speakerId, startMs: atMs, endMs: null }],
  )
}

/** Nothing written and no time: what an empty transcript is shown as. */
function isBlank(state: EditorState): boolean {
  const [only, second] = state.field(metasField)
  return only?.startMs === null && !second && state.doc.length === 0
}

interface Change {
  readonly from: number
  readonly to?: number
  readonly insert: Text
}

/** Changes of the document, in order, and all metas after them, in one step. */
function putSegments(state: EditorState, changes: readonly Change[], metas: Metas): Edit {
  const first = changes[0]?.from ?? 0
  return {
    changes: [...changes],
    effects: spliceMetas.of({ at: 0, remove: state.field(metasField).length, insert: metas }),
    selection: { anchor: first === 0 ? 0 : first + 1 },
    userEvent: 'input.segment',
    scrollIntoView: true,
    annotations: isolateHistory.of('full'),
  }
}

const linesOf = (segments: readonly Segment[]): string[] => segments.map(({ text }) => toLine(text))

const metasOf = (segments: readonly Segment[]): Metas =>
  segments.map(({ id, speakerId, startMs, endMs }) => ({ id, speakerId, startMs, endMs }))

const replaceAll = (state: EditorState, segments: readonly Segment[]): Edit =>
  putSegments(
    state,
    [{ from: 0, to: state.doc.length, insert: Text.of(linesOf(segments)) }],
    metasOf(segments),
  )

/** Segments at their places, given in rising order, among those that are there. */
function putAt(state: EditorState, places: readonly Place[]): Edit {
  const before = state.field(metasField)
  const changes = places.map(({ index, segments }) =>
    index === 0
      ? { from: 0, insert: Text.of([...linesOf(segments), '']) }
      : { from: state.doc.line(index).to, insert: Text.of(['', ...linesOf(segments)]) },
  )
  const parts = places.map(({ index, segments }, i) => [
    ...metasOf(segments),
    ...before.slice(index, places[i + 1]?.index),
  ])
  return putSegments(state, changes, [...before.slice(0, places[0]?.index), ...parts.flat()])
}

/**
 * Segments from elsewhere, with ids of their own, in one step. They take the place of a blank
 * transcript's only segment.
 */
export function importSegments(
  state: EditorState,
  segments: readonly Segment[],
  placement: Placement,
): Edit {
  if (segments.length === 0) return null
  return placement === 'replace' || isBlank(state)
    ? replaceAll(state, segments)
    : putAt(state, placesOf(state.field(metasField), segments, placement))
}

/** Blank segments for stretches of the recording, each in its place by time, in one step. */
export function addSegments(state: EditorState, stretches: readonly Stretch[]): Edit {
  const newId = state.facet(idMaker)
  const made = stretches.map((times) => ({ id: newId(), speakerId: null, text: '', ...times }))
  return importSegments(state, made, 'byTime')
}

function retime(state: EditorState, times: (meta: Times) => Times | null): Edit {
  const { index, meta } = here(state)
  const next = times(meta)
  const same = next?.startMs === meta.startMs && next.endMs === meta.endMs
  return next && !same ? edit({}, index, 1, [{ ...meta, ...next }]) : null
}

/** Lets the segment at the cursor start at `atMs`. */
export const setStart = (state: EditorState, atMs: number): Edit =>
  retime(state, (times) => startingAt(times, atMs))

/** Lets the segment at the cursor end at `atMs`; nothing where it starts later. */
export const setEnd = (state: EditorState, atMs: number): Edit =>
  retime(state, (times) => endingAt(times, atMs))

/** Shifts and stretches the times of all segments, in one step. */
export function retimeAll(state: EditorState, retiming: Retiming, durationMs: number): Edit {
  const metas = state.field(metasField)
  const next = metas.map((meta) => ({ ...meta, ...retimed(meta, retiming, durationMs) }))
  const same = next.every(
    ({ startMs, endMs }, i) => startMs === metas[i]?.startMs && endMs === metas[i]?.endMs,
  )
  return same ? null : edit({ scrollIntoView: false }, 0, metas.length, next)
}

/** Gives the selected segments to a speaker, or to nobody. */
export function assignSpeaker(state: EditorState, speakerId: string | null): Edit {
  const known = state.field(speakersField).some(({ id }) => id === speakerId)
  if (speakerId !== null && !known) return null
  const { first, last } = selectedLines(state)
  const metas = state.field(metasField).slice(first, last + 1)
  if (metas.every((meta) => meta.speakerId === speakerId)) return null
  return edit(
    {},
    first,
    metas.length,
    metas.map((meta) => ({ ...meta, speakerId })),
  )
}

/** A line break inside the segment; none beside another. */
export function insertSoftBreak(state: EditorState): Edit {
  const { from, to } = state.selection.main
  const beside = [state.sliceDoc(Math.max(0, from - 1), from), state.sliceDoc(to, to + 1)]
  if (beside.includes(SOFT_BREAK)) return null
  return { ...state.replaceSelection(SOFT_BREAK), userEvent: 'input.type', scrollIntoView: true }
}

/**
 * Text that stands as a word of its own at the cursor, with the spaces that it lacks. What is selected
 * stays: no letter was typed that would take its place.
 */
export function insertWord(state: EditorState, word: string): Edit {
  const at = state.selection.main.head
  const { from } = state.doc.lineAt(at)
  const before = state.sliceDoc(Math.max(from, at - 1), at)
  const lead = before === '' || SPACE.test(before) ? '' : ' '
  const insert = `${lead}${word}${AFTER_WORD.test(state.sliceDoc(at, at + 1)) ? '' : ' '}`
  return {
    changes: { from: at, insert },
    selection: { anchor: at + insert.length },
    userEvent: 'input.time',
    scrollIntoView: true,
    annotations: isolateHistory.of('full'),
  }
}
