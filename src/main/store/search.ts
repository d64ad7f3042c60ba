import type { SearchHit } from '../../ipc/schemas.ts'
import { sql, type ReadableDB } from './connection.ts'

/** A phrase in quotation marks, or a word. */
const TERM = /"([^"]+)"|“([^”]+)”|«([^»]+)»|([^\s"“”«»]+)/gu
const HAS_WORD = /[\p{L}\p{N}]/u

/**
 * What somebody typed as a query of FTS5: all words must be there, each may go on («garc» finds
 * García); what stands in quotation marks is looked for as it is. Null where no word is left.
 */
export function searchQuery(typed: string): string | null {
  const terms = [...typed.matchAll(TERM)].flatMap(([, ...groups]) => {
    const word = groups[3]
    const text = (word ?? groups.find((group) => group !== undefined) ?? '').replaceAll('"', '')
    if (!HAS_WORD.test(text)) return []
    return [word === undefined ? `"${text}"` : `"${text}"*`]
  })
  return terms.length > 0 ? terms.join(' ') : null
}

const [OPENS, CLOSES] = ['\u0002', '\u0003']
const MOST_WORDS = 18

const SEARCH = `
  SELECT s.id AS segmentId, s.transcript_id AS transcriptId, r.title, sp.name AS speaker,
    s.start_ms AS startMs,
    snippet(segment_search, 0, '${OPENS}', '${CLOSES}', '…', ${MOST_WORDS}) AS snippet
  FROM segment_search
  JOIN segment s ON s.rowid = segment_search.rowid
  JOIN transcript t ON t.id = s.transcript_id
  JOIN recording r ON r.id = t.recording_id
  LEFT JOIN speaker sp ON sp.id = s.speaker_id
  WHERE segment_search MATCH ? LIMIT ?`

type Row = Omit<SearchHit, 'parts'> & { readonly snippet: string }

/** A snippet in parts: those at odd places were searched for. No text holds control characters. */
const partsOf = (snippet: string): SearchHit['parts'] =>
  snippet
    .replaceAll(CLOSES, OPENS)
    .split(OPENS)
    .map((text, i) => ({ text, isHit: i % 2 === 1 }))

/** Segments in which all that was typed is said, at most `limit`. */
export function searchSegments(db: ReadableDB, typed: string, limit: number): SearchHit[] {
  const query = searchQuery(typed)
  if (query === null) return []
  const rows = sql(db, SEARCH).all(query, limit) as Row[]
  return rows.map(({ snippet, ...row }) => ({ ...row, parts: partsOf(snippet) }))
}
