import type { Finding } from './finding.ts'

/** What follows "Wendy's" where nothing is owned by it. */
const NOTHING_OWNED =
  /^['’]s(?=$|[^\p{L}\s]|\s+(?:and|or|but|in|on|at|for|when|where|that|which|is|was|after|before|now|then|to|with|from|until|because|so)(?!\p{L}))/u

/**
 * «Luis Ángel "N"»: how the Mexican press shortens the surnames of the accused. «Juan "El Tuercas"
 * Robles»: a byname in quotes between the parts of a name.
 */
const AFTER_PERSON =
  /^ (?:["“«]N["”»]|N(?=\.)|["“«](?:(?:El|La|Los) )?\p{Lu}\p{L}{1,15}(?: \p{L}{1,15})?["”»](?: \p{Lu}\p{L}{1,20}){1,3})/u
const LONGEST_TAIL = 80

const INITIALS = /(?<![\p{L}\p{N}.])(?:\p{Lu}\. ?){1,3}$/u
const LONGEST_HEAD = 10

/** With what belongs to a name before and after it: «T. S. Okonjo», "works at Wendy's." where nothing is owned, «Luis "N"». */
export function whole(found: Finding, text: string): Finding {
  const initials =
    found.category === 'PERSON' && text.charAt(found.start - 2) === '.'
      ? INITIALS.exec(text.slice(Math.max(0, found.start - LONGEST_HEAD), found.start))
      : null
  return withTail(initials ? { ...found, start: found.start - initials[0].length } : found, text)
}

function withTail(found: Finding, text: string): Finding {
  const after = text.charAt(found.end)
  if (after !== ' ' && after !== "'" && after !== '’') return found
  const tail = { ORG: NOTHING_OWNED, PERSON: AFTER_PERSON }[found.category as string]
  const match = tail?.exec(text.slice(found.end, found.end + LONGEST_TAIL))
  if (!match) return found
  return { ...found, end: found.end + (found.category === 'ORG' ? 2 : match[0].length) }
}

/** «el Chano», «La Güera»; not «en la Güera», which is a place more than a person. */
const BYNAME = /(?<![\p{L}\p{N}]|(?<!\p{L})en )(?:el|la|El|La) $/u
const LONGEST_BYNAME = 8

/** The findings with the article that belongs to the name of a person in Spanish. */
export const withBynames = (kept: readonly Finding[], text: string): readonly Finding[] =>
  kept.map((found, i) => {
    if (found.category !== 'PERSON' || text.charAt(found.start - 1) !== ' ') return found
    const from = Math.max(kept[i - 1]?.end ?? 0, found.start - LONGEST_BYNAME)
    const article = BYNAME.exec(text.slice(from, found.start))
    const isByname = article && /\p{Lu}/u.test(text.charAt(found.start))
    return isByname ? { ...found, start: found.start - 3 } : found
  })
