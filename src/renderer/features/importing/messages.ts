import { MOST_MEGABYTES } from './read-file.ts'

/** What importing a transcript says; the app merges it under `importing`. */
export const importingMessages = {
  es: {
    title: 'Importar una transcripción',
    reading: 'Leyendo el archivo…',
    plainText: 'Texto sin formato',
    which: 'El archivo tiene {{count}} transcripciones. ¿Cuál es la de esta grabación?',
    nth: 'Transcripción {{number}}',
    found: '{{format}}: {{segments}}, {{words}}, {{speakers}}',
    segments_one: 'un segmento',
    segments_other: '{{count}} segmentos',
    words_one: 'una palabra',
    words_other: '{{count}} palabras',
    speakers_zero: 'sin hablantes',
    speakers_one: 'un hablante',
    speakers_other: '{{count}} hablantes',
    beginning: 'Así empieza',
    time: 'Tiempo',
    speaker: 'Habla',
    text: 'Texto',
    untimed_one: 'Un segmento no tiene tiempos. Se queda junto al que está antes de él.',
    untimed_other:
      '{{count}} segmentos no tienen tiempos. Se quedan junto al que está antes de ellos.',
    outside_one:
      'Un segmento queda fuera de la grabación, que dura {{duration}}. Sus tiempos se ponen en su extremo. ¿Es la transcripción de esta grabación?',
    outside_other:
      '{{count}} segmentos quedan fuera de la grabación, que dura {{duration}}. Sus tiempos se ponen en su extremo. ¿Es la transcripción de esta grabación?',
    overlapping_one: 'Un segmento empieza antes de que otro termine. Se deja así.',
    overlapping_other: '{{count}} segmentos empiezan antes de que otro termine. Se dejan así.',
    who: 'Quién es quién',
    whoIs: '{{name}} es',
    newSpeaker: 'Alguien más: {{name}}',
    nobody: 'Nadie: sin hablante',
    others_one: 'Hay otro nombre en el archivo; se agrega como hablante.',
    others_other: 'Hay otros {{count}} nombres en el archivo; se agregan como hablantes.',
    shift: 'Mover todos los tiempos',
    shiftHint: 'Segundos; con signo menos, hacia atrás',
    placement: 'Esta transcripción ya tiene texto',
    placements: {
      byTime: 'Intercalar por tiempo con lo que hay',
      after: 'Poner después de lo que hay',
      replace: 'Poner en lugar de lo que hay',
    },
    replaceWarning_one:
      'Se quita el segmento que hay, con su texto y lo que se marcó en él. Deshacer lo recupera mientras esta transcripción siga abierta.',
    replaceWarning_other:
      'Se quitan los {{count}} segmentos que hay, con su texto y lo que se marcó en ellos. Deshacer los recupera mientras esta transcripción siga abierta.',
    apply_one: 'Importar un segmento',
    apply_other: 'Importar {{count}} segmentos',
    replace: 'Reemplazar el texto',
    applied_one: 'Se importó un segmento. Deshacer lo quita.',
    applied_other: 'Se importaron {{count}} segmentos. Deshacer los quita de una vez.',
    cancel: 'Cancelar',
    close: 'Cerrar',
    other: 'Elegir otro archivo',
    openFirst: 'Para importar una transcripción, abre primero su grabación.',
    onlyOne: 'Las transcripciones se importan de una en una. Se leyó la primera.',
    errors: {
      'file-empty': 'En el archivo no hay texto. No se cambió nada.',
      'file-unsupported':
        'Ese archivo no es una transcripción que se pueda leer. No se cambió nada. Guárdala en su programa como texto, WebVTT o SubRip e impórtala así.',
      'file-broken':
        'El archivo está dañado o incompleto. No se cambió nada. Cópialo o expórtalo otra vez de donde viene.',
      'file-large': `El archivo pasa de ${MOST_MEGABYTES} MB, más que cualquier transcripción. No se cambió nada.`,
      'file-much':
        'El archivo tiene más texto del que cabe en una transcripción. No se cambió nada. Divídelo e importa las partes.',
      'cannot-read':
        'No se pudo leer el archivo. No se cambió nada. Revisa que siga en su lugar e intenta otra vez.',
    },
  },
  en: {
    title: 'Import a transcript',
    reading: 'Reading the file…',
    plainText: 'Plain text',
    which: 'The file holds {{count}} transcripts. Which is that of this recording?',
    nth: 'Transcript {{number}}',
    found: '{{format}}: {{segments}}, {{words}}, {{speakers}}',
    segments_one: 'one segment',
    segments_other: '{{count}} segments',
    words_one: 'one word',
    words_other: '{{count}} words',
    speakers_zero: 'no speakers',
    speakers_one: 'one speaker',
    speakers_other: '{{count}} speakers',
    beginning: 'It begins like this',
    time: 'Time',
    speaker: 'Speaker',
    text: 'Text',
    untimed_one: 'One segment has no times. It stays with the one before it.',
    untimed_other: '{{count}} segments have no times. They stay with the one before them.',
    outside_one:
      'One segment lies outside the recording, which is {{duration}} long. Its times are put at its end. Is this the transcript of this recording?',
    outside_other:
      '{{count}} segments lie outside the recording, which is {{duration}} long. Their times are put at its end. Is this the transcript of this recording?',
    overlapping_one: 'One segment begins before another ends. It is left so.',
    overlapping_other: '{{count}} segments begin before another ends. They are left so.',
    who: 'Who is who',
    whoIs: '{{name}} is',
    newSpeaker: 'Somebody else: {{name}}',
    nobody: 'Nobody: no speaker',
    others_one: 'There is one more name in the file; it is added as a speaker.',
    others_other: 'There are {{count}} more names in the file; they are added as speakers.',
    shift: 'Shift all times',
    shiftHint: 'Seconds; with a minus sign, back',
    placement: 'This transcript has text already',
    placements: {
      byTime: 'Put it among what is there, by time',
      after: 'Put it after what is there',
      replace: 'Put it in place of what is there',
    },
    replaceWarning_one:
      'The segment that is there is removed, with its text and what was marked in it. Undo brings it back while this transcript stays open.',
    replaceWarning_other:
      'The {{count}} segments that are there are removed, with their text and what was marked in them. Undo brings them back while this transcript stays open.',
    apply_one: 'Import one segment',
    apply_other: 'Import {{count}} segments',
    replace: 'Replace the text',
    applied_one: 'One segment was imported. Undo takes it away.',
    applied_other: '{{count}} segments were imported. Undo takes them away at once.',
    cancel: 'Cancel',
    close: 'Close',
    other: 'Choose another file',
    openFirst: 'To import a transcript, open its recording first.',
    onlyOne: 'Transcripts are imported one at a time. The first one was read.',
    errors: {
      'file-empty': 'There is no text in the file. Nothing was changed.',
      'file-unsupported':
        'That file is not a transcript that can be read. Nothing was changed. Save it in its program as text, WebVTT or SubRip, and import that.',
      'file-broken':
        'The file is damaged or incomplete. Nothing was changed. Copy or export it again from where it comes.',
      'file-large': `The file is over ${MOST_MEGABYTES} MB, more than any transcript. Nothing was changed.`,
      'file-much':
        'The file has more text than a transcript can hold. Nothing was changed. Divide it and import the parts.',
      'cannot-read':
        'The file could not be read. Nothing was changed. See that it is still in its place and try again.',
    },
  },
} as const
