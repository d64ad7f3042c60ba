import packed from '../../../resources/gazetteers/hypocoristics.json' with { type: 'json' }

/** Short and fond forms with the given names that they may stand for, folded: chayo → rosario. */
const FULL: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(packed).map(([short, full]) => [short, full.split(' ')]),
)

let shorts: Map<string, string[]> | undefined

/** The given names that a short form may stand for, folded; none when it is no such form. */
export const fullNames = (short: string): readonly string[] => FULL.get(short) ?? []

/** The short forms of a given name, folded. */
export function shortNames(full: string): readonly string[] {
  if (!shorts) {
    shorts = new Map()
    for (const [short, names] of FULL) {
      for (const name of names) {
        const same = shorts.get(name)
        if (same) same.push(short)
        else shorts.set(name, [short])
      }
    }
  }
  return shorts.get(full) ?? []
}
