/** What stands in a page, in order. Names of elements and attributes are in lower case. */
export type HtmlPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: ReadonlyMap<string, string>
    }
  | { readonly kind: 'close'; readonly name: string }

const NAMED = new Map(
  `amp & lt < gt > quot " apos ' ndash – mdash — hellip … lsquo ‘ rsquo ’ ldquo “ rdquo ” laquo «
  raquo » iquest ¿ iexcl ¡ aacute á eacute é iacute í oacute ó uacute ú uuml ü ntilde ñ Aacute Á
  Eacute É Iacute Í Oacute Ó Uacute Ú Uuml Ü Ntilde Ñ`
    .split(/\s+/)
    .flatMap((name, i, all) => (i % 2 === 0 ? [[name, all[i + 1] ?? ''] as const] : [])),
)
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,8}));/g
const LAST_CODE_POINT = 0x10ffff

/** The text that stands for itself and for what references (`&aacute;`, `&#225;`) name. */
function unescaped(text: string): string {
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name = '') => {
    if (name === 'nbsp') return ' '
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    if (Number.isNaN(code)) return NAMED.get(String(name)) ?? whole
    return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : whole
  })
}

const TAG = /<(\/?)([a-z][a-z0-9]*)/iy
const ATTRIBUTE = /[\s/]*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/y

/** Elements whose content is no text of the page, and where each ends. */
const UNREAD: ReadonlyMap<string, RegExp> = new Map(
  ['script', 'style', 'title', 'template', 'textarea', 'noscript', 'iframe', 'xmp'].map((name) => [
    name,
    new RegExp(`</${name}`, 'gi'),
  ]),
)

/** Matches a sticky or global expression at or from an offset, and where the match ends. */
function matchFrom(pattern: RegExp, text: string, from: number) {
  pattern.lastIndex = from
  const match = pattern.exec(text)
  return match ? { match, end: match.index + match[0].length } : null
}

function attributesAt(html: string, from: number) {
  const attributes = new Map<string, string>()
  let end = from
  for (let next = matchFrom(ATTRIBUTE, html, end); next; next = matchFrom(ATTRIBUTE, html, end)) {
    const [, name = '', ...values] = next.match
    const value = values.find((one) => one !== undefined) ?? ''
    attributes.set(name.toLowerCase(), unescaped(value))
    end = next.end
  }
  return { attributes, end }
}

/** Where what begins at an offset is over, after its closing mark; the end where there is none. */
function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? html.length : at + mark.length
}

/**
 * The text and tags of a page, read once from start to end and never run: scripts, styles and
 * comments are passed over, what is not closed ends with the page.
 */
export function* htmlParts(html: string): Generator<HtmlPart> {
  let at = 0
  while (at < html.length) {
    const tag = matchFrom(TAG, html, at)
    if (html.startsWith('<!--', at)) at = after(html, '-->', at + 4)
    else if (html.startsWith('<!', at) || html.startsWith('<?', at)) at = after(html, '>', at)
    else if (tag) {
      const name = (tag.match[2] ?? '').toLowerCase()
      const { attributes, end } = attributesAt(html, tag.end)
      at = after(html, '>', end)
      const closes = tag.match[1] === '/'
      yield closes ? { kind: 'close', name } : { kind: 'open', name, attributes }
      const close = closes ? undefined : UNREAD.get(name)
      if (close) at = matchFrom(close, html, at)?.match.index ?? html.length
    } else {
      const next = html.indexOf('<', at + 1)
      const end = next < 0 ? html.length : next
      yield { kind: 'text', text: unescaped(html.slice(at, end)) }
      at = end
    }
  }
}

const BLOCKS = new Set('p div li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote body'.split(' '))

/** Does a paragraph begin or end here? */
export const isBreak = (part: HtmlPart): boolean => part.kind !== 'text' && BLOCKS.has(part.name)
