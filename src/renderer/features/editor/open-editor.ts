import { redo, redoDepth, undo, undoDepth } from '@codemirror/commands'
import { Transaction, type TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { Transcript } from '../../../core/transcript/model.ts'
import type { TranscriptPatch } from '../../../core/transcript/patch.ts'
import type { EditorCommands, EditorHandle } from './handle.ts'
import { ChangeTracker } from './state/changes.ts'
import * as edits from './state/commands.ts'
import { createState } from './state/create.ts'
import { mentionsField } from './state/mentions.ts'
import { metasField } from './state/metas.ts'
import { putSpeakers, speakersField } from './state/speakers.ts'
import { Saver } from './saver.ts'
import { editorExtensions } from './view/extensions.ts'
import { mayFollow } from './view/follow.ts'
import { perform } from './view/keymap.ts'
import { selectedMention, selectionOf, type SegmentSelection } from './view/selection.ts'
import { changeView, viewSettings, type HeadEvents, type ViewSettings } from './view/settings.ts'
import { segmentAtTime } from './view/time-index.ts'

/** What the editor tells and asks the page. */
export interface EditorHost extends HeadEvents {
  onPatch(patch: TranscriptPatch): void
  onSelect(selection: SegmentSelection | null, mentionId: string | null): void
  currentTimeMs(): number
  /** The current time as it is written into the text. */
  currentTimeText(): string
}

export interface OpenEditor {
  readonly handle: EditorHandle
  show(settings: Partial<ViewSettings>): void
  close(): void
}

const SCROLL_MARGIN = 80
const noUndo = Transaction.addToHistory.of(false)

/** The document position of a segment's start, or null where there is no such segment. */
function startOf(view: EditorView, segmentId: string): number | null {
  const index = view.state.field(metasField).findIndex(({ id }) => id === segmentId)
  return index < 0 ? null : view.state.doc.line(index + 1).from
}

function mentionStart(view: EditorView, mentionId: string): number | null {
  for (const cursor = view.state.field(mentionsField).iter(); cursor.value; cursor.next()) {
    if (cursor.value.mention.id === mentionId) return cursor.from
  }
  return null
}

const show = (pos: number, y: 'nearest' | 'center'): ReturnType<typeof EditorView.scrollIntoView> =>
  EditorView.scrollIntoView(pos, { y, yMargin: SCROLL_MARGIN })

function setActive(view: EditorView, id: string | null): void {
  if (view.state.field(viewSettings)?.activeId === id) return
  const pos = id !== null && mayFollow(view) ? startOf(view, id) : null
  const scroll = pos === null ? [] : [show(pos, 'nearest')]
  view.dispatch({ effects: [changeView.of({ activeId: id }), ...scroll] })
}

function setCurrent(view: EditorView, id: string | null): void {
  const pos = id === null ? null : mentionStart(view, id)
  const scroll = pos === null ? [] : [show(pos, 'center')]
  view.dispatch({ effects: [changeView.of({ currentMentionId: id }), ...scroll] })
}

function goTo(view: EditorView, segmentId: string): boolean {
  const pos = startOf(view, segmentId)
  if (pos === null) return false
  view.dispatch({ selection: { anchor: pos }, effects: show(pos, 'nearest') })
  return true
}

function step(view: EditorView, host: EditorHost, by: -1 | 1): boolean {
  const metas = view.state.field(metasField)
  const line = view.state.doc.lineAt(view.state.selection.main.head).number
  const next = metas[line - 1 + by]
  if (!next) return false
  goTo(view, next.id)
  if (next.startMs !== null) host.onSeek(next.startMs)
  return true
}

function commandsOf(view: EditorView, host: EditorHost): EditorCommands {
  const now = (): number => Math.max(0, Math.round(host.currentTimeMs()))
  const run = (edit: edits.Edit): boolean => perform(view, edit)
  return {
    splitHere: () => run(edits.splitHere(view.state, now())),
    mergeBack: () => run(edits.mergeBack(view.state)),
    deleteSegment: () => run(edits.deleteSegment(view.state)),
    insertSegmentAtTime: () => run(edits.insertSegmentAt(view.state, now())),
    setSegmentStart: () => run(edits.setStart(view.state, now())),
    setSegmentEnd: () => run(edits.setEnd(view.state, now())),
    assignSpeaker: (speakerId) => run(edits.assignSpeaker(view.state, speakerId)),
    retimeAll: (retiming, durationMs) => run(edits.retimeAll(view.state, retiming, durationMs)),
    addSegments: (stretches) => run(edits.addSegments(view.state, stretches)),
    importSegments: (segments, placement) =>
      run(edits.importSegments(view.state, segments, placement)),
    insertSoftBreak: () => run(edits.insertSoftBreak(view.state)),
    insertTime: () => run(edits.insertWord(view.state, host.currentTimeText())),
    previousSegment: () => step(view, host, -1),
    nextSegment: () => step(view, host, 1),
  }
}

function handleOf(
  view: EditorView,
  tracker: ChangeTracker,
  saver: Saver,
  host: EditorHost,
): EditorHandle {
  const change = (spec: TransactionSpec): void => view.dispatch({ annotations: noUndo, ...spec })
  return {
    flush: () => saver.flush(),
    snapshot: () => tracker.snapshot(view.state),
    speakers: () => view.state.field(speakersField),
    setSpeakers: (speakers) => change({ effects: putSpeakers.of(speakers) }),
    setMentions: (mentions) => change({ effects: tracker.adopt(mentions, view.state) }),
    setActiveSegment: (id) => setActive(view, id),
    setCurrentMention: (id) => setCurrent(view, id),
    segmentAt: (ms) => segmentAtTime(view.state.field(metasField), ms),
    goTo: (segmentId) => goTo(view, segmentId),
    selection: () => selectionOf(view.state),
    focus: () => view.focus(),
    undo: () => undo(view),
    redo: () => redo(view),
    undoDepth: () => undoDepth(view.state),
    redoDepth: () => redoDepth(view.state),
    commands: commandsOf(view, host),
  }
}

/** Opens a transcript for editing inside `parent`. From then on the editor owns its text. */
export function openEditor(
  parent: HTMLElement,
  transcript: Transcript,
  settings: ViewSettings,
  label: string,
  host: EditorHost,
): OpenEditor {
  const selected = (view: EditorView): void =>
    host.onSelect(selectionOf(view.state), selectedMention(view.state))
  const state = createState(transcript, [
    viewSettings.init(() => settings),
    editorExtensions({ label, language: transcript.language, host }),
    EditorView.updateListener.of((update) => {
      update.transactions.forEach((tr) => tracker.follow(tr))
      saver.noticed()
      if (update.selectionSet || update.docChanged || update.focusChanged) selected(update.view)
      if (update.focusChanged && !update.view.hasFocus) saver.flush()
    }),
  ])
  const tracker = new ChangeTracker(transcript, state)
  const view = new EditorView({ state, parent })
  const saver = new Saver(
    () => tracker.isDirty(view.state),
    () => tracker.take(view.state),
    host.onPatch,
  )
  return {
    handle: handleOf(view, tracker, saver, host),
    show: (change) => view.dispatch({ effects: changeView.of(change) }),
    close() {
      saver.close()
      view.destroy()
    },
  }
}
