import { QueryClient, useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { AppEvent, CallInput, CallName, CallOutput } from '../../ipc/contract.ts'
import type { Failure } from '../../ipc/schemas.ts'
import type { Result } from '../../core/result.ts'
import { isActionId } from '../../core/keys/actions.ts'
import { runAction } from './actions.ts'
import { api, value } from './api.ts'
import { showError } from './failures.ts'
import { useJobs } from './jobs.ts'

/** Main tells what is out of date, so nothing is fetched twice on its own. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: Infinity, retry: false, networkMode: 'always' } },
})

export const useAppState = () =>
  useQuery({ queryKey: ['app'], queryFn: () => value<'app.state'>(api['app.state']({})) })

/** After a change that main doesn't tell of: settings are the person's own. */
export const refreshApp = (): void => void queryClient.invalidateQueries({ queryKey: ['app'] })

export const useStudies = () =>
  useQuery({ queryKey: ['studies'], queryFn: () => value<'studies.list'>(api['studies.list']({})) })

export const useRecordings = () =>
  useQuery({
    queryKey: ['recordings'],
    queryFn: () => value<'recording.list'>(api['recording.list']({})),
  })

export const useMarkers = (recordingId: string) =>
  useQuery({
    queryKey: ['markers', recordingId],
    queryFn: () => value<'marker.list'>(api['marker.list']({ recordingId })),
  })

export const fetchTranscript = (id: string) =>
  queryClient.fetchQuery({
    queryKey: ['transcript', id],
    queryFn: () => value<'transcript.get'>(api['transcript.get']({ id })),
    staleTime: 0,
  })

export const useEntities = () =>
  useQuery({ queryKey: ['entities'], queryFn: () => value<'entity.list'>(api['entity.list']({})) })

export const useParticipants = () =>
  useQuery({
    queryKey: ['participants'],
    queryFn: () => value<'participant.list'>(api['participant.list']({})),
  })

export const usePolicy = () =>
  useQuery({ queryKey: ['policy'], queryFn: () => value<'policy.get'>(api['policy.get']({})) })

export const useLog = () =>
  useQuery({ queryKey: ['log'], queryFn: () => value<'log.list'>(api['log.list']({ limit: 500 })) })

/** A call as a mutation; a failure is shown to the person unless the caller does so (`quiet`). */
export function useCall<Name extends CallName>(name: Name, { quiet = false } = {}) {
  const run = api[name] as (input: CallInput<Name>) => Promise<Result<CallOutput<Name>, Failure>>
  return useMutation({
    mutationFn: (input: CallInput<Name>) => value<Name>(run(input)),
    onError: (error) => quiet || showError(error),
    networkMode: 'always',
  })
}

type Listener = (event: Extract<AppEvent, { type: 'changed' }>) => void
const listeners = new Set<Listener>()

/** Tells of `changed` events beside the queries that they refresh. */
export function onChanged(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const FRESHEN: Record<Extract<AppEvent, { type: 'changed' }>['what'], readonly string[]> = {
  recordings: ['recordings', 'log'],
  markers: ['markers'],
  transcript: ['log'],
  entities: ['entities'],
  participants: ['participants'],
  policy: ['policy', 'log'],
  studies: ['studies'],
  log: ['log'],
}

function take(event: AppEvent): void {
  switch (event.type) {
    case 'job':
      useJobs.getState().take(event.job)
      return
    case 'action':
      if (isActionId(event.action)) runAction(event.action)
      return
    case 'study':
      useJobs.getState().clear()
      void queryClient.invalidateQueries()
      return
    case 'changed':
      for (const key of FRESHEN[event.what]) void queryClient.invalidateQueries({ queryKey: [key] })
      for (const listener of listeners) listener(event)
  }
}

/** Listens to main for as long as the page lives. */
export function useMainEvents(): void {
  useEffect(() => api.onEvent(take), [])
}
