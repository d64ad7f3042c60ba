import { ViewPlugin, type EditorView } from '@codemirror/view'

/** How long after a person's own move the text stays where they put it. */
const HOLD_MS = 4000
const MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

class HandsOn {
  readonly #scope = new AbortController()
  #movedAt = -Infinity
  constructor(view: EditorView) {
    const moved = (): void => {
      this.#movedAt = performance.now()
    }
    for (const name of MOVES) {
      view.scrollDOM.addEventListener(name, moved, { passive: true, signal: this.#scope.signal })
    }
  }
  get isIdle(): boolean {
    return performance.now() - this.#movedAt > HOLD_MS
  }
  destroy(): void {
    this.#scope.abort()
  }
}

/** Notes when a person last scrolled, clicked or typed in the text. */
export const handsOn = ViewPlugin.fromClass(HandsOn)

/** True where the text may move along with playback. */
export const mayFollow = (view: EditorView): boolean => view.plugin(handsOn)?.isIdle ?? false
