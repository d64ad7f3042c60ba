import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'

const ADDRESS = /(?:\bhttps?:\/\/|\bwww\.)[^\s<>"«»()[\]]{2,300}/giu
const DOMAIN =
  /(?<![@\p{L}\p{N}._-])[\p{L}\p{N}][\p{L}\p{N}-]{1,40}(?:\.[\p{L}\p{N}-]{2,40}){0,3}\.(?:com|org|net|edu|gob|gov|info|mx|es|uk|co|io|example)(?:\.[a-z]{2})?(?:\/[^\s<>"«»()]{0,200})?(?![\p{L}\p{N}@-])/gu

/** Web addresses with a scheme or `www`, and bare domains of common endings. */
export const url: Detector = {
  id: 'url',
  languages: BOTH,
  categories: ['URL'],
  needs: /\.[\p{L}\p{N}]|\/\//u,
  detect(text) {
    return [...text.matchAll(ADDRESS), ...text.matchAll(DOMAIN)].map((match) => {
      const length = match[0].replace(/[.,;:!?]+$/, '').length
      return finding(
        'url',
        'URL',
        'certain',
        { start: match.index, end: match.index + length },
        {
          es: 'tiene la forma de una dirección web',
          en: 'has the form of a web address',
        },
      )
    })
  },
}
