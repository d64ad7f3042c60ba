import type { EditorState, Range } from '@codemirror/state'
import {
  Decoration,
  EditorView,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view'
import { mentionsField } from '../state/mentions.ts'
import { metasField } from '../state/metas.ts'
import { speakersField } from '../state/speakers.ts'
import { drawSegment, drawingOf } from './draw.ts'
import { viewSettings } from './settings.ts'

const DRAWN = [metasField, mentionsField, speakersField, viewSettings] as const

const sameFields = (a: EditorState, b: EditorState): boolean =>
  DRAWN.every((field) => a.field<unknown>(field) === b.field<unknown>(field))

interface Drawn {
  readonly all: DecorationSet
  /** What the cursor steps over at once: replaced mentions. */
  readonly atomic: DecorationSet
}

/** Draws the segments in view and no others. */
function draw(view: EditorView): Drawn {
  const drawing = drawingOf(view.state)
  if (!drawing) return { all: Decoration.none, atomic: Decoration.none }
  const ranges: Range<Decoration>[] = []
  const { from, to } = view.viewport
  for (let pos = from; pos <= to;) {
    const line = view.state.doc.lineAt(pos)
    ranges.push(...drawSegment(drawing, line))
    pos = line.to + 1
  }
  const atomic = ranges.filter(({ value }) => value.spec.atomic === true)
  return { all: Decoration.set(ranges, true), atomic: Decoration.set(atomic) }
}

class SegmentDrawing {
  drawn: Drawn
  constructor(view: EditorView) {
    this.drawn = draw(view)
  }
  update(update: ViewUpdate): void {
    const stale =
      update.docChanged || update.viewportChanged || !sameFields(update.startState, update.state)
    if (stale) this.drawn = draw(update.view)
  }
}

/** Heads, mentions, soft breaks and placeholders of the segments in view. */
export const segmentDecorations = ViewPlugin.fromClass(SegmentDrawing, {
  decorations: ({ drawn }) => drawn.all,
  provide: (plugin) =>
    EditorView.atomicRanges.of((view) => view.plugin(plugin)?.drawn.atomic ?? Decoration.none),
})
