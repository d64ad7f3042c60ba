const SPECIAL: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  '’': "'",
}
const ASCII = /^[\x20-\x7e]*$/

/** Lower case without accents, so that «PÉREZ» and «perez» meet. The ñ stays: «peña» is not «pena». */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (ASCII.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/n\u0303/g, 'ñ')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .replace(/[øłßđæœı’]/g, (letter) => SPECIAL[letter] ?? letter)
}
