import { strToU8, zipSync, type ZipOptions } from 'fflate'

export type Parts = Readonly<Record<string, string>>

/** A zip of parts in text; `level` 0 stores them as they are. */
export const packed = (parts: Parts, level: ZipOptions['level'] = 6): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])), {
    ...(level !== undefined && { level }),
    mtime: new Date(1980, 0, 1),
  })

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A Word document's parts, from what stands in its body and in its styles. */
export const wordParts = (body: string, styles = ''): Parts => ({
  '[Content_Types].xml': `${XML}<Types/>`,
  'word/document.xml': `${XML}<w:document ${W}><w:body>${body}<w:sectPr/></w:body></w:document>`,
  'word/styles.xml': `${XML}<w:styles ${W}>${styles}</w:styles>`,
})

/** A paragraph of one run, in a style. */
export const wordParagraph = (text: string, style = ''): string => {
  const properties = style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

const wordCell = (text: string): string => `<w:tc><w:tcPr/>${wordParagraph(text)}</w:tc>`

export const wordTable = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map(wordCell).join('')}</w:tr>`).join('')}</w:tbl>`

/** An OpenDocument text's parts, from what stands in it and its automatic styles. */
export const openParts = (text: string, styles = '', kind = 'text'): Parts => ({
  mimetype: `application/vnd.oasis.opendocument.${kind}`,
  'content.xml': `${XML}<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${text}</office:${kind}></office:body></office:document-content>`,
})

/** An Excel workbook's parts, from the rows of its sheet, its shared texts and the styles of cells. */
export const sheetParts = (rows: string, shared = '', styles = ''): Parts => ({
  'xl/workbook.xml': `${XML}<workbook/>`,
  'xl/sharedStrings.xml': `${XML}<sst>${shared}</sst>`,
  'xl/styles.xml': `${XML}<styleSheet>${styles}</styleSheet>`,
  'xl/worksheets/sheet1.xml': `${XML}<worksheet><sheetData>${rows}</sheetData></worksheet>`,
})

/** A REFI-QDA project's parts, from its sources and their texts. */
export const projectParts = (sources: string, texts: Parts = {}): Parts => ({
  'project.qde': `${XML}<Project name="P"><Sources>${sources}</Sources></Project>`,
  ...texts,
})
