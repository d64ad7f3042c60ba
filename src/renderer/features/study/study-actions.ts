import { spotlight } from '@mantine/spotlight'
import { useMemo } from 'react'
import { useActions, type Action } from '../../app/actions.ts'
import { api } from '../../app/api.ts'
import { showFailure } from '../../app/failures.ts'
import { flushEdits } from '../transcript/saver.ts'
import { usePlace, type Section, type View } from './place.ts'
import { openKeys } from './KeySheet.tsx'
import { uploadAll } from './upload.ts'

/** The browser's own file dialog, for the host that has no other. */
function pickByInput(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = 'audio/*,video/webm,video/mp4,.opus,.flac,.m4a'
  input.addEventListener('change', () => void uploadAll([...(input.files ?? [])]))
  input.click()
}

async function importRecordings(): Promise<void> {
  const picked = await api['recording.pick']({})
  if (picked.ok) return
  if (picked.error.code === 'unsupported') pickByInput()
  else showFailure(picked.error)
}

async function leave(how: 'study.lock' | 'study.close'): Promise<void> {
  await flushEdits()
  const left = await api[how]({})
  if (!left.ok) showFailure(left.error)
}

const VIEWS: readonly { view: View; key: string; es: string; en: string }[] = [
  { view: 'transcribe', key: 'Mod+Shift+1', es: 'Ver: transcribir', en: 'View: transcribe' },
  {
    view: 'review',
    key: 'Mod+Shift+2',
    es: 'Ver: revisar identificadores',
    en: 'View: review identifiers',
  },
  { view: 'preview', key: 'Mod+Shift+3', es: 'Ver: resultado', en: 'View: preview' },
]

const PAGES: readonly { section: Section; es: string; en: string }[] = [
  { section: 'participants', es: 'Ir a participantes', en: 'Go to participants' },
  { section: 'policy', es: 'Ir a reemplazos', en: 'Go to replacements' },
  { section: 'export', es: 'Ir a exportar', en: 'Go to export' },
  { section: 'log', es: 'Ir a la bitácora', en: 'Go to the log' },
]

const action = (id: string, keys: string[], es: string, en: string, run: () => void): Action => ({
  id,
  keys,
  labels: { es, en },
  run,
})

function studyActions(): readonly Action[] {
  const place = usePlace.getState()
  return [
    action('view.palette', ['Mod+K'], 'Buscar una acción', 'Find an action', spotlight.open),
    action('help.keys', ['F1'], 'Ver todas las teclas', 'Show all keys', openKeys),
    action('recording.import', ['Mod+O'], 'Importar grabaciones', 'Import recordings', () => {
      void importRecordings()
    }),
    ...VIEWS.map(({ view, key, es, en }) =>
      action(`view.${view}`, [key], es, en, () => place.show(view)),
    ),
    ...PAGES.map(({ section, es, en }) =>
      action(`go.${section}`, [], es, en, () => place.go(section)),
    ),
    action('app.settings', ['Mod+,'], 'Ajustes', 'Settings', () => place.go('settings')),
    action('study.lock', ['Mod+Shift+L'], 'Bloquear el estudio', 'Lock the study', () => {
      void leave('study.lock')
    }),
    action('study.close', [], 'Cerrar el estudio', 'Close the study', () => {
      void leave('study.close')
    }),
  ]
}

/** What can be done anywhere in an open study. */
export function useStudyActions(): void {
  useActions(useMemo(studyActions, []))
}
