import { Tokenizer, TokenizerMode, type Token } from 'parse5'

/** What stands in a page, in order. Names of elements and attributes are in lower case. */
export type HtmlPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: ReadonlyMap<string, string>
    }
  | { readonly kind: 'close'; readonly name: string }

const { DATA, RAWTEXT, RCDATA, SCRIPT_DATA } = TokenizerMode

/** Elements whose content is no text of the page, and how each is read up to its end. */
const UNREAD: ReadonlyMap<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]> = new Map([
  ['script', SCRIPT_DATA],
  ['template', DATA],
  ...['title', 'textarea'].map((name) => [name, RCDATA] as const),
  ...['style', 'noscript', 'iframe', 'xmp'].map((name) => [name, RAWTEXT] as const),
])

const attributesOf = ({ attrs }: Token.TagToken): ReadonlyMap<string, string> =>
  new Map(attrs.map(({ name, value }) => [name, value]))

/**
 * The text and tags of a page, never run: scripts, styles and comments are passed over. Only
 * parse5's tokenizer is used: the tree that it builds grows with the square of some pages.
 */
export function htmlParts(html: string): readonly HtmlPart[] {
  const parts: HtmlPart[] = []
  let unread: string | null = null
  const pass = (): void => {}
  const put = ({ chars: text }: Token.CharacterToken): void => {
    if (unread === null) parts.push({ kind: 'text', text })
  }
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag(tag) {
        if (unread !== null) return
        const name = tag.tagName
        const mode = UNREAD.get(name)
        parts.push({ kind: 'open', name, attributes: attributesOf(tag) })
        if (mode === undefined) return
        unread = name
        tokenizer.state = mode
      },
      onEndTag({ tagName: name }) {
        if (unread === name) unread = null
        if (unread === null) parts.push({ kind: 'close', name })
      },
      ...{ onCharacter: put, onWhitespaceCharacter: put, onNullCharacter: pass },
      ...{ onComment: pass, onDoctype: pass, onEof: pass, onParseError: null },
    },
  )
  tokenizer.write(html, true)
  return parts
}

const BLOCKS = new Set('p div li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote body'.split(' '))

/** Does a paragraph begin or end here? */
export const isBreak = (part: HtmlPart): boolean => part.kind !== 'text' && BLOCKS.has(part.name)
