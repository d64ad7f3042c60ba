import type { Finding, Reason } from '../finding.ts'
import type { DetectionContext } from '../text/context.ts'
import { IS } from '../text/flags.ts'
import { has, isCapital } from '../text/tokens.ts'
import type { Part, PartKind, Reading } from './address-parts.ts'
import {
  boxAt,
  breakBefore,
  countryAt,
  endsLine,
  isHouseNumber,
  isNameWord,
  joined,
  postcodeAt,
  regionAt,
  streetAt,
  townAt,
  unitAt,
} from './address-parts.ts'
import { isStreetBefore, isUnit } from './address-words.ts'
import type { Detector } from './detector.ts'
import { finding } from './detector.ts'
import { spanOf } from './name-shape.ts'

const ADDRESS: Reason = {
  es: 'partes de un domicilio seguidas: calle con número, interior, localidad, código postal, país',
  en: 'parts of an address in a row: street with number, unit, town, postcode, country',
}
const CUED: Reason = {
  es: 'calle o número después de «address is», «lives at»…',
  en: 'a street or a number after "address is", "lives at"…',
}

const MOST_PARTS = 10
const CUE_REACH = 48
const CUE =
  /(?:\baddress(?:es)?\b[^.?!\n]{0,24}|\b(?:lives?|living|lived|resides?|stay(?:s|ing)?|located|situated|based|office is|offices are|restaurant is|station is|shop is|store is|house is|clinic is) (?:at|on|in)|\bside of|\b(?:sent|send|sending|deliver|delivered|ship|shipped|mail|mailed|return|moved|taxi|ride|cab) (?:it |them |this |that )?to|\b(?:meet|see|pick)(?: me| you| us| up)? (?:at|on)|\b(?:off|stop|enter|turn|arrived) (?:at|on)|\b(?:it's|it is) (?:at|on|in)) ?:? ?$/i

/** Postal addresses of any country, on one line or over several. */
export const addressBlock: Detector = {
  id: 'address-block',
  languages: ['es', 'en'],
  categories: ['PLACE'],
  /** A number that is not just a year. */
  needs: /(?<!\d)(?!(?:19|20)\d\d(?!\d))\d/,
  detect(text, context) {
    const reading: Reading = { ...context, text }
    const found: Finding[] = []
    for (let i = 0; i < context.tokens.length; i++) {
      if (!opens(reading, i)) continue
      const block = read(reading, i)
      const tier = block && judge(reading, i, block.kinds)
      if (!block || !tier) continue
      const span = spanOf(context.tokens, i, block.end)
      found.push(finding('address-block', 'PLACE', tier.tier, span, tier.reason))
      i = block.end - 1
    }
    return found
  },
}

/** Whether an address can begin at a token: a number, a unit, a box, the first word of a street's name. */
function opens(reading: Reading, at: number): boolean {
  const { tokens, text } = reading
  const token = tokens[at]
  if (!token) return false
  if (isHouseNumber(token)) {
    return !/[\p{L}\p{N}.,:/+$£€#-]/u.test(text.charAt(token.start - 1)) && !isYear(reading, at)
  }
  if (isUnit(token) || token.lexeme.folded === 'p' || token.lexeme.folded === 'po') return true
  if (isStreetBefore(token)) return true
  if (!isCapital(token) || has(token, IS.function)) return false
  return at === 0 || !isNameWord(tokens[at - 1], reading) || !joined(reading, at)
}

/** "in 1998 Wall Street": a year after a preposition opens nothing. */
function isYear({ tokens }: DetectionContext, at: number): boolean {
  const dated = /^(?:19|20)\d\d$/.test(tokens[at]?.lexeme.folded ?? '')
  return dated && has(tokens[at - 1], IS.function | IS.month | IS.season)
}

interface Block {
  readonly kinds: readonly PartKind[]
  readonly end: number
}

/** Reads parts one after the other; undefined where none begins. */
function read(reading: Reading, at: number): Block | undefined {
  const kinds: PartKind[] = []
  let end = at
  while (kinds.length < MOST_PARTS) {
    const part = kinds.length === 0 ? opening(reading, at) : following(reading, end, kinds)
    if (!part) break
    kinds.push(part.kind)
    end = part.end
  }
  return kinds.length === 0 ? undefined : { kinds, end }
}

const opening = (reading: Reading, at: number): Part | undefined =>
  boxAt(reading, at) ?? boxed(reading, at) ?? unitAt(reading, at) ?? streetAt(reading, at)

/** A number before a box: "609 P.O. Box 186". */
const boxed = (reading: Reading, at: number): Part | undefined =>
  isHouseNumber(reading.tokens[at]) ? boxAt(reading, at + 1) : undefined

const STREETS: ReadonlySet<PartKind> = new Set(['street', 'numbered', 'loose', 'box'])

function following(reading: Reading, at: number, kinds: readonly PartKind[]): Part | undefined {
  const gap = breakBefore(reading, at)
  const open = gap === 'comma' || gap === 'line' || joined(reading, at)
  if (!open) return undefined
  const before = kinds.at(-1)
  if (before === 'country') return gap === 'comma' ? undefined : postcodeAt(reading, at)
  const located = kinds.some((kind) => STREETS.has(kind))
  if (!located) return unitAt(reading, at) ?? boxAt(reading, at) ?? streetAt(reading, at)
  const part =
    unitAt(reading, at) ??
    countryAt(reading, at) ??
    (before === 'postcode' ? undefined : postcodeAt(reading, at)) ??
    (kinds.includes('town') || before === 'unit' ? regionAt(reading, at) : undefined)
  if (part) return part
  const town = kinds.filter((kind) => kind === 'town').length < 2 ? townAt(reading, at) : undefined
  return town && fits(reading, at, town, gap) ? town : undefined
}

/** Whether capitals after a street are a town rather than how the sentence goes on. */
function fits(reading: Reading, at: number, town: Part, gap: string): boolean {
  const { tokens } = reading
  const closed = endsLine(reading, town.end)
  const goesOn =
    countryAt(reading, town.end) ?? postcodeAt(reading, town.end) ?? regionAt(reading, town.end)
  if (goesOn) return true
  const words = tokens.slice(at, town.end)
  const listed = words.some((token) => has(token, IS.place) || token.shape === 'upper')
  const plain = words.every((token) => has(token, IS.word) && !has(token, IS.place))
  if (gap === 'line') return closed && !(plain && words.length === 1)
  if (gap === 'comma') return listed || (closed && !(plain && words.length === 1))
  return true
}

/** What the parts of a block amount to; undefined when they are too few for an address. */
function judge(
  reading: Reading,
  at: number,
  kinds: readonly PartKind[],
): { readonly tier: Finding['tier']; readonly reason: Reason } | undefined {
  const first = kinds.find((kind) => STREETS.has(kind))
  if (!first) return undefined
  const firm = kinds.filter((kind) => kind === 'unit' || kind === 'postcode' || kind === 'country')
  const more = firm.length + (kinds.includes('town') ? 1 : 0)
  if (first === 'street' || first === 'box') return { tier: 'certain', reason: ADDRESS }
  if (firm.length > 0 && (more > 1 || kinds.includes('unit') || first === 'numbered'))
    return { tier: 'certain', reason: ADDRESS }
  const cued = CUE.test(reading.text.slice(0, reading.tokens[at]?.start).slice(-CUE_REACH))
  if (cued) return { tier: first === 'numbered' ? 'certain' : 'possible', reason: CUED }
  if (reading.lowerCase) return undefined
  return first === 'numbered' || more > 1 ? { tier: 'possible', reason: ADDRESS } : undefined
}
