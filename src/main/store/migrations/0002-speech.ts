/** Where speech was found in a recording: the bytes of `encodeSpeech`. */
export const speech = `
CREATE TABLE speech (
  recording_id TEXT PRIMARY KEY REFERENCES recording ON DELETE CASCADE,
  data BLOB NOT NULL
) STRICT;
`
