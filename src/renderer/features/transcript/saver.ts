import { create } from 'zustand'
import type { TranscriptPatch } from '../../../core/transcript/patch.ts'
import type { Failure } from '../../../ipc/schemas.ts'
import { api } from '../../app/api.ts'

interface SaveState {
  /** `failed` keeps what could not be stored and tries again. */
  readonly status: 'saved' | 'saving' | 'failed'
  readonly failure: Failure | null
}

export const useSaveState = create<SaveState>(() => ({ status: 'saved', failure: null }))

const RETRY_MS = 2_000

/** Sends a transcript's edits to main one after the other and keeps those not yet stored. */
export interface Saver {
  push(patch: TranscriptPatch): void
  /** Resolves when nothing is on its way, whether stored or failed. */
  settled(): Promise<void>
  readonly unsaved: number
  /** Edits taken so far: the same number before and after means that none came between. */
  readonly taken: number
}

export function createSaver(transcriptId: string, version: number): Saver {
  let baseVersion = version
  const queue: TranscriptPatch[] = []
  let taken = 0
  let sending: Promise<void> | null = null
  let retry: ReturnType<typeof setTimeout> | undefined

  /** Another window's edit came first: ours goes on top of it, row by row. */
  async function catchUp(): Promise<boolean> {
    const fresh = await api['transcript.get']({ id: transcriptId })
    if (fresh.ok) baseVersion = fresh.value.version
    return fresh.ok
  }

  async function sendOne(patch: TranscriptPatch): Promise<Failure | null> {
    const input = { id: transcriptId, baseVersion, patch }
    let answer = await api['transcript.apply'](input)
    if (!answer.ok && answer.error.code === 'conflict' && (await catchUp())) {
      answer = await api['transcript.apply']({ ...input, baseVersion })
    }
    if (!answer.ok) return answer.error
    baseVersion = answer.value.version
    return null
  }

  async function drain(): Promise<void> {
    useSaveState.setState({ status: 'saving' })
    for (let patch = queue[0]; patch; patch = queue[0]) {
      const failure = await sendOne(patch)
      if (failure) {
        useSaveState.setState({ status: 'failed', failure })
        retry = setTimeout(send, RETRY_MS)
        break
      }
      queue.shift()
    }
    // In one go with the last look at the queue: a patch that comes later finds nobody sending.
    sending = null
    if (!queue.length) useSaveState.setState({ status: 'saved', failure: null })
  }

  function send(): void {
    clearTimeout(retry)
    sending ??= drain()
  }

  return {
    push(patch) {
      taken++
      queue.push(patch)
      send()
    },
    async settled() {
      if (queue.length) send()
      await sending
    },
    get unsaved() {
      return queue.length
    },
    get taken() {
      return taken
    },
  }
}

interface Edited {
  readonly saver: Saver
  flush(): void
}

let edited: Edited | null = null

/** The transcript that is being edited, for those who must wait until its edits are stored. */
export function setEdited(next: Edited | null): void {
  edited = next
}

/** Stores what was typed up to now. Resolves when it is stored or has failed. */
export async function flushEdits(): Promise<void> {
  edited?.flush()
  await edited?.saver.settled()
}

window.addEventListener('beforeunload', (event) => {
  edited?.flush()
  if (edited?.saver.unsaved) event.preventDefault()
})
