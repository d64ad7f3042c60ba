import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { Language } from '../../../../core/transcript/model.ts'
import { fromLine, pastedText } from '../state/text.ts'
import { segmentDecorations } from './decorations.ts'
import { handsOn } from './follow.ts'
import { writingKeys } from './keymap.ts'
import { headEvents, type HeadEvents } from './settings.ts'

/** The nonce of the page, which the style sheets that CodeMirror makes must carry. */
function pageNonce(): Extension {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce ? EditorView.cspNonce.of(meta.nonce) : []
}

/** Everything that the view adds to the editor's state. */
export function editorExtensions(options: {
  readonly label: string
  readonly language: Language
  readonly host: HeadEvents & { currentTimeMs(): number }
}): Extension {
  const { label, language, host } = options
  return [
    pageNonce(),
    headEvents.of(host),
    writingKeys(() => Math.max(0, Math.round(host.currentTimeMs()))),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, lang: language, spellcheck: 'true' }),
    EditorView.clipboardInputFilter.of(pastedText),
    EditorView.clipboardOutputFilter.of(fromLine),
    segmentDecorations,
    handsOn,
  ]
}
