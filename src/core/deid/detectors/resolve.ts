import type { Finding } from '../finding.ts'

const LEAST_REST = 3
/** Without these a piece of a name that had them says nothing: «empresa» of «empresa Aguas». */
const TELLS = /[\p{Lu}\d]/u
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu

/**
 * Leaves findings that do not overlap, in order of place: the longest wins, then `certain` before
 * `possible`, then the one that came first. A winner of the same category takes over the certainty
 * of what it covers. What a loser alone covered stays as a finding, so that nothing found is lost.
 * Linear but for the sorting. `text` is what the findings point into.
 */
export function resolve(findings: readonly Finding[], text: string): readonly Finding[] {
  if (findings.length < 2) return findings
  const row = new Row(findings)
  const losers = byRank(findings).filter((finding) => !row.place(finding))
  const rests = losers.flatMap((loser) => rest(loser, row, text))
  for (const finding of byRank(rests)) row.place(finding)
  return row.kept.sort((a, b) => a.start - b.start)
}

/** The findings that have a place; `place` must be called with the longest first. */
class Row {
  readonly kept: Finding[] = []
  readonly #first: number
  readonly #owners: Int32Array

  constructor(findings: readonly Finding[]) {
    this.#first = findings.reduce((least, finding) => Math.min(least, finding.start), Infinity)
    const last = findings.reduce((most, finding) => Math.max(most, finding.end), 0)
    this.#owners = new Int32Array(Math.max(0, last - this.#first))
  }

  /** The finding that covers an offset. */
  owner(offset: number): Finding | undefined {
    return this.kept[(this.#owners[offset - this.#first] ?? 0) - 1]
  }

  /** Takes the finding in when both its ends are free: what is shorter than all kept cannot hold one. */
  place(finding: Finding): boolean {
    const at =
      this.#owners[finding.start - this.#first] || this.#owners[finding.end - 1 - this.#first] || 0
    const winner = this.kept[at - 1]
    if (winner) {
      if (
        winner.tier === 'possible' &&
        finding.tier === 'certain' &&
        winner.category === finding.category
      ) {
        this.kept[at - 1] = {
          ...winner,
          tier: 'certain',
          detector: finding.detector,
          reason: finding.reason,
        }
      }
      return false
    }
    this.kept.push(finding)
    this.#owners.fill(this.kept.length, finding.start - this.#first, finding.end - this.#first)
    return true
  }
}

/** The end of a loser that sticks out of its winner, without the spaces and marks around it. */
function rest(loser: Finding, row: Row, text: string): readonly Finding[] {
  const before = row.owner(loser.start)
  const after = row.owner(loser.end - 1)
  if (before === after || (before && after)) return []
  const start = before ? before.end : loser.start
  const end = after ? after.start : loser.end
  const piece = text.slice(start, end)
  const bare = piece.replace(EDGES, '')
  const from = start + piece.indexOf(bare)
  const isPlain = !TELLS.test(bare) && TELLS.test(text.slice(loser.start, loser.end))
  return bare.length < LEAST_REST || isPlain
    ? []
    : [{ ...loser, start: from, end: from + bare.length, tier: 'possible' }]
}

function byRank(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .filter((finding) => finding.end > finding.start)
    .sort((a, b) => length(b) - length(a) || tier(a) - tier(b))
}

const length = (finding: Finding): number => finding.end - finding.start
const tier = (finding: Finding): number => (finding.tier === 'certain' ? 0 : 1)
