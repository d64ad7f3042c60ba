/**
 * Extensions of the files that importers read, in lower case and without a dot: a hint for dialogs,
 * apart from the importers so that the page can tell files without loading them.
 */
export const TRANSCRIPT_EXTENSIONS: readonly string[] = [
  'txt',
  'vtt',
  'srt',
  'json',
  'jsonl',
  'html',
  'otr',
  'eaf',
  'exb',
  'textgrid',
  'cha',
  'trs',
  'docx',
  'odt',
  'ods',
  'rtf',
  'csv',
  'tsv',
  'xlsx',
  'xlsm',
  'qdpx',
]

/** Whether a file's name is that of a transcript rather than of a recording. */
export const namesTranscript = (name: string): boolean =>
  TRANSCRIPT_EXTENSIONS.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase())
