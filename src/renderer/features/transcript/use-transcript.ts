import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Transcript } from '../../../core/transcript/model.ts'
import { api, value } from '../../app/api.ts'
import { onChanged, queryClient } from '../../app/queries.ts'
import type { EditorHandle } from '../editor/handle.ts'
import { createSaver, flushEdits, setEdited, type Saver } from './saver.ts'

/** The transcript as main has it now. The editor owns the text from then on. */
export const useStoredTranscript = (id: string) =>
  useQuery({
    queryKey: ['transcript', id],
    queryFn: () => value<'transcript.get'>(api['transcript.get']({ id })),
    gcTime: 0,
  })

/**
 * Joins an editor to main: edits are stored in order, and mentions that main changed are shown once
 * what was typed before is stored. Gives the transcript as last stored, for the panels beside it.
 */
export function useSavedEditor(initial: Transcript, version: number) {
  const editor = useRef<EditorHandle>(null)
  const saver = useMemo<Saver>(() => createSaver(initial.id, version), [initial.id, version])
  const [stored, setStored] = useState(initial)

  useEffect(() => {
    setEdited({ saver, flush: () => editor.current?.flush() })
    const refresh = async (): Promise<void> => {
      await flushEdits()
      const { taken } = saver
      const fresh = await api['transcript.get']({ id: initial.id })
      if (!fresh.ok) return
      // Offsets are good only for the text that main had: typed on meanwhile, ask again.
      if (saver.taken !== taken) return refresh()
      editor.current?.setMentions(fresh.value.transcript.mentions)
      setStored(fresh.value.transcript)
    }
    const stop = onChanged(({ what, id }) => {
      if (what === 'transcript' && (id === null || id === initial.id)) void refresh()
    })
    return () => {
      stop()
      void flushEdits()
      setEdited(null)
      queryClient.removeQueries({ queryKey: ['transcript', initial.id] })
    }
  }, [saver, initial.id])

  return { editor, saver, stored, setStored }
}
