import type { Language, Speaker } from '../../../core/transcript/model.ts'
import type { EditorCommands, EditorHandle } from './handle.ts'

/** Something a person can do by key, palette or menu. */
export interface EditorAction {
  readonly id: string
  /** `Mod+Enter`, `Alt+1`, `F9`; `Mod` is Ctrl, or Cmd on a Mac. All of them work while typing. */
  readonly keys: readonly string[]
  readonly labels: Readonly<Record<Language, string>>
  readonly run: () => void
}

type CommandId = Exclude<keyof EditorCommands, 'assignSpeaker'>

/** Where a label names a key, the text itself handles it, for it means something else elsewhere. */
const COMMANDS: readonly (readonly [CommandId, readonly string[], EditorAction['labels']])[] = [
  ['splitHere', [], { es: 'Dividir el segmento (Intro)', en: 'Split the segment (Enter)' }],
  [
    'mergeBack',
    [],
    {
      es: 'Unir con el segmento anterior (Retroceso al inicio)',
      en: 'Join with the segment before (Backspace at its start)',
    },
  ],
  [
    'insertSoftBreak',
    [],
    {
      es: 'Salto de línea en el segmento (Mayús+Intro)',
      en: 'Line break in the segment (Shift+Enter)',
    },
  ],
  [
    'deleteSegment',
    ['Mod+Shift+Backspace'],
    { es: 'Borrar el segmento', en: 'Delete the segment' },
  ],
  [
    'insertSegmentAtTime',
    ['Mod+Enter'],
    { es: 'Nuevo segmento en el tiempo actual', en: 'New segment at the current time' },
  ],
  ['setSegmentStart', ['F9'], { es: 'El segmento empieza ahora', en: 'The segment starts now' }],
  ['setSegmentEnd', ['Shift+F9'], { es: 'El segmento termina ahora', en: 'The segment ends now' }],
  ['previousSegment', ['Alt+ArrowUp'], { es: 'Segmento anterior', en: 'Previous segment' }],
  ['nextSegment', ['Alt+ArrowDown'], { es: 'Segmento siguiente', en: 'Next segment' }],
]

const SPEAKER_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

const nth = (speakers: readonly Speaker[], number: number): Speaker | undefined =>
  speakers[number - 1]

/**
 * The editor's actions for the page's dispatcher; they do nothing while no transcript is open. The
 * key of the number after the last speaker's adds one.
 */
export const editorActions = (
  handle: () => EditorHandle | null,
  addSpeaker: (editor: EditorHandle) => string,
): readonly EditorAction[] => [
  ...COMMANDS.map(([id, keys, labels]) => ({
    id: `editor.${id}`,
    keys,
    labels,
    run: () => void handle()?.commands[id](),
  })),
  ...SPEAKER_NUMBERS.map((number) => ({
    id: `editor.speaker${number}`,
    keys: [`Alt+${number}`],
    labels: { es: `Habla el hablante ${number}`, en: `Speaker ${number} speaks` },
    run: () => {
      const open = handle()
      if (!open) return
      const speakers = open.speakers()
      const isNext = number === speakers.length + 1
      const id = nth(speakers, number)?.id ?? (isNext ? addSpeaker(open) : null)
      if (id) open.commands.assignSpeaker(id)
    },
  })),
]
