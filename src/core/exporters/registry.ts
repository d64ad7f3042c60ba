import { chat } from './chat.ts'
import { csv } from './csv.ts'
import { docxTable } from './docx-table.ts'
import { docx } from './docx.ts'
import { eaf } from './eaf.ts'
import { exb } from './exb.ts'
import { qdpx } from './qdpx.ts'
import { srt } from './srt.ts'
import { textGrid } from './textgrid.ts'
import { txt } from './txt.ts'
import { vtt } from './vtt.ts'

/**
 * Every format that a redacted transcript can be written in. An exporter is one file and one line
 * here; it loads what it needs to write only when it writes, so the list is cheap to import.
 */
export const EXPORTERS = [
  txt,
  docx,
  docxTable,
  vtt,
  srt,
  csv,
  qdpx,
  eaf,
  exb,
  textGrid,
  chat,
] as const
