import { MantineProvider } from '@mantine/core'
import '@mantine/core/styles.css'
import i18next from 'i18next'
import { useMemo, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { flushSync } from 'react-dom'
import { initReactI18next } from 'react-i18next'
import type { Mention, Transcript } from '../../../../src/core/transcript/model.ts'
import { applyPatch, type TranscriptPatch } from '../../../../src/core/transcript/patch.ts'
import { useActionKeys, useActions } from '../../../../src/renderer/app/actions.ts'
import { themeWith } from '../../../../src/renderer/app/theme.ts'
import { editorDeeds } from '../../../../src/renderer/features/editor/actions.ts'
import type { EditorHandle } from '../../../../src/renderer/features/editor/handle.ts'
import { editorMessages } from '../../../../src/renderer/features/editor/messages.ts'
import { TranscriptEditor } from '../../../../src/renderer/features/editor/TranscriptEditor.tsx'
import { ENTITIES, sampleTranscript } from './sample.ts'

/** What the tests read and set from outside. */
export interface Bench {
  handle: EditorHandle | null
  patches: TranscriptPatch[]
  /** The initial transcript with every patch applied, as main would hold it. */
  saved: Transcript
  selected: unknown
  seeks: number[]
  speakerClicks: string[]
  nowMs: number
  /** Opens a transcript of so many segments; milliseconds until it is painted. */
  open(segments: number): Promise<number>
  show(view: { mode?: 'transcribe' | 'review'; replaced?: boolean }): void
}

declare global {
  interface Window {
    bench: Bench
  }
}

const paint = () =>
  new Promise<number>((resolve) =>
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))),
  )

const label = (mention: Mention) => `[${mention.category} ${mention.entityId.slice(1)}]`

function addSpeaker(editor: EditorHandle): string {
  const id = crypto.randomUUID()
  editor.setSpeakers([{ id, name: `Speaker ${editor.speakers().length + 1}`, participantId: null }])
  return id
}

const NO_CHOICES = {}

function Page() {
  const [transcript, setTranscript] = useState<Transcript | null>(null)
  const [mode, setMode] = useState<'transcribe' | 'review'>('transcribe')
  const [replaced, setReplaced] = useState(false)
  const handle = useRef<EditorHandle>(null)
  useActions(useMemo(() => editorDeeds(() => handle.current, addSpeaker), []))
  useActionKeys(NO_CHOICES)
  window.bench = Object.assign(window.bench, {
    async open(count: number) {
      const next = sampleTranscript(count)
      Object.assign(window.bench, { patches: [], saved: next })
      flushSync(() => setTranscript(null))
      await paint()
      const from = performance.now()
      flushSync(() => setTranscript(next))
      return (await paint()) - from
    },
    show(view: { mode?: 'transcribe' | 'review'; replaced?: boolean }) {
      if (view.mode) setMode(view.mode)
      if (view.replaced !== undefined) setReplaced(view.replaced)
    },
  })
  return (
    <div className="page">
      <aside />
      {transcript ? (
        <TranscriptEditor
          ref={(opened) => {
            handle.current = opened
            window.bench.handle = opened
          }}
          transcript={transcript}
          entities={ENTITIES}
          mode={mode}
          replacementOf={replaced ? label : null}
          onPatch={(patch) => {
            window.bench.patches.push(patch)
            window.bench.saved = applyPatch(window.bench.saved, patch)
          }}
          onSeek={(ms) => window.bench.seeks.push(ms)}
          onSpeaker={(id) => window.bench.speakerClicks.push(id)}
          onSelect={(selection, mentionId) => {
            window.bench.selected = { selection, mentionId }
          }}
          currentTimeMs={() => window.bench.nowMs}
          currentTimeText={() => String(window.bench.nowMs)}
        />
      ) : (
        <main />
      )}
      <aside />
    </div>
  )
}

const parameters = new URLSearchParams(location.search)
window.bench = {
  handle: null,
  patches: [],
  saved: sampleTranscript(0),
  selected: null,
  seeks: [],
  speakerClicks: [],
  nowMs: 0,
  open: () => Promise.reject(new Error('not ready')),
  show: () => undefined,
}
await i18next.use(initReactI18next).init({
  lng: 'es',
  interpolation: { escapeValue: false },
  resources: { es: { translation: { editor: editorMessages.es } } },
})
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <MantineProvider
      theme={themeWith('Cerrar')}
      forceColorScheme={parameters.get('scheme') === 'dark' ? 'dark' : 'light'}
    >
      <Page />
    </MantineProvider>,
  )
}
