/** Lower case without accents; the same number of UTF-16 units as `text` wherever that can be. */
const foldInPlace = (text: string): string =>
  [...text]
    .map((char) => {
      const plain = char.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
      return plain.length === char.length ? plain : char
    })
    .join('')

const isWordChar = (char: string | undefined): boolean =>
  char !== undefined && /[\p{L}\p{N}]/u.test(char)

/** Where `surface` stands in `text` as whole words, accents and case aside; UTF-16 offsets. */
export function occurrences(text: string, surface: string): { start: number; end: number }[] {
  const hay = foldInPlace(text)
  const needle = foldInPlace(surface)
  const found: { start: number; end: number }[] = []
  if (!needle) return found
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    const end = at + needle.length
    if (!isWordChar(hay[at - 1]) && !isWordChar(hay[end])) found.push({ start: at, end })
  }
  return found
}
