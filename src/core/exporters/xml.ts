export type Attributes = Readonly<Record<string, string | number>>

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
}
/** A value as it stands in an attribute, or in an element. */
export const escaped = (value: string | number): string =>
  String(value).replace(/[&<>"\n\t]/g, (char) => ESCAPES[char] ?? char)

/** An element of finished children; attribute values are escaped here. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly string[] = [],
): string {
  const listed = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const open = `<${name}${listed.join('')}`
  return children.length ? `${open}>${children.join('')}</${name}>` : `${open}/>`
}

export const xmlDocument = (root: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
