import { spotlight } from '@mantine/spotlight'
import { useMemo } from 'react'
import { useActions, type Deeds } from '../../app/actions.ts'
import { api } from '../../app/api.ts'
import { showFailure } from '../../app/failures.ts'
import { flushEdits } from '../transcript/saver.ts'
import { usePlace } from './place.ts'
import { openSearch } from '../search/SearchDialog.tsx'
import { openKeys } from '../keys/KeySheet.tsx'
import { uploadAll } from './upload.ts'

/** The browser's own file dialog, for the host that has no other. */
function pickByInput(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = 'audio/*,video/*,.opus,.flac,.m4a,.mkv,.amr,.3gp,.caf,.w64,.au,.awb'
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

/** What can be done anywhere in an open study. */
function studyDeeds(): Deeds {
  const { show, go } = usePlace.getState()
  return {
    'view.palette': spotlight.open,
    'study.search': openSearch,
    'help.keys': openKeys,
    'recording.import': () => void importRecordings(),
    'view.transcribe': () => show('transcribe'),
    'view.review': () => show('review'),
    'view.preview': () => show('preview'),
    'go.participants': () => go('participants'),
    'go.policy': () => go('policy'),
    'go.export': () => go('export'),
    'go.log': () => go('log'),
    'app.settings': () => go('settings'),
    'study.lock': () => void leave('study.lock'),
    'study.close': () => void leave('study.close'),
  }
}

export function useStudyActions(): void {
  useActions(useMemo(studyDeeds, []))
}
