import {
  RangeSet,
  type ChangeDesc,
  type EditorState,
  type StateEffect,
  type Text,
  type Transaction,
} from '@codemirror/state'
import type { Mention, Segment, Transcript } from '../../../../core/transcript/model.ts'
import { isEmptyPatch, type TranscriptPatch } from '../../../../core/transcript/patch.ts'
import {
  cutAtLines,
  mentionsField,
  mentionsIn,
  replaceMentions,
  valuesIn,
  type MainMentions,
  type Mentions,
} from './mentions.ts'
import { changedPart, idMaker, metasField, type Metas } from './metas.ts'
import { rangesOf, rowOf } from './positions.ts'
import { speakersField } from './speakers.ts'
import { fromLine } from './text.ts'

/** What main knows: the state at the last patch. */
interface Base {
  readonly doc: Text
  readonly metas: Metas
  readonly speakers: Transcript['speakers']
  readonly mentions: ReadonlyMap<string, Mention>
  /** False for the blank segment that stands for an empty transcript. */
  readonly holdsSegments: boolean
}

const NOTHING = { put: [], drop: [] }

const samePlace = (a: Mention | undefined, b: Mention): boolean =>
  a?.segmentId === b.segmentId && a.start === b.start && a.end === b.end

const rowsIn = (mentions: Mentions): Map<string, Mention> =>
  new Map([...valuesIn(mentions)].map(([id, { mention }]) => [id, mention]))

const segmentAt = (doc: Text, metas: Metas, index: number): Segment | null => {
  const meta = metas[index]
  return meta ? { ...meta, text: fromLine(doc.line(index + 1).text) } : null
}

/** Follows the editor's transactions and says what changed since it was last asked. */
export class ChangeTracker {
  readonly #transcript: Transcript
  #base: Base
  #pending: ChangeDesc | null = null

  constructor(transcript: Transcript, state: EditorState) {
    this.#transcript = transcript
    this.#base = {
      doc: state.doc,
      metas: state.field(metasField),
      speakers: transcript.speakers,
      mentions: rowsIn(state.field(mentionsField)),
      holdsSegments: transcript.segments.length > 0,
    }
  }

  /** To be called with every transaction, in order. */
  follow(tr: Transaction): void {
    if (!tr.docChanged) return
    this.#pending = this.#pending?.composeDesc(tr.changes.desc) ?? tr.changes.desc
  }

  /** Whether there may be anything to save. */
  isDirty(state: EditorState): boolean {
    const { metas, speakers } = this.#base
    return (
      this.#pending !== null ||
      metas !== state.field(metasField) ||
      speakers !== state.field(speakersField)
    )
  }

  /**
   * Main's mentions, which are in the state of the last patch, as an effect on the current document.
   * From here on they are what main knows.
   */
  adopt(mentions: readonly Mention[], state: EditorState): StateEffect<MainMentions> {
    const { doc, metas } = this.#base
    const ranges = rangesOf(mentions, doc, metas)
    const rows = rowsIn(ranges)
    this.#base = { ...this.#base, mentions: rows }
    if (!this.#pending) return replaceMentions.of({ ranges, rows })
    const newId = state.facet(idMaker)
    const moved = mentionsIn(ranges.map(this.#pending), 0, state.doc.length)
    const cut = moved.flatMap((range) => cutAtLines(range, state.doc, newId))
    return replaceMentions.of({ ranges: RangeSet.of(cut), rows })
  }

  /** The patch since the last one, or null where nothing changed. */
  take(state: EditorState): TranscriptPatch | null {
    if (!this.isDirty(state)) return null
    const blank = this.#isStillBlank(state)
    const metas = state.field(metasField)
    const part = changedPart(this.#base.metas, metas)
    const lines = this.#touchedLines(state, part)
    const patch = {
      speakers: this.#speakerChanges(state),
      segments: blank ? NOTHING : this.#segmentChanges(state, part, lines),
      mentions: this.#mentionChanges(state, lines),
      order: blank ? null : this.#order(metas, part),
    }
    const mentions = new Map(this.#base.mentions)
    for (const id of patch.mentions.drop) mentions.delete(id)
    for (const row of patch.mentions.put) mentions.set(row.id, row)
    const speakers = state.field(speakersField)
    this.#base = { doc: state.doc, metas, speakers, mentions, holdsSegments: !blank }
    this.#pending = null
    return isEmptyPatch(patch) ? null : patch
  }

  /** The whole transcript as it stands. */
  snapshot(state: EditorState): Transcript {
    const metas = state.field(metasField)
    const ranges = mentionsIn(state.field(mentionsField), 0, state.doc.length)
    return {
      ...this.#transcript,
      speakers: state.field(speakersField),
      segments: this.#isStillBlank(state)
        ? []
        : metas.flatMap((_, index) => segmentAt(state.doc, metas, index) ?? []),
      mentions: ranges.map((range) => rowOf(range, state.doc, metas)),
    }
  }

  #isStillBlank(state: EditorState): boolean {
    const [only, second] = state.field(metasField)
    return (
      !this.#base.holdsSegments &&
      !second &&
      state.doc.length === 0 &&
      only?.speakerId === null &&
      only.startMs === null &&
      only.endMs === null
    )
  }

  #touchedLines(state: EditorState, part: ReturnType<typeof changedPart>): number[] {
    const lines = new Set(part.news.map((_, index) => part.at + index))
    this.#pending?.iterChangedRanges((_fromA, _toA, from, to) => {
      const last = state.doc.lineAt(to).number
      for (let line = state.doc.lineAt(from).number; line <= last; line++) lines.add(line - 1)
    })
    return [...lines].sort((a, b) => a - b)
  }

  #speakerChanges(state: EditorState): TranscriptPatch['speakers'] {
    const before = new Set(this.#base.speakers)
    return { put: state.field(speakersField).filter((speaker) => !before.has(speaker)), drop: [] }
  }

  /** A segment is looked up in the base by id where lines moved, else by its line. */
  #segmentChanges(
    state: EditorState,
    { at, olds, news }: ReturnType<typeof changedPart>,
    lines: readonly number[],
  ): TranscriptPatch['segments'] {
    const { doc, metas, holdsSegments } = this.#base
    const moved = new Map(olds.map(({ id }, index) => [id, at + index]))
    const current = state.field(metasField)
    const put = lines.flatMap((line) => {
      const row = segmentAt(state.doc, current, line)
      if (!row) return []
      const inPart = line >= at && line < at + news.length
      const after = line - news.length + olds.length
      const index = inPart ? moved.get(row.id) : line < at ? line : after
      const was = index === undefined || !holdsSegments ? null : segmentAt(doc, metas, index)
      const same = was?.text === row.text && metas[index ?? -1] === current[line]
      return same ? [] : [row]
    })
    const kept = new Set(news.map(({ id }) => id))
    const drop = holdsSegments ? olds.flatMap(({ id }) => (kept.has(id) ? [] : [id])) : []
    return { put, drop }
  }

  #mentionChanges(state: EditorState, lines: readonly number[]): TranscriptPatch['mentions'] {
    const mentions = state.field(mentionsField)
    const metas = state.field(metasField)
    const put = lines.flatMap((line) => {
      const { from, to } = state.doc.line(line + 1)
      return mentionsIn(mentions, from, to)
        .map((range) => rowOf(range, state.doc, metas))
        .filter((row) => !samePlace(this.#base.mentions.get(row.id), row))
    })
    const left = valuesIn(mentions)
    return { put, drop: [...this.#base.mentions.keys()].filter((id) => !left.has(id)) }
  }

  #order(metas: Metas, { olds, news }: ReturnType<typeof changedPart>): readonly string[] | null {
    const same = olds.length === news.length && olds.every(({ id }, i) => id === news[i]?.id)
    return same && this.#base.holdsSegments ? null : metas.map(({ id }) => id)
  }
}
