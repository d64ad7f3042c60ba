const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
const LONGEST = 80
const FALLBACK = 'transcript'

/**
 * A file name that every file system takes, from a title that is fit to be shared: no separators,
 * no characters that Windows reserves, no device name, no dots at the edges, 80 characters at most.
 */
export function fileNameFor(title: string, extension: string, suffix = ''): string {
  const base = title
    .normalize('NFC')
    .replace(/[\p{C}<>:"/\\|?*%]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const cut = Array.from(base)
    .slice(0, LONGEST)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const name = cut === '' || RESERVED.test(cut.split('.')[0] ?? '') ? FALLBACK : cut
  return `${name}${suffix}.${extension}`
}

/** The same names, with a number where one stands more than once (case aside). */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const dot = name.lastIndexOf('.')
    let free = name
    for (let n = 2; taken.has(free.toLowerCase()); n++) {
      free = `${name.slice(0, dot)}-${n}${name.slice(dot)}`
    }
    taken.add(free.toLowerCase())
    return free
  })
}
