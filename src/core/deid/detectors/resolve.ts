import type { Finding } from '../finding.ts'

/**
 * Leaves findings that do not overlap, in order of place: the longest wins, then `certain` before
 * `possible`, then the one that came first. A winner of the same category takes over the certainty
 * of what it covers. Linear but for the sorting.
 */
export function resolve(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings
  const ranked = findings
    .filter((finding) => finding.end > finding.start)
    .sort((a, b) => length(b) - length(a) || tier(a) - tier(b))
  const kept: Finding[] = []
  const first = ranked.reduce((least, finding) => Math.min(least, finding.start), Infinity)
  const last = ranked.reduce((most, finding) => Math.max(most, finding.end), 0)
  const owners = new Int32Array(Math.max(0, last - first))
  for (const finding of ranked) {
    // Nothing kept is shorter, so what overlaps covers one of the two ends.
    const owner = owners[finding.start - first] || owners[finding.end - 1 - first] || 0
    const winner = kept[owner - 1]
    if (!winner) {
      kept.push(finding)
      owners.fill(kept.length, finding.start - first, finding.end - first)
    } else if (winner.tier === 'possible' && finding.tier === 'certain' && winner.category === finding.category) {
      kept[owner - 1] = { ...winner, tier: 'certain', detector: finding.detector, reason: finding.reason }
    }
  }
  return kept.sort((a, b) => a.start - b.start)
}

const length = (finding: Finding): number => finding.end - finding.start
const tier = (finding: Finding): number => (finding.tier === 'certain' ? 0 : 1)
