/** Moments of a recording that somebody marked; their order is by time. */
export const marker = `
CREATE TABLE marker (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording ON DELETE CASCADE,
  at_ms INTEGER NOT NULL,
  label TEXT NOT NULL
) STRICT;
CREATE INDEX marker_by_recording ON marker (recording_id, at_ms);
`
