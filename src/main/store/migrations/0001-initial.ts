/** Times are ISO 8601 in UTC; `_ms` are milliseconds on the recording's timeline; offsets are UTF-16. */
export const initial = `
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE participant (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  group_name TEXT NOT NULL,
  role TEXT NOT NULL,
  attributes TEXT NOT NULL
) STRICT;

CREATE TABLE recording (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  original_name TEXT NOT NULL,
  group_name TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  codec TEXT NOT NULL,
  duration_ms INTEGER NOT NULL,
  channels INTEGER NOT NULL,
  sample_rate_hz INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  heard_ms INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE peaks (
  recording_id TEXT PRIMARY KEY REFERENCES recording ON DELETE CASCADE,
  data BLOB NOT NULL
) STRICT;

CREATE TABLE transcript (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL UNIQUE REFERENCES recording ON DELETE CASCADE,
  language TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  detected_at TEXT,
  exported_at TEXT
) STRICT;

CREATE TABLE speaker (
  id TEXT PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcript ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  participant_id TEXT REFERENCES participant ON DELETE SET NULL
) STRICT;
CREATE INDEX speaker_by_transcript ON speaker (transcript_id, position);

CREATE TABLE segment (
  id TEXT PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcript ON DELETE CASCADE,
  position INTEGER NOT NULL,
  speaker_id TEXT REFERENCES speaker ON DELETE SET NULL,
  start_ms INTEGER,
  end_ms INTEGER,
  text TEXT NOT NULL,
  words INTEGER NOT NULL
) STRICT;
CREATE INDEX segment_by_transcript ON segment (transcript_id, position);
CREATE INDEX segment_by_speaker ON segment (speaker_id);

CREATE TABLE entity (
  id TEXT PRIMARY KEY,
  category TEXT NOT NULL,
  name TEXT NOT NULL,
  number INTEGER NOT NULL,
  replacement TEXT,
  UNIQUE (category, number)
) STRICT;

CREATE TABLE mention (
  id TEXT PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcript ON DELETE CASCADE,
  segment_id TEXT NOT NULL REFERENCES segment ON DELETE CASCADE,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  category TEXT NOT NULL,
  tier TEXT NOT NULL,
  detector TEXT NOT NULL,
  reason_es TEXT NOT NULL,
  reason_en TEXT NOT NULL,
  status TEXT NOT NULL,
  entity_id TEXT NOT NULL REFERENCES entity
) STRICT;
CREATE INDEX mention_by_segment ON mention (segment_id);
CREATE INDEX mention_by_transcript ON mention (transcript_id, status);
CREATE INDEX mention_by_entity ON mention (entity_id);

CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  steps TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT,
  details TEXT NOT NULL
) STRICT;

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  started_at TEXT NOT NULL
) STRICT;
`
