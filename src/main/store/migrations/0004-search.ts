/**
 * What is said in the study, to be searched by words, accents folded. The index holds no text of
 * its own; it is kept in step by triggers. It goes by the row's number, so a `VACUUM` has to be
 * followed by a rebuild.
 */
export const search = `
CREATE VIRTUAL TABLE segment_search USING fts5(
  text, content = 'segment', content_rowid = 'rowid', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO segment_search (segment_search) VALUES ('rebuild');
CREATE TRIGGER segment_search_insert AFTER INSERT ON segment BEGIN
  INSERT INTO segment_search (rowid, text) VALUES (new.rowid, new.text);
END;
CREATE TRIGGER segment_search_delete AFTER DELETE ON segment BEGIN
  INSERT INTO segment_search (segment_search, rowid, text) VALUES ('delete', old.rowid, old.text);
END;
CREATE TRIGGER segment_search_update AFTER UPDATE OF text ON segment BEGIN
  INSERT INTO segment_search (segment_search, rowid, text) VALUES ('delete', old.rowid, old.text);
  INSERT INTO segment_search (rowid, text) VALUES (new.rowid, new.text);
END;
`
