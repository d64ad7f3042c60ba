import { fail } from '../result.ts'
import { transcriptOfBlocks, type Block } from './document.ts'
import type { Importer } from './importer.ts'
import type { Row } from './rows.ts'

/** One after the other: a word with its number, a byte, a sign, a brace, a stretch of text. */
const TOKEN = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([\da-fA-F]{2})|\\([^])|([{}])|([^\\{}\n]+)/g

/** Groups that hold no text of the document, besides all that begin with `\*`. */
const UNREAD = new Set(
  `fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr
  footerf footnote annotation atnid atnauthor themedata colorschememapping datastore listtable
  listoverridetable revtbl rsidtbl generator xmlnstbl fldinst shp shptxt listtext pntext bkmkstart
  bkmkend tc xe private nonshppict deleted`.split(/\s+/),
)

/** Words that stand for a sign. */
const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ tab: '\t', line: '\n', lbr: '\n', emdash: '—', endash: '–', bullet: '•', emspace: ' ' },
    ...{ lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', enspace: ' ', qmspace: ' ' },
    ...{ '~': '\u00A0', _: '-', '\\': '\\', '{': '{', '}': '}', '\t': '\t' },
  }),
)

/** Code pages by their numbers in Windows; those of DOS and others are read as Western. */
const CODE_PAGES: ReadonlyMap<number, string> = new Map<number, string>([
  ...[1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258, 874].map(
    (page) => [page, `windows-${page}`] as const,
  ),
  ...([
    [932, 'shift_jis'],
    [936, 'gbk'],
    [949, 'euc-kr'],
    [950, 'big5'],
    [10000, 'macintosh'],
    [65001, 'utf-8'],
  ] as const),
])
const WESTERN = 'windows-1252'
/** Of paragraphs and cells: a hundred times those of a long interview. */
const MOST_PARTS = 200_000
/** Bytes that are decoded at once. */
const MOST_BYTES = 10_000
/** A heading's level beyond all headings: running text. */
const BODY = 9

/** What holds for a group until it ends. */
interface Group {
  readonly isRead: boolean
  /** How many signs stand for a Unicode one in old programs, after it. */
  readonly substitutes: number
}

/** Reads tokens one after the other; groups are on a list, so that depth costs nothing but room. */
class RtfReader {
  readonly blocks: Block[] = []
  readonly #outer: Group[] = []
  #group: Group = { isRead: true, substitutes: 1 }
  #decoder = new TextDecoder(WESTERN)
  #bytes: number[] = []
  #text: string[] = []
  #cells: string[] = []
  #rows: Row[] = []
  #level = BODY
  #isInTable = false
  #parts = 0
  /** Substitutes still to be passed over. */
  #left = 0

  readonly #words: ReadonlyMap<string, (value: number | null) => void> = new Map(
    Object.entries({
      ansicpg: (page: number | null) => {
        this.#decoder = new TextDecoder(CODE_PAGES.get(page ?? 0) ?? WESTERN)
      },
      mac: () => {
        this.#decoder = new TextDecoder('macintosh')
      },
      uc: (count: number | null) => {
        this.#group = { ...this.#group, substitutes: Math.min(Math.max(count ?? 1, 0), 8) }
      },
      u: (code: number | null) => {
        this.#put(String.fromCharCode((code ?? 0) & 0xffff))
        this.#left = this.#group.substitutes
      },
      pard: () => {
        this.#level = BODY
        this.#isInTable = false
      },
      outlinelevel: (level: number | null) => {
        this.#level = level ?? BODY
      },
      intbl: () => {
        this.#isInTable = true
      },
      par: () => this.#endParagraph(),
      sect: () => this.#endParagraph(),
      page: () => this.#endParagraph(),
      cell: () => this.#endCell(),
      row: () => this.#endRow(),
    }),
  )

  /** The document's blocks; null where there are more than any transcript has. */
  read(text: string): readonly Block[] | null {
    for (const [, word, value, byte, sign, brace, plain] of text.matchAll(TOKEN)) {
      if (byte !== undefined) this.#putByte(byte)
      else if (brace !== undefined) this.#brace(brace)
      else if (word !== undefined) this.#word(word, value === undefined ? null : Number(value))
      else if (sign !== undefined) this.#sign(sign)
      else if (plain !== undefined) this.#plain(plain)
      if (this.#parts > MOST_PARTS) return null
    }
    this.#endParagraph()
    this.#endTable()
    return this.blocks
  }

  #brace(brace: string): void {
    this.#left = 0
    if (brace === '{') this.#outer.push(this.#group)
    else this.#group = this.#outer.pop() ?? this.#group
  }

  #word(word: string, value: number | null): void {
    if (UNREAD.has(word) && value !== 0) this.#leaveOut()
    else if (word === 'bin') this.#leaveOut()
    else if (this.#group.isRead || word === 'ansicpg') {
      const sign = SIGNS.get(word)
      if (sign === undefined) this.#words.get(word)?.(value)
      else this.#put(sign)
    }
  }

  #sign(sign: string): void {
    if (sign === '*') this.#leaveOut()
    else if (sign === '\n') this.#endParagraph()
    else this.#put(SIGNS.get(sign) ?? '')
  }

  #leaveOut(): void {
    this.#group = { ...this.#group, isRead: false }
  }

  #putByte(hex: string): void {
    if (this.#left > 0) this.#left--
    else if (this.#group.isRead) this.#bytes.push(Number.parseInt(hex, 16))
    if (this.#bytes.length >= MOST_BYTES) this.#decodeBytes()
  }

  #plain(plain: string): void {
    const rest = plain.slice(this.#left)
    this.#left = Math.max(0, this.#left - plain.length)
    this.#put(rest)
  }

  #put(text: string): void {
    if (!this.#group.isRead || text === '') return
    this.#decodeBytes()
    this.#text.push(text)
  }

  /** Bytes that follow each other may be one sign. */
  #decodeBytes(): void {
    if (this.#bytes.length === 0) return
    this.#text.push(this.#decoder.decode(Uint8Array.from(this.#bytes)))
    this.#bytes = []
  }

  #taken(): string {
    this.#decodeBytes()
    const text = this.#text.join('')
    this.#text = []
    return text
  }

  #endParagraph(): void {
    if (!this.#group.isRead) return
    if (this.#isInTable) return this.#put('\n')
    this.#endTable()
    this.#parts++
    const level = this.#level < BODY && this.#level >= 0 ? this.#level + 1 : 0
    this.blocks.push({ kind: 'paragraph', text: this.#taken(), level })
  }

  #endCell(): void {
    this.#parts++
    this.#cells.push(this.#taken())
  }

  #endRow(): void {
    this.#parts++
    this.#rows.push(this.#cells)
    this.#cells = []
  }

  #endTable(): void {
    if (this.#cells.length > 0) this.#endRow()
    if (this.#rows.length > 0) this.blocks.push({ kind: 'table', rows: this.#rows })
    this.#rows = []
  }
}

/**
 * RTF, of Word, LibreOffice and others: text, headings and tables. Fonts, pictures, notes, fields
 * and whatever a group marks as not for all readers are left out.
 */
export const rtf: Importer = {
  id: 'rtf',
  extensions: ['rtf'],
  detect: (head) => /^\s*\{\\rtf/.test(head),
  read(text) {
    if (!text.trimEnd().includes('}')) return fail('file-broken')
    const blocks = new RtfReader().read(text)
    return blocks ? transcriptOfBlocks(blocks) : fail('file-broken')
  },
}
