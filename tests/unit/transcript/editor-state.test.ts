import { redo, undo } from '@codemirror/commands'
import type { EditorState, TransactionSpec } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  deleteSegment,
  insertSegment,
  mergeSegments,
  splitSegment,
  type Edit,
} from '../../../src/core/transcript/edits.ts'
import { PLACEMENTS } from '../../../src/core/importers/into-transcript.ts'
import { checkPatch, checkTranscript } from '../../../src/core/transcript/invariants.ts'
import type { Mention, Segment, Transcript } from '../../../src/core/transcript/model.ts'
import { applyPatch } from '../../../src/core/transcript/patch.ts'
import { ChangeTracker } from '../../../src/renderer/features/editor/state/changes.ts'
import * as commands from '../../../src/renderer/features/editor/state/commands.ts'
import { createState } from '../../../src/renderer/features/editor/state/create.ts'
import { idMaker, metasField } from '../../../src/renderer/features/editor/state/metas.ts'
import { putSpeakers } from '../../../src/renderer/features/editor/state/speakers.ts'
import { pastedText } from '../../../src/renderer/features/editor/state/text.ts'
import { counter, mentionOf, sorted, transcripts } from './arbitrary.ts'

/** The editor without its view: state, history, and main's copy fed by patches alone. */
class Editor {
  state: EditorState
  main: Transcript
  readonly tracker: ChangeTracker
  constructor(transcript: Transcript) {
    this.state = createState(transcript, idMaker.of(counter()))
    this.main = transcript
    this.tracker = new ChangeTracker(transcript, this.state)
  }
  run(spec: TransactionSpec | null): void {
    if (spec) this.take(this.state.update(spec))
  }
  take(tr: ReturnType<EditorState['update']>): void {
    this.state = tr.state
    this.tracker.follow(tr)
  }
  step(command: typeof undo): boolean {
    return command({ state: this.state, dispatch: (tr) => this.take(tr) })
  }
  save(): void {
    const patch = this.tracker.take(this.state)
    if (!patch) return
    expect(checkPatch(this.main, patch)).toEqual([])
    this.main = applyPatch(this.main, patch)
  }
  snapshot(): Transcript {
    return this.tracker.snapshot(this.state)
  }
  /** As main does after detection: its own mentions, some decided, one new. */
  detect(n: number): void {
    this.save()
    const segment = this.main.segments[n % Math.max(1, this.main.segments.length)]
    const left = this.main.mentions.filter(({ segmentId }) => segmentId !== segment?.id)
    const added = segment?.text ? [{ ...mentionOf(segment, 0, 1), id: `d${n}` }] : []
    const mentions: Mention[] = left.map((mention) => ({ ...mention, status: 'rejected' as const }))
    const unique = [...mentions.filter(({ id }) => id !== `d${n}`), ...added]
    this.main = { ...this.main, mentions: unique }
  }
  adopt(): void {
    this.run({ effects: this.tracker.adopt(this.main.mentions, this.state) })
  }
}

const transcriptOf = (starts: readonly number[]): Transcript => ({
  id: 't',
  title: '',
  language: 'es',
  speakers: [],
  segments: starts.map((startMs) => ({
    id: `s${startMs}`,
    speakerId: null,
    startMs,
    endMs: startMs + 1_000,
    text: `Uno ${startMs}`,
  })),
  mentions: [],
})

/** A position in the document that halves no character, as every one a person can reach. */
function position(state: EditorState, at: number): number {
  const pos = at % (state.doc.length + 1)
  return /^[\uDC00-\uDFFF]/.test(state.sliceDoc(pos, pos + 1)) ? pos - 1 : pos
}

function typed(state: EditorState, from: number, to: number, text: string): TransactionSpec {
  const [a, b] = [position(state, from), position(state, to)]
  const insert = state.toText(pastedText(text))
  const start = Math.min(a, b)
  return {
    changes: { from: start, to: Math.max(a, b), insert },
    selection: { anchor: start + insert.length },
    userEvent: 'input.type',
  }
}

const TEXTS = ['', 'a', ' ', 'x\ny', '\n', 'uno\r\n\r\ndos\ntres', '\ud83d', 'b\u2028c', '\n\n']

const stretchesFrom = (ms: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    startMs: (ms % 9_000) + i * 9_000,
    endMs: (ms % 9_000) + i * 9_000 + 800,
  }))

const segmentsFrom = (newId: () => string, ms: number, count: number): Segment[] =>
  Array.from({ length: count }, (_, i) => ({
    id: newId(),
    speakerId: i % 2 ? 'leo' : null,
    startMs: i % 3 === 1 ? null : (ms + i * 7_000) % 60_000,
    endMs: null,
    text: i % 2 ? `uno\n${i}` : 'dos',
  }))

type Step = (editor: Editor) => void
const place = (editor: Editor, at: number): void =>
  editor.run({ selection: { anchor: position(editor.state, at) } })

const step: fc.Arbitrary<Step> = fc
  .tuple(fc.nat(16), fc.nat(200), fc.nat(200), fc.constantFrom(...TEXTS), fc.nat(70_000))
  .map(([kind, at, to, text, ms]): Step => {
    const atCursor =
      (make: (state: EditorState) => TransactionSpec | null): Step =>
      (editor) => {
        place(editor, at)
        editor.run(make(editor.state))
      }
    const steps: readonly Step[] = [
      (editor) => editor.run(typed(editor.state, at, at, text)),
      (editor) => editor.run(typed(editor.state, at, to, text)),
      (editor) => editor.run(typed(editor.state, at, at + (to % 5), 'z')),
      atCursor((state) => commands.splitHere(state, ms)),
      atCursor((state) => commands.mergeBack(state)),
      atCursor((state) => commands.deleteSegment(state)),
      atCursor((state) => commands.insertSegmentAt(state, ms)),
      atCursor((state) => commands.setStart(state, ms)),
      atCursor((state) => commands.setEnd(state, ms)),
      atCursor((state) => commands.assignSpeaker(state, ms % 2 ? 'leo' : null)),
      atCursor((state) => commands.insertSoftBreak(state)),
      (editor) => editor.step(undo),
      (editor) => editor.step(redo),
      (editor) =>
        editor.run({
          effects: putSpeakers.of([{ id: 'ana', name: `Ana ${ms}`, participantId: null }]),
        }),
      atCursor((state) => commands.addSegments(state, stretchesFrom(ms, to % 5))),
      atCursor((state) => commands.insertWord(state, '[00:01:02]')),
      atCursor((state) =>
        commands.importSegments(
          state,
          segmentsFrom(state.facet(idMaker), ms, to % 5),
          PLACEMENTS[ms % PLACEMENTS.length] ?? 'after',
        ),
      ),
    ]
    return steps[kind] ?? (() => undefined)
  })

const sound = (editor: Editor): void => {
  expect(editor.state.field(metasField).length).toBe(editor.state.doc.lines)
  expect(checkTranscript(editor.snapshot())).toEqual([])
}

describe('laws', () => {
  it('patches add up to the snapshot, whatever is done and whenever it is saved', () => {
    fc.assert(
      fc.property(
        transcripts,
        fc.array(fc.tuple(step, fc.boolean()), { maxLength: 30 }),
        (transcript, run) => {
          const editor = new Editor(transcript)
          for (const [act, save] of run) {
            act(editor)
            sound(editor)
            if (save) editor.save()
          }
          editor.save()
          expect(sorted(editor.main)).toEqual(sorted(editor.snapshot()))
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('undo leads back to the start, ids, times and mentions included, and redo to the end', () => {
    fc.assert(
      fc.property(transcripts, fc.array(step, { maxLength: 20 }), (transcript, run) => {
        const editor = new Editor(transcript)
        const start = sorted(editor.snapshot())
        for (const act of run) act(editor)
        while (editor.step(redo)) sound(editor)
        const end = sorted(editor.snapshot())
        while (editor.step(undo)) sound(editor)
        const back = sorted(editor.snapshot())
        expect({ ...back, speakers: start.speakers }).toEqual(start)
        while (editor.step(redo)) sound(editor)
        expect(sorted(editor.snapshot())).toEqual(end)
      }),
      { numRuns: 1000 },
    )
  })

  it("takes main's mentions amid edits and undo", () => {
    const acts = fc.array(fc.tuple(step, fc.nat(6), fc.nat(20)), { maxLength: 20 })
    fc.assert(
      fc.property(transcripts, acts, (transcript, run) => {
        const editor = new Editor(transcript)
        for (const [act, kind, n] of run) {
          if (kind === 0) editor.detect(n)
          act(editor)
          if (kind === 0) editor.adopt()
          sound(editor)
        }
        editor.save()
        expect(sorted(editor.main)).toEqual(sorted(editor.snapshot()))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('commands do what the edits of core say', () => {
  const cases: readonly [
    string,
    (state: EditorState, ms: number) => TransactionSpec | null,
    CoreEdit,
  ][] = [
    [
      'split',
      commands.splitHere,
      ({ transcript, id, offset, ms, newId }) => {
        const { text } = transcript.segments.find((segment) => segment.id === id) ?? { text: '' }
        if (text.slice(offset).trim() === '') return null
        return splitSegment(transcript, { id, offset, playheadMs: ms }, newId)
      },
    ],
    [
      'merge',
      commands.mergeBack,
      ({ transcript, index }) => {
        const before = transcript.segments[index - 1]
        return before ? mergeSegments(transcript, before.id) : null
      },
    ],
    [
      'delete',
      commands.deleteSegment,
      ({ transcript, id }) =>
        transcript.segments.length > 1 ? deleteSegment(transcript, id) : null,
    ],
    [
      'insert',
      commands.insertSegmentAt,
      ({ transcript, ms, newId }) => {
        const { segments } = transcript
        if (segments.length === 1 && !segments[0]?.text) return null
        const later = segments.findIndex(({ startMs }) => startMs !== null && startMs > ms)
        const before = segments.at(later < 0 ? segments.length - 1 : later - 1)
        const speakerId = later === 0 ? null : (before?.speakerId ?? null)
        return insertSegment(transcript, { id: newId(), atMs: ms, speakerId })
      },
    ],
  ]
  type CoreEdit = (at: {
    readonly transcript: Transcript
    readonly index: number
    readonly id: string
    readonly offset: number
    readonly ms: number
    readonly newId: () => string
  }) => Edit | null

  it.each(cases)('%s', (_name, command, core) => {
    fc.assert(
      fc.property(transcripts, fc.nat(200), fc.nat(70_000), (transcript, at, ms) => {
        fc.pre(transcript.segments.length > 0)
        const editor = new Editor(transcript)
        place(editor, at)
        const { doc, selection } = editor.state
        const line = doc.lineAt(selection.main.head)
        const index = line.number - 1
        const id = transcript.segments[index]?.id ?? ''
        const offset = selection.main.head - line.from
        const expected = core({ transcript, index, id, offset, ms, newId: counter() })
        fc.pre(expected !== null)
        editor.run(command(editor.state, ms))
        const patched = expected?.ok ? applyPatch(transcript, expected.value) : transcript
        expect(sorted(editor.snapshot())).toEqual(sorted(patched))
      }),
      { numRuns: 200 },
    )
  })
})

describe('by example', () => {
  const segment = { id: 's0', speakerId: 'ana', startMs: 1000, endMs: null, text: 'Soy Juan Sol.' }
  const transcript: Transcript = {
    id: 't1',
    title: 'Entrevista',
    language: 'es',
    speakers: [{ id: 'ana', name: 'Ana', participantId: null }],
    segments: [segment],
    mentions: [mentionOf(segment, 4, 12)],
  }
  const open = (from: Transcript = transcript): Editor => new Editor(from)
  const marked = (editor: Editor): (string | undefined)[] => {
    const { mentions, segments } = editor.snapshot()
    return mentions.map(({ segmentId, start, end }) =>
      segments.find(({ id }) => id === segmentId)?.text.slice(start, end),
    )
  }

  it('Enter at the end closes the segment at the playhead and begins the next there', () => {
    const editor = open()
    place(editor, 13)
    editor.run(commands.splitHere(editor.state, 5000))
    expect(editor.snapshot().segments).toEqual([
      { ...segment, endMs: 5000 },
      { ...segment, id: 'n0', startMs: 5000, text: '' },
    ])
  })

  it('Enter in a blank segment adds no second one', () => {
    const editor = open({ ...transcript, segments: [], mentions: [] })
    expect(commands.splitHere(editor.state, 5000)).toBeNull()
  })

  it('text typed at the edge of a mention stays outside, inside stays inside', () => {
    const editor = open()
    editor.run(typed(editor.state, 12, 12, 'ano'))
    editor.run(typed(editor.state, 4, 4, 'don '))
    editor.run(typed(editor.state, 12, 12, 'ito'))
    expect(marked(editor)).toEqual(['Juanito Sol'])
  })

  it('a mention that is emptied goes, and comes back with undo', () => {
    const editor = open()
    editor.run(typed(editor.state, 3, 13, ''))
    editor.save()
    expect([marked(editor), editor.main.mentions]).toEqual([[], []])
    editor.step(undo)
    editor.save()
    expect([marked(editor), editor.main.mentions]).toEqual([['Juan Sol'], transcript.mentions])
  })

  it('a name that is written over stays marked, and undo restores it', () => {
    for (const text of ['Ana', 'Ana\nSol']) {
      const editor = open()
      editor.run(typed(editor.state, 4, 12, text))
      expect(marked(editor)).toEqual(text.split('\n'))
      editor.step(undo)
      expect(marked(editor)).toEqual(['Juan Sol'])
    }
  })

  it('undo brings a mention back with what main has decided since', () => {
    const editor = open()
    editor.run(typed(editor.state, 0, 13, ''))
    editor.main = {
      ...editor.main,
      mentions: editor.main.mentions.map((mention) => ({
        ...mention,
        status: 'rejected' as const,
      })),
    }
    editor.adopt()
    editor.step(undo)
    expect(editor.snapshot().mentions).toEqual(editor.main.mentions)
  })

  it('undo does not bring back a mention that main has removed', () => {
    const editor = open()
    editor.run(typed(editor.state, 5, 7, ''))
    editor.save()
    editor.main = { ...editor.main, mentions: [] }
    editor.adopt()
    editor.step(undo)
    expect(marked(editor)).toEqual([])
  })

  it('pasted lines become segments; the text that was there keeps its id', () => {
    const editor = open()
    editor.run(typed(editor.state, 0, 0, 'Uno\r\n\r\nDos\n'))
    expect(editor.snapshot().segments.map(({ id, text }) => [id, text])).toEqual([
      ['n0', 'Uno'],
      ['n1', 'Dos'],
      ['s0', segment.text],
    ])
  })

  it('an empty transcript that is opened and left sends nothing', () => {
    const empty = { ...transcript, segments: [], mentions: [] }
    const editor = open(empty)
    editor.run(typed(editor.state, 0, 0, 'a'))
    editor.run(typed(editor.state, 0, 1, ''))
    expect([editor.tracker.take(editor.state), editor.snapshot()]).toEqual([null, empty])
  })

  it('a keystroke sends one segment and the mentions behind it', () => {
    const editor = open()
    editor.run(typed(editor.state, 0, 0, '¡'))
    expect(editor.tracker.take(editor.state)).toEqual({
      speakers: { put: [], drop: [] },
      segments: { put: [{ ...segment, text: '¡Soy Juan Sol.' }], drop: [] },
      mentions: { put: [mentionOf(segment, 5, 13)], drop: [] },
      order: null,
    })
  })
})

describe('blank segments for stretches of the recording', () => {
  const times = (editor: Editor) =>
    editor.snapshot().segments.map(({ startMs, text }) => [startMs, text])

  it('take the place of a blank transcript’s only segment', () => {
    const editor = new Editor(transcriptOf([]))
    editor.run(commands.addSegments(editor.state, stretchesFrom(0, 3)))
    expect(times(editor)).toEqual([
      [0, ''],
      [9_000, ''],
      [18_000, ''],
    ])
    editor.step(undo)
    expect(editor.snapshot().segments).toEqual([])
  })

  it('stand between what is there, by time, and go by one undo', () => {
    const editor = new Editor(transcriptOf([5_000, 20_000]))
    const before = times(editor)
    editor.run(commands.addSegments(editor.state, stretchesFrom(0, 4)))
    expect(times(editor)).toEqual([
      [0, ''],
      [5_000, 'Uno 5000'],
      [9_000, ''],
      [18_000, ''],
      [20_000, 'Uno 20000'],
      [27_000, ''],
    ])
    editor.step(undo)
    expect(times(editor)).toEqual(before)
  })
})

describe('imported segments', () => {
  const all = (editor: Editor) => editor.snapshot().segments.map(({ id, text }) => [id, text])
  const added = (count: number) => segmentsFrom(counter('i'), 1_000, count)
  const opened = (starts: readonly number[]) => {
    const { segments, ...rest } = transcriptOf(starts)
    const mentions = segments.map((segment) => mentionOf(segment, 0, 3))
    const speakers = [{ id: 'leo', name: 'Leo', participantId: null }]
    return new Editor({ ...rest, segments, mentions, speakers })
  }

  it.each(PLACEMENTS)('%s: come and go by one undo, and come back', (placement) => {
    const editor = opened([5_000, 20_000])
    const before = editor.snapshot()
    editor.run(commands.importSegments(editor.state, added(4), placement))
    const after = editor.snapshot()
    editor.save()
    editor.step(undo)
    expect(sorted(editor.snapshot())).toEqual(sorted(before))
    editor.save()
    editor.step(redo)
    expect(sorted(editor.snapshot())).toEqual(sorted(after))
    editor.save()
    expect(sorted(editor.main)).toEqual(sorted(after))
  })

  it('keep their line breaks, and stand where they are said', () => {
    const editor = opened([5_000, 20_000])
    editor.run(commands.importSegments(editor.state, added(4), 'byTime'))
    expect(all(editor)).toEqual([
      ['i0', 'dos'],
      ['i1', 'uno\n1'],
      ['s5000', 'Uno 5000'],
      ['i2', 'dos'],
      ['s20000', 'Uno 20000'],
      ['i3', 'uno\n3'],
    ])
  })

  it('replace what is there with its mentions, and leave nothing of it', () => {
    const editor = opened([5_000, 20_000])
    editor.run(commands.importSegments(editor.state, added(2), 'replace'))
    expect(all(editor)).toEqual([
      ['i0', 'dos'],
      ['i1', 'uno\n1'],
    ])
    expect(editor.snapshot().mentions).toEqual([])
  })

  it('take the place of a blank line', () => {
    const editor = new Editor(transcriptOf([]))
    editor.run(commands.importSegments(editor.state, added(1), 'after'))
    expect(all(editor)).toEqual([['i0', 'dos']])
  })

  it('may be as many as a call takes', () => {
    const editor = opened([5_000, 20_000])
    const many = added(100_000)
    editor.run(commands.importSegments(editor.state, many, 'after'))
    expect(editor.snapshot().segments).toHaveLength(many.length + 2)
  })
})

describe('a time that is written into the text', () => {
  const TIME = '[00:01:02]'
  const written = (text: string, at: number, head = at) => {
    const { segments, ...rest } = transcriptOf([0])
    const editor = new Editor({ ...rest, segments: segments.map((each) => ({ ...each, text })) })
    editor.run({ selection: { anchor: at, head } })
    editor.run(commands.insertWord(editor.state, TIME))
    return editor
  }
  const textOf = (editor: Editor) => editor.snapshot().segments[0]?.text

  it.each([
    ['', 0, `${TIME} `],
    ['Bueno, sí', 0, `${TIME} Bueno, sí`],
    ['Bueno, sí', 9, `Bueno, sí ${TIME} `],
    ['Bueno, sí', 5, `Bueno ${TIME}, sí`],
    ['Bueno, sí', 6, `Bueno, ${TIME} sí`],
    ['Bueno, sí', 7, `Bueno, ${TIME} sí`],
    ['uno\ndos', 3, `uno ${TIME} \ndos`],
    ['uno\ndos', 4, `uno\n${TIME} dos`],
  ])('stands as a word of its own in «%s» at %i', (text, at, expected) => {
    expect(textOf(written(text, at))).toBe(expected)
  })

  it('has the cursor after it, and takes nothing that is selected away', () => {
    const editor = written('Bueno, sí', 0, 5)
    expect(textOf(editor)).toBe(`Bueno ${TIME}, sí`)
    expect(editor.state.selection.main).toMatchObject({ from: 16, to: 16 })
  })

  it('goes by one undo, and what was typed around it does not', () => {
    const editor = new Editor(transcriptOf([0]))
    editor.run(typed(editor.state, 5, 5, ' dos'))
    editor.run(commands.insertWord(editor.state, TIME))
    editor.run(typed(editor.state, editor.state.doc.length, editor.state.doc.length, 'tres'))
    editor.step(undo)
    expect(textOf(editor)).toContain(TIME)
    editor.step(undo)
    expect(textOf(editor)).not.toContain(TIME)
    expect(textOf(editor)).toContain('dos')
  })
})
