import { WidgetType, type EditorView } from '@codemirror/view'
import { formatClock } from '../../../../core/audio/clock.ts'
import { headEvents, type EditorWords } from './settings.ts'

/** What stands beside a segment: when it starts and who speaks. */
export interface Head {
  readonly segmentId: string
  readonly startMs: number | null
  readonly name: string
  readonly color: string
  readonly words: Pick<EditorWords, 'seek' | 'chooseSpeaker'>
}

function button(name: string, text: string, title: string, run: () => void): HTMLElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.tabIndex = -1
  element.className = name
  element.textContent = text
  element.title = title
  element.setAttribute('aria-label', title)
  element.addEventListener('mousedown', (event) => event.preventDefault())
  element.addEventListener('click', run)
  return element
}

export class HeadWidget extends WidgetType {
  readonly head: Head
  constructor(head: Head) {
    super()
    this.head = head
  }
  override eq(other: HeadWidget): boolean {
    const keys = Object.keys(this.head) as (keyof Head)[]
    return keys.every((key) => this.head[key] === other.head[key])
  }
  override toDOM(view: EditorView): HTMLElement {
    const { segmentId, startMs, name, color, words } = this.head
    const events = view.state.facet(headEvents)
    const element = document.createElement('span')
    element.className = 'sv-head'
    if (startMs !== null) {
      const time = formatClock(startMs, false)
      const seek = (): void => events.forEach((each) => each.onSeek(startMs))
      element.append(button('sv-time', time, words.seek(time), seek))
    }
    const speaker = button('sv-name', name, words.chooseSpeaker(name), () =>
      events.forEach((each) => each.onSpeaker(segmentId, speaker)),
    )
    speaker.style.color = color
    element.append(speaker)
    return element
  }
}

/** A line feed inside a segment. */
export class SoftBreakWidget extends WidgetType {
  override eq(): boolean {
    return true
  }
  override toDOM(): HTMLElement {
    return document.createElement('br')
  }
  override get lineBreaks(): number {
    return 1
  }
}

/** What an accepted mention becomes, in its place; the original is told on hover. */
export class ReplacementWidget extends WidgetType {
  readonly text: string
  readonly name: string
  readonly title: string
  readonly color: string
  constructor(text: string, name: string, title: string, color: string) {
    super()
    this.text = text
    this.name = name
    this.title = title
    this.color = color
  }
  override eq(other: ReplacementWidget): boolean {
    return (
      this.text === other.text &&
      this.name === other.name &&
      this.title === other.title &&
      this.color === other.color
    )
  }
  override toDOM(): HTMLElement {
    const element = document.createElement('span')
    element.className = this.name
    element.textContent = this.text
    element.title = this.title
    element.style.setProperty('--category', this.color)
    return element
  }
  override ignoreEvent(): boolean {
    return false
  }
}
