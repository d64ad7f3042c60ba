import type { TranscriptPatch } from '../../../core/transcript/patch.ts'

/** The longest that an edit waits to be handed out; the store's write comes on top. */
const DELAY_MS = 250

/** Hands out patches soon after edits, and at once when the page is left. */
export class Saver {
  readonly #isDirty: () => boolean
  readonly #take: () => TranscriptPatch | null
  readonly #onPatch: (patch: TranscriptPatch) => void
  readonly #scope = new AbortController()
  #timer: number | null = null

  constructor(
    isDirty: () => boolean,
    take: () => TranscriptPatch | null,
    onPatch: (patch: TranscriptPatch) => void,
  ) {
    this.#isDirty = isDirty
    this.#take = take
    this.#onPatch = onPatch
    const { signal } = this.#scope
    window.addEventListener('pagehide', () => this.flush(), { signal })
    document.addEventListener('visibilitychange', () => document.hidden && this.flush(), { signal })
  }

  /** To be called after every update. Later edits do not put off the first one's. */
  noticed(): void {
    if (this.#timer !== null || !this.#isDirty()) return
    this.#timer = window.setTimeout(() => this.flush(), DELAY_MS)
  }

  flush(): void {
    if (this.#timer !== null) window.clearTimeout(this.#timer)
    this.#timer = null
    const patch = this.#take()
    if (patch) this.#onPatch(patch)
  }

  close(): void {
    this.flush()
    this.#scope.abort()
  }
}
