import { create } from 'zustand'
import {
  decodeSpeech,
  encodeSpeech,
  speechStretches,
  USUAL_SPEECH,
  type SpeechMap,
  type SpeechOptions,
} from '../../../core/audio/speech.ts'
import type { Stretch } from '../../../core/audio/stretch.ts'
import { whenFree } from '../player/decode-queue.ts'
import { findSpeech } from './find-speech.ts'

/** What is known of the open recording. */
export type SpeechStatus = 'loading' | 'unknown' | 'found' | 'failed'

interface SpeechState {
  readonly recordingId: string | null
  readonly durationMs: number
  readonly status: SpeechStatus
  readonly map: SpeechMap | null
  readonly options: SpeechOptions
  /** Where somebody speaks in the open recording, under the options; none where it is not known. */
  readonly stretches: readonly Stretch[]
  /** Searches that run, by recording, from 0 to 1. They go on when another recording is opened. */
  readonly running: Readonly<Record<string, number>>
}

export const useSpeech = create<SpeechState>()(() => ({
  recordingId: null,
  durationMs: 0,
  status: 'unknown',
  map: null,
  options: USUAL_SPEECH,
  stretches: [],
  running: {},
}))

const { getState, setState } = useSpeech
const aborts = new Map<string, AbortController>()

const address = (kind: 'speech' | 'media', id: string) =>
  new URL(`/${kind}/${id}`, location.href).href

async function stored(id: string): Promise<SpeechMap | null> {
  const response = await fetch(address('speech', id)).catch(() => null)
  if (!response?.ok) return null
  const bytes = await response.arrayBuffer().catch(() => null)
  const decoded = bytes === null ? null : decodeSpeech(new Uint8Array(bytes))
  return decoded?.ok === true ? decoded.value : null
}

/** A store that refuses only costs the search again, so the answer is not looked at. */
async function store(id: string, map: SpeechMap): Promise<void> {
  const headers = { 'content-type': 'application/octet-stream' }
  await fetch(address('speech', id), { method: 'PUT', headers, body: encodeSpeech(map) }).catch(
    () => null,
  )
}

function show(recordingId: string, map: SpeechMap | null, otherwise: SpeechStatus): void {
  const state = getState()
  if (state.recordingId !== recordingId) return
  const stretches = map === null ? [] : speechStretches(map, state.durationMs, state.options)
  setState({ map, stretches, status: map === null ? otherwise : 'found' })
}

function setRunning(id: string, value: number | null): void {
  const { [id]: _, ...others } = getState().running
  setState({ running: value === null ? others : { ...others, [id]: value } })
}

/** Where speech is in the recordings, found once and then kept in the study. */
export const speech = {
  /** Makes a recording the open one and looks for what is stored of it. */
  async open(recordingId: string, durationMs: number): Promise<void> {
    setState({ recordingId, durationMs, status: 'loading', map: null, stretches: [] })
    show(recordingId, await stored(recordingId), 'unknown')
  },
  close: (): void => setState({ recordingId: null, status: 'unknown', map: null, stretches: [] }),
  setOptions(options: SpeechOptions): void {
    const { map, durationMs } = getState()
    setState({ options, stretches: map ? speechStretches(map, durationMs, options) : [] })
  },
  /** Searches the open recording, unless that is under way. */
  async find(): Promise<void> {
    const { recordingId, durationMs } = getState()
    if (recordingId === null || aborts.has(recordingId)) return
    const abort = new AbortController()
    aborts.set(recordingId, abort)
    setRunning(recordingId, 0)
    const { signal } = abort
    const progress = (value: number) => setRunning(recordingId, value)
    const map = await whenFree(async () =>
      signal.aborted
        ? null
        : findSpeech(address('media', recordingId), durationMs, progress, signal),
    )
    aborts.delete(recordingId)
    setRunning(recordingId, null)
    if (map !== null) await store(recordingId, map)
    if (!signal.aborted) show(recordingId, map, 'failed')
  },
  cancel: (recordingId: string): void => aborts.get(recordingId)?.abort(),
  cancelAll: (): void => aborts.forEach((abort) => abort.abort()),
}
