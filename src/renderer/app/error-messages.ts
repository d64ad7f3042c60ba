/** What happened, what is safe and what to do next, for every code that a call or a job may answer. */
export const errorMessages = {
  es: {
    title: 'No se pudo',
    internal:
      'Algo falló dentro del programa. Lo que ya estaba guardado sigue a salvo. Intenta de nuevo; si se repite, cierra y abre el estudio.',
    'bad-input': 'El programa no aceptó ese dato. No se cambió nada.',
    'no-study': 'No hay ningún estudio abierto. Abre uno desde el inicio.',
    locked: 'El estudio está bloqueado. Escribe la contraseña para seguir.',
    'not-found': 'Eso ya no existe en el estudio. Quizá se quitó en otra ventana.',
    'disk-full':
      'El disco está lleno. Lo guardado hasta ahora está a salvo y no quedó ningún archivo a medias. Libera espacio e intenta de nuevo.',
    'name-invalid': 'Ese nombre no sirve para una carpeta. Usa letras o números.',
    'study-exists': 'Ya hay un estudio con ese nombre en la carpeta. Elige otro nombre.',
    'passphrase-short': 'La contraseña debe tener al menos {{least}} caracteres.',
    'cannot-write':
      'No se puede escribir en esa carpeta. No se escribió nada. Elige otra carpeta o revisa los permisos.',
    cancelled: 'Cancelado. No se cambió nada.',
    unsupported: 'Esta ventana no puede abrir ese diálogo del sistema.',
    'not-a-study': 'Esa carpeta no es un estudio de Sottovoce. No se cambió nada en ella.',
    'newer-study':
      'Este estudio se hizo con una versión más nueva de Sottovoce. No se tocó. Actualiza el programa para abrirlo.',
    'study-in-use':
      'Otra ventana de Sottovoce tiene abierto este estudio. Ciérrala allá y vuelve a intentar.',
    'study-damaged':
      'Los archivos de este estudio están dañados o fueron cambiados por otro programa. No se tocaron. Recupera una copia de respaldo.',
    'cannot-read': 'No se puede leer ese archivo o carpeta. Revisa que el disco siga conectado.',
    'wrong-secret': 'No coincide. El estudio sigue cerrado y a salvo.',
    wait: 'Demasiados intentos. Espera {{seconds}} s antes del siguiente.',
    conflict:
      'Esta transcripción cambió en otra ventana. Lo que escribiste aquí se conserva: cópialo y vuelve a abrir la transcripción.',
    'invalid-patch':
      'El último cambio no se pudo guardar. Lo anterior está a salvo. Deshaz el cambio o vuelve a abrir la transcripción.',
    'invalid-span': 'Ese tramo no se puede marcar: está vacío o se encima con otra marca.',
    'too-many-markers':
      'Esta grabación ya tiene {{most}} marcadores. No se agregó otro; quita alguno primero.',
    'nothing-to-undo': 'No hay decisiones que deshacer.',
    'empty-transcript':
      'Hay una transcripción sin segmentos: no hay nada que exportar. Escribe o importa su texto primero.',
    'leaks-left':
      'Quedan hallazgos sin resolver en los archivos. No se escribió nada. Corrígelos o da una razón para cada uno.',
    expired: 'La revisión caducó porque el estudio cambió o se cerró. Revisa otra vez.',
    'file-empty': 'El archivo está vacío. No se importó.',
    'file-unsupported':
      'Ese archivo no es una grabación que se pueda leer. No se importó. Si es sonido o video, conviértelo a WAV o MP3 (p. ej. con VLC o Audacity) e importa el resultado.',
    'codec-unsupported':
      'El sonido de este archivo está en {{codec}}, que aquí no se puede reproducir. No se importó. Conviértelo a WAV o MP3 (p. ej. con VLC o Audacity) e importa el resultado.',
    'file-broken':
      'La grabación está dañada o incompleta. No se importó; vuelve a copiarla desde el origen.',
    'file-duplicate': 'Esta grabación ya está en el estudio. No se importó otra vez.',
  },
  en: {
    title: 'That did not work',
    internal:
      'Something failed inside the program. What was saved before is safe. Try again; if it happens again, close and reopen the study.',
    'bad-input': 'The program did not accept that. Nothing was changed.',
    'no-study': 'No study is open. Open one from the start screen.',
    locked: 'The study is locked. Type the passphrase to go on.',
    'not-found': 'That is no longer in the study. It may have been removed in another window.',
    'disk-full':
      'The disk is full. What was saved so far is safe and no half-written file was left. Free some space and try again.',
    'name-invalid': 'That name cannot be used for a folder. Use letters or digits.',
    'study-exists': 'There is already a study of that name in the folder. Choose another name.',
    'passphrase-short': 'The passphrase needs at least {{least}} characters.',
    'cannot-write':
      'That folder cannot be written to. Nothing was written. Choose another folder or check its permissions.',
    cancelled: 'Cancelled. Nothing was changed.',
    unsupported: 'This window cannot open that system dialog.',
    'not-a-study': 'That folder is not a Sottovoce study. Nothing in it was changed.',
    'newer-study':
      'This study was made by a newer version of Sottovoce. It was left untouched. Update the program to open it.',
    'study-in-use': 'Another Sottovoce window has this study open. Close it there and try again.',
    'study-damaged':
      'This study’s files are damaged or were changed by another program. They were left untouched. Restore a backup.',
    'cannot-read': 'That file or folder cannot be read. Check that the disk is still connected.',
    'wrong-secret': 'That does not match. The study stays closed and safe.',
    wait: 'Too many attempts. Wait {{seconds}} s before the next one.',
    conflict:
      'This transcript was changed in another window. What you typed here is kept: copy it and open the transcript again.',
    'invalid-patch':
      'The last change could not be saved. Everything before it is safe. Undo it or open the transcript again.',
    'invalid-span': 'That span cannot be marked: it is empty or overlaps another mark.',
    'too-many-markers':
      'This recording has {{most}} markers already. No other was added; remove one first.',
    'nothing-to-undo': 'There is no decision to undo.',
    'empty-transcript':
      'A transcript has no segments: there is nothing to export. Type or import its text first.',
    'leaks-left':
      'There are unresolved findings in the files. Nothing was written. Mend them or give a reason for each.',
    expired: 'The check has expired because the study changed or was closed. Check again.',
    'file-empty': 'The file is empty. It was not imported.',
    'file-unsupported':
      'That file is not a recording that can be read. It was not imported. If it is sound or video, convert it to WAV or MP3, e.g. with VLC or Audacity, and import the result.',
    'codec-unsupported':
      'The sound of this file is in {{codec}}, which cannot be played here. It was not imported. Convert it to WAV or MP3, e.g. with VLC or Audacity, and import the result.',
    'file-broken':
      'The recording is damaged or incomplete. It was not imported; copy it again from its source.',
    'file-duplicate': 'This recording is already in the study. It was not imported again.',
  },
} as const
