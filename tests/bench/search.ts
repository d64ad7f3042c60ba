import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src/main/store/connection.ts'
import { searchSegments } from '../../src/main/store/search.ts'
import type { Figure } from './figure.ts'

export const suite = 'search'

const WORDS = 10_000_000
const WORDS_PER_SEGMENT = 12
const LEXICON = 60_000
const QUERIES = 300
const MOST_HITS = 200

/** A fixed sequence from 0 to 1, so that each run searches the same. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

/** Made-up words; the lower its number, the more often one is said, as in any language (Zipf). */
const word = (number: number): string => `p${number.toString(36)}á`
const said = (random: () => number): string =>
  word(Math.floor(Math.exp(random() * Math.log(LEXICON))) - 1)

/** A study of ten million words in an encrypted store; then words of all frequencies are searched. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-bench-'))
  const opened = openStore(join(folder, 'study.db'), '5a'.repeat(32))
  if (!opened.ok) throw new Error(opened.error)
  const db = opened.value
  const random = sequence(7)
  try {
    db.exec(`INSERT INTO recording VALUES ('r', 'A', 'a', '', 'x', 1, 'audio/wav', 'pcm', 1, 1, 1, '', 0);
      INSERT INTO transcript (id, recording_id, language) VALUES ('t', 'r', 'es')`)
    const put = db.prepare("INSERT INTO segment VALUES (?, 't', ?, NULL, 0, 1, ?, 12)")
    db.transaction(() => {
      for (let i = 0; i < WORDS / WORDS_PER_SEGMENT; i++) {
        const text = Array.from({ length: WORDS_PER_SEGMENT }, () => said(random)).join(' ')
        put.run(`s${i}`, i, text)
      }
    })()
    const times = Array.from({ length: QUERIES }, (_, i) => {
      const text = i % 3 === 0 ? `${said(random)} ${said(random)}` : said(random)
      const from = performance.now()
      searchSegments(db, text, MOST_HITS)
      return performance.now() - from
    }).sort((a, b) => a - b)
    const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? Number.NaN
    const figure = { suite, unit: 'ms', better: 'lower' } as const
    report({ ...figure, name: 'search of 10 million words, median', value: at(0.5), goal: null })
    report({ ...figure, name: 'search of 10 million words, p95', value: at(0.95), goal: '≤ 50' })
  } finally {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
