import type { Language } from '../transcript/model.ts'

/** Where an action is listed on the key sheet and in the settings. */
export const ACTION_GROUPS = ['playback', 'text', 'speakers', 'review', 'study'] as const
export type ActionGroup = (typeof ACTION_GROUPS)[number]

/**
 * Something a person can do from the keyboard, the palette and the menu. A key is written
 * `Mod+Shift+K`, `Alt+1`, `F4`; `Mod` is Ctrl, or Cmd on a Mac. Keys work while typing.
 */
export interface ActionEntry {
  readonly id: string
  readonly group: ActionGroup
  /** As the program comes; the first is the one that is shown. */
  readonly keys: readonly string[]
  readonly labels: Readonly<Record<Language, string>>
}

const entry = <Id extends string>(
  id: Id,
  group: ActionGroup,
  keys: readonly string[],
  es: string,
  en: string,
) => ({ id, group, keys, labels: { es, en } })

const SPEAKERS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** Every action of the program. What an action does is told to the page by the feature that does it. */
export const ACTIONS = [
  // Function keys, as transcription tools have them: they type nothing and no editor uses them.
  entry(
    'player.playPause',
    'playback',
    ['F4', 'Ctrl+Space'],
    'Reproducir o pausar',
    'Play or pause',
  ),
  entry('player.jumpBack', 'playback', ['F2'], 'Saltar atrás', 'Jump back'),
  entry('player.jumpForward', 'playback', ['F3'], 'Saltar adelante', 'Jump forward'),
  entry(
    'player.replay',
    'playback',
    ['Shift+F4'],
    'Repetir los últimos 5 segundos',
    'Replay the last 5 seconds',
  ),
  entry(
    'player.loop',
    'playback',
    ['Shift+F2'],
    'Repetir la selección o el segmento',
    'Loop the selection or the segment',
  ),
  entry(
    'speech.next',
    'playback',
    ['Shift+F3'],
    'Ir a donde se vuelve a hablar',
    'Go to the next speech',
  ),
  entry(
    'speech.previous',
    'playback',
    [],
    'Ir al comienzo de lo que se habló antes',
    'Go to the speech before',
  ),
  entry('speech.skipSilence', 'playback', [], 'Saltar los silencios', 'Skip silences'),
  entry('player.slower', 'playback', ['F6'], 'Más lento', 'Slower'),
  entry('player.faster', 'playback', ['F7'], 'Más rápido', 'Faster'),
  entry('player.normalSpeed', 'playback', ['F8'], 'Velocidad normal', 'Normal speed'),
  entry('player.zoomIn', 'playback', ['Alt+PageUp'], 'Acercar la onda', 'Zoom in on the wave'),
  entry('player.zoomOut', 'playback', ['Alt+PageDown'], 'Alejar la onda', 'Zoom out of the wave'),
  entry(
    'player.follow',
    'playback',
    [],
    'Seguir la reproducción en la onda',
    'Follow playback on the wave',
  ),
  // Mod+B as in Audacity; the row F6 to F8 is beside the keys of speed.
  entry('marker.add', 'playback', ['Mod+B'], 'Poner un marcador aquí', 'Add a marker here'),
  entry(
    'marker.previous',
    'playback',
    ['Shift+F6'],
    'Ir al marcador anterior',
    'Go to the previous marker',
  ),
  entry(
    'marker.next',
    'playback',
    ['Shift+F7'],
    'Ir al marcador siguiente',
    'Go to the next marker',
  ),
  entry('marker.list', 'playback', ['Shift+F8'], 'Ver los marcadores', 'List the markers'),
  // Where a label names a key, the text itself handles it, for it means something else elsewhere.
  entry('editor.splitHere', 'text', [], 'Dividir el segmento (Intro)', 'Split the segment (Enter)'),
  entry(
    'editor.mergeBack',
    'text',
    [],
    'Unir con el segmento anterior (Retroceso al inicio)',
    'Join with the segment before (Backspace at its start)',
  ),
  entry(
    'editor.insertSoftBreak',
    'text',
    [],
    'Salto de línea en el segmento (Mayús+Intro)',
    'Line break in the segment (Shift+Enter)',
  ),
  entry(
    'editor.deleteSegment',
    'text',
    ['Mod+Shift+Backspace'],
    'Borrar el segmento',
    'Delete the segment',
  ),
  entry(
    'editor.insertSegmentAtTime',
    'text',
    ['Mod+Enter'],
    'Nuevo segmento en el tiempo actual',
    'New segment at the current time',
  ),
  entry(
    'editor.insertTime',
    'text',
    ['Mod+J'],
    'Escribir el tiempo actual en el texto',
    'Write the current time into the text',
  ),
  entry(
    'editor.setSegmentStart',
    'text',
    ['F9'],
    'El segmento empieza ahora',
    'The segment starts now',
  ),
  entry(
    'editor.setSegmentEnd',
    'text',
    ['Shift+F9'],
    'El segmento termina ahora',
    'The segment ends now',
  ),
  entry(
    'editor.retime',
    'text',
    [],
    'Mover o estirar todos los tiempos',
    'Shift or stretch all times',
  ),
  entry(
    'speech.propose',
    'text',
    [],
    'Proponer segmentos según el silencio',
    'Propose segments from silence',
  ),
  entry('transcript.import', 'text', [], 'Importar una transcripción…', 'Import a transcript…'),
  entry('editor.previousSegment', 'text', ['Alt+ArrowUp'], 'Segmento anterior', 'Previous segment'),
  entry('editor.nextSegment', 'text', ['Alt+ArrowDown'], 'Segmento siguiente', 'Next segment'),
  ...SPEAKERS.map((number) =>
    entry(
      `editor.speaker${number}` as const,
      'speakers',
      [`Alt+${number}`],
      `Habla el hablante ${number}`,
      `Speaker ${number} speaks`,
    ),
  ),
  entry(
    'review.focus',
    'review',
    ['Alt+R'],
    'Ir a la lista de identificadores',
    'Go to the list of identifiers',
  ),
  entry(
    'review.mark',
    'review',
    ['Alt+M'],
    'Marcar la selección a mano',
    'Mark the selection by hand',
  ),
  entry('view.palette', 'study', ['Mod+K'], 'Buscar una acción', 'Find an action'),
  entry('study.search', 'study', ['Mod+Shift+F'], 'Buscar en el estudio', 'Search the study'),
  entry('help.keys', 'study', ['F1'], 'Ver todas las teclas', 'Show all keys'),
  entry('recording.import', 'study', ['Mod+O'], 'Importar grabaciones', 'Import recordings'),
  entry('view.transcribe', 'study', ['Mod+Shift+1'], 'Ver: transcribir', 'View: transcribe'),
  entry(
    'view.review',
    'study',
    ['Mod+Shift+2'],
    'Ver: revisar identificadores',
    'View: review identifiers',
  ),
  entry('view.preview', 'study', ['Mod+Shift+3'], 'Ver: resultado', 'View: preview'),
  entry('go.participants', 'study', [], 'Ir a participantes', 'Go to participants'),
  entry('go.policy', 'study', [], 'Ir a reemplazos', 'Go to replacements'),
  entry('go.export', 'study', [], 'Ir a exportar', 'Go to export'),
  entry('go.log', 'study', [], 'Ir a la bitácora', 'Go to the log'),
  entry('app.settings', 'study', ['Mod+,'], 'Ajustes', 'Settings'),
  entry('study.lock', 'study', ['Mod+Shift+L'], 'Bloquear el estudio', 'Lock the study'),
  entry('study.close', 'study', [], 'Cerrar el estudio', 'Close the study'),
] as const satisfies readonly ActionEntry[]

export type ActionId = (typeof ACTIONS)[number]['id']

const BY_ID: ReadonlyMap<string, (typeof ACTIONS)[number]> = new Map(
  ACTIONS.map((action) => [action.id, action]),
)

/** An action of the table; undefined for an id that no longer stands in it. */
export const actionOf = (id: string): (typeof ACTIONS)[number] | undefined => BY_ID.get(id)

export const isActionId = (id: string): id is ActionId => BY_ID.has(id)
