/** What the player says; the app merges it under `player`. */
export const playerMessages = {
  es: {
    wave: 'Posición en la grabación',
    positionOf: '{{position}} de {{duration}}',
    peaksGrowing: 'Dibujando la onda: {{percent}} %',
    peaksFailed:
      'No se pudo dibujar la onda de esta grabación. Si el audio suena, puedes transcribir sin ella.',
    transport: 'Reproducción',
    position: 'Posición',
    goTo: 'Ir a un tiempo',
    goToHint: 'Clic para escribir un tiempo, p. ej. 12:30',
    speed: 'Velocidad',
    speedValue: '{{rate}}×',
    backStep: 'Retroceso al reanudar',
    backStepHint: 'Cuánto retrocede al reanudar después de una pausa',
    backStepNone: 'Sin retroceso',
    seconds: '{{seconds}} s',
    error: {
      network: 'No se pudo leer el audio. Cierra la grabación y ábrela otra vez.',
      'cannot-decode': 'Una parte del audio está dañada y no se puede reproducir.',
      unsupported: 'Este formato de audio no se puede reproducir aquí.',
    },
  },
  en: {
    wave: 'Position in the recording',
    positionOf: '{{position}} of {{duration}}',
    peaksGrowing: 'Drawing the wave: {{percent}}%',
    peaksFailed:
      'The wave of this recording could not be drawn. If you can hear the audio, you can transcribe without it.',
    transport: 'Playback',
    position: 'Position',
    goTo: 'Go to a time',
    goToHint: 'Click to type a time, e.g. 12:30',
    speed: 'Speed',
    speedValue: '{{rate}}×',
    backStep: 'Step back on resume',
    backStepHint: 'How far playback steps back when it goes on after a pause',
    backStepNone: 'No step back',
    seconds: '{{seconds}} s',
    error: {
      network: 'The audio could not be read. Close the recording and open it again.',
      'cannot-decode': 'Part of the audio is damaged and cannot be played.',
      unsupported: 'This audio format cannot be played here.',
    },
  },
} as const
