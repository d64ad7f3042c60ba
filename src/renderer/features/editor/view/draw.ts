import type { EditorState, Line, Range } from '@codemirror/state'
import { Decoration } from '@codemirror/view'
import { categoryColor, speakerColor } from '../colors.ts'
import { mentionsField, mentionsIn, type MentionValue } from '../state/mentions.ts'
import { metasField, type Metas } from '../state/metas.ts'
import { speakersField } from '../state/speakers.ts'
import { SOFT_BREAK } from '../state/text.ts'
import { viewSettings, type ViewSettings } from './settings.ts'
import { HeadWidget, ReplacementWidget, SoftBreakWidget } from './widgets.ts'

const softBreak = Decoration.replace({ widget: new SoftBreakWidget() })

interface Drawing {
  readonly state: EditorState
  readonly settings: ViewSettings
  readonly metas: Metas
  readonly speakers: ReadonlyMap<string, { readonly name: string; readonly index: number }>
}

/** What every line's drawing needs, or null before the settings are known. */
export function drawingOf(state: EditorState): Drawing | null {
  const settings = state.field(viewSettings)
  if (!settings) return null
  const speakers = state.field(speakersField)
  return {
    state,
    settings,
    metas: state.field(metasField),
    speakers: new Map(speakers.map(({ id, name }, index) => [id, { name, index }])),
  }
}

function drawHead(drawing: Drawing, index: number): Decoration | null {
  const meta = drawing.metas[index]
  if (!meta) return null
  const { words } = drawing.settings
  const speaker = drawing.speakers.get(meta.speakerId ?? '')
  const widget = new HeadWidget({
    segmentId: meta.id,
    startMs: meta.startMs,
    name: speaker?.name ?? words.noSpeaker,
    color: speaker ? speakerColor(speaker.index) : '',
    words,
  })
  return Decoration.widget({ widget, side: -1 })
}

function drawLine({ metas, settings }: Drawing, line: Line): Decoration {
  const index = line.number - 1
  const meta = metas[index]
  const before = metas[index - 1]
  const names = ['sv-line']
  if (before?.speakerId === meta?.speakerId && before) names.push('sv-same')
  if (meta?.speakerId === null) names.push('sv-nobody')
  if (meta?.id === settings.activeId) names.push('sv-active')
  const { writeFirst, writeHere } = settings.words
  const placeholder = line.length ? '' : metas.length === 1 ? writeFirst : writeHere
  return Decoration.line({
    class: names.join(' '),
    ...(placeholder ? { attributes: { 'data-placeholder': placeholder } } : {}),
  })
}

function drawMention(drawing: Drawing, range: Range<MentionValue>): Decoration {
  const { entities, words, mode, replacementOf, currentMentionId } = drawing.settings
  const { mention } = range.value
  const { category, status, tier, reason } = mention
  const surface = drawing.state.sliceDoc(range.from, range.to)
  const about = [
    words.category(category),
    entities.get(mention.entityId)?.name,
    words.status(status),
  ]
  const title = `${about.filter(Boolean).join(' · ')}\n${reason[words.language]}`
  const current = mention.id === currentMentionId ? ' sv-current' : ''
  const name = `sv-mention sv-${status} sv-${mode}${current}`
  const color = categoryColor(category)
  if (replacementOf && status === 'accepted') {
    const told = `${words.replaced(surface)}\n${title}`
    const text = replacementOf(mention, surface)
    return Decoration.replace({
      widget: new ReplacementWidget(text, `${name} sv-replaced`, told, color),
      atomic: true,
    })
  }
  const label = words.category(category) + (tier === 'possible' ? '?' : '')
  return Decoration.mark({
    class: name,
    attributes: { title, style: `--category: ${color}`, 'data-label': label },
  })
}

/** Everything that is drawn on and beside one segment's line. */
export function drawSegment(drawing: Drawing, line: Line): Range<Decoration>[] {
  const drawn = [drawLine(drawing, line).range(line.from)]
  const head = drawHead(drawing, line.number - 1)
  if (head) drawn.push(head.range(line.from))
  for (const range of mentionsIn(drawing.state.field(mentionsField), line.from, line.to)) {
    drawn.push(drawMention(drawing, range).range(range.from, range.to))
  }
  for (
    let at = line.text.indexOf(SOFT_BREAK);
    at >= 0;
    at = line.text.indexOf(SOFT_BREAK, at + 1)
  ) {
    drawn.push(softBreak.range(line.from + at, line.from + at + 1))
  }
  return drawn
}
