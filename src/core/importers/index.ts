import { fail, type Result } from '../result.ts'
import { cleanText } from '../transcript/clean.ts'
import { chat, visibleBullets } from './chat.ts'
import { eaf } from './eaf.ts'
import { exb } from './exb.ts'
import type { ImportedTranscript, ImportError, Importer } from './importer.ts'
import { plainTurns } from './plain-turns.ts'
import { srt } from './srt.ts'
import { textGrid } from './textgrid.ts'
import { trs } from './trs.ts'
import { vtt } from './vtt.ts'

export type { ImportedSegment, ImportedTranscript, ImportError, Importer } from './importer.ts'
export { decodeText } from './decode.ts'

/** Formats that can be read, the most telling first: the first that detects itself reads. */
export const IMPORTERS: readonly Importer[] = [vtt, srt, eaf, exb, trs, textGrid, chat, plainTurns]

const HEAD = 4096

/** Reads a transcript of any known format, told by its content. */
export function readTranscript(text: string): Result<ImportedTranscript, ImportError> {
  const clean = cleanText(visibleBullets(text))
  if (clean.trim() === '') return fail('file-empty')
  const head = clean.slice(0, HEAD)
  const importer = IMPORTERS.find((one) => one.detect(head))
  return importer ? importer.read(clean) : fail('file-unsupported')
}
