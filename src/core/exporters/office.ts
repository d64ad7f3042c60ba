import type { FileChild } from 'docx'
import { zipped } from './archive.ts'
import { PROGRAM, utf8, type ExportContext } from './exporter.ts'

export const DOCX_MEDIA_TYPE =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const CORE = 'docProps/core.xml'
const STAMP = /(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g

/**
 * Packs paragraphs and tables as a Word document. Its properties name the program and the time
 * of writing, and nobody: not the person, the machine, or the study.
 */
export async function wordDocument(
  children: readonly FileChild[],
  { writtenAt }: ExportContext,
): Promise<Uint8Array> {
  const { Document, Packer } = await import('docx')
  const { strFromU8, unzipSync } = await import('fflate')
  const document = new Document({
    creator: PROGRAM,
    lastModifiedBy: PROGRAM,
    sections: [{ children }],
  })
  const packed = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)))
  const stamped = `$1${writtenAt.toISOString()}`
  return zipped(
    Object.entries(packed).map(([path, bytes]) => ({
      path,
      bytes: path === CORE ? utf8(strFromU8(bytes).replace(STAMP, stamped)) : bytes,
    })),
  )
}

/** A text's lines as runs of one paragraph. */
export async function runsOf(text: string) {
  const { TextRun } = await import('docx')
  return text.split('\n').map((line, i) => new TextRun({ text: line, ...(i > 0 && { break: 1 }) }))
}
