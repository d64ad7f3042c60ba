import { useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entity, Mention, Transcript } from '../../../core/transcript/model.ts'
import type { EditorHandle } from './handle.ts'
import { openEditor, type EditorHost, type OpenEditor } from './open-editor.ts'
import { editorWords } from './words.ts'
import './editor.css'

export interface EditorProps extends EditorHost {
  /** The initial value for its id; the editor owns it afterwards. */
  readonly transcript: Transcript
  readonly entities: ReadonlyMap<string, Entity>
  /** In review, mentions carry labels and stand out; typing is possible in both. */
  readonly mode: 'transcribe' | 'review'
  /** What accepted mentions are shown as; null to show the text itself. Keep it stable. */
  readonly replacementOf: ((mention: Mention, surface: string) => string) | null
  readonly ref?: Ref<EditorHandle>
}

/** A ref that always holds the newest value. */
function useLatest<Value>(value: Value): { readonly current: Value } {
  const ref = useRef(value)
  useLayoutEffect(() => {
    ref.current = value
  })
  return ref
}

/** The text of one transcript, for writing and for review. Fills its parent. */
export const TranscriptEditor = (props: EditorProps) => (
  <OpenTranscript key={props.transcript.id} {...props} />
)

function OpenTranscript(props: EditorProps) {
  const { entities, mode, replacementOf, ref } = props
  const { t, i18n } = useTranslation()
  const words = useMemo(() => editorWords(t, i18n.language), [t, i18n.language])
  const parent = useRef<HTMLDivElement>(null)
  const editor = useRef<OpenEditor | null>(null)
  const latest = useLatest({ props, words, label: t('editor.text') })

  useLayoutEffect(() => {
    if (!parent.current) return undefined
    const { props: initial, words: said, label } = latest.current
    const host: EditorHost = {
      onPatch: (patch) => latest.current.props.onPatch(patch),
      onSelect: (selection, mentionId) => latest.current.props.onSelect(selection, mentionId),
      onSeek: (ms) => latest.current.props.onSeek(ms),
      onSpeaker: (segmentId, anchor) => latest.current.props.onSpeaker(segmentId, anchor),
      currentTimeMs: () => latest.current.props.currentTimeMs(),
      currentTimeText: () => latest.current.props.currentTimeText(),
    }
    const settings = {
      mode: initial.mode,
      entities: initial.entities,
      replacementOf: initial.replacementOf,
      words: said,
      activeId: null,
      currentMentionId: null,
    }
    const opened = openEditor(parent.current, initial.transcript, settings, label, host)
    editor.current = opened
    return () => {
      editor.current = null
      opened.close()
    }
  }, [latest])

  useImperativeHandle(ref, () => {
    if (!editor.current) throw new Error('the editor is not open')
    return editor.current.handle
  }, [])

  useEffect(() => {
    editor.current?.show({ entities, mode, replacementOf, words })
  }, [entities, mode, replacementOf, words])

  return <div ref={parent} className="sv-editor" data-mode={mode} />
}
