-- How many there are, counted as they come and go: of published briefings (key ''), and of those of each topic.
CREATE TABLE tally (kind TEXT NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (kind, key)) STRICT, WITHOUT ROWID;
INSERT INTO tally SELECT 'published', '', count(*) FROM brief WHERE state = 'published';
INSERT INTO tally SELECT 'topic', topic, count(*) FROM brief_topic GROUP BY topic;
CREATE TRIGGER brief_added AFTER INSERT ON brief WHEN new.state = 'published' BEGIN
  INSERT INTO tally VALUES ('published', '', 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER brief_moved AFTER UPDATE OF state ON brief WHEN (new.state = 'published') <> (old.state = 'published') BEGIN
  INSERT INTO tally VALUES ('published', '', iif(new.state = 'published', 1, -1)) ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER brief_removed AFTER DELETE ON brief WHEN old.state = 'published' BEGIN
  UPDATE tally SET n = n - 1 WHERE kind = 'published' AND key = '';
END;
CREATE TRIGGER brief_topic_added AFTER INSERT ON brief_topic BEGIN
  INSERT INTO tally VALUES ('topic', new.topic, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER brief_topic_removed AFTER DELETE ON brief_topic BEGIN
  UPDATE tally SET n = n - 1 WHERE kind = 'topic' AND key = old.topic;
END;

-- And of each speaker's quotations, but those of withdrawn briefings.
ALTER TABLE speaker ADD COLUMN quotes INTEGER NOT NULL DEFAULT 0;
UPDATE speaker SET quotes = (SELECT count(*) FROM quote WHERE speaker = speaker.id AND seq IS NOT NULL);
CREATE TRIGGER quote_added AFTER INSERT ON quote WHEN new.speaker IS NOT NULL AND new.seq IS NOT NULL BEGIN
  UPDATE speaker SET quotes = quotes + 1 WHERE id = new.speaker;
END;
CREATE TRIGGER quote_moved AFTER UPDATE OF speaker, seq ON quote BEGIN
  UPDATE speaker SET quotes = quotes - 1 WHERE id = old.speaker AND old.seq IS NOT NULL;
  UPDATE speaker SET quotes = quotes + 1 WHERE id = new.speaker AND new.seq IS NOT NULL;
END;
CREATE TRIGGER quote_removed AFTER DELETE ON quote WHEN old.speaker IS NOT NULL AND old.seq IS NOT NULL BEGIN
  UPDATE speaker SET quotes = quotes - 1 WHERE id = old.speaker;
END;
-- A speaker's titles are found by skipping from one to the next.
CREATE INDEX quote_title ON quote (speaker, title, seq) WHERE title IS NOT NULL;

-- The day of the article, else that of the briefing.
ALTER TABLE brief ADD COLUMN dated TEXT AS (substr(coalesce(source ->> 'published', published_at), 1, 10)) VIRTUAL;
CREATE INDEX brief_dated ON brief (dated, seq);

-- What can be completed is found by any of its words, so only whole texts are kept. The weight decides which of many are
-- looked at: a briefing's seq; the number of a speaker's quotations or of a topic's briefings when it last doubled or halved,
-- so that it is seldom written.
DROP TRIGGER term_added;
DROP TRIGGER term_removed;
DROP TABLE term_gram;
DELETE FROM term WHERE rank <> 0;
ALTER TABLE term DROP COLUMN rank;
ALTER TABLE term ADD COLUMN weight INTEGER NOT NULL DEFAULT 0;
UPDATE term SET weight = coalesce(CASE kind
  WHEN 'brief' THEN (SELECT seq FROM brief WHERE slug = term.value)
  WHEN 'topic' THEN (SELECT n FROM tally WHERE tally.kind = 'topic' AND tally.key = term.value)
  ELSE (SELECT quotes FROM speaker WHERE name = term.value) END, 0);

-- The words behind a mark of their kind, the first once more behind another.
ALTER TABLE term ADD COLUMN words TEXT AS (substr(kind, 1, 1) || replace(key, ' ', ' ' || substr(kind, 1, 1)) || ' '
  || CASE kind WHEN 'brief' THEN 1 WHEN 'topic' THEN 2 ELSE 3 END || substr(key, 1, instr(key || ' ', ' ') - 1)) VIRTUAL;
-- The rowid is weight, then id: the heaviest are read first, however many begin so.
CREATE VIRTUAL TABLE term_text USING fts5(
  words, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1 2 3 4 5 6 7');
-- Each word once; never taken away, since a word without a term finds none.
CREATE TABLE word (kind TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (kind, word)) STRICT, WITHOUT ROWID;
-- For words that are misspelled: how words begin, and those beginnings with letters left out: one of four, or up to two of eight.
CREATE TABLE slip (variant TEXT NOT NULL, start TEXT NOT NULL, PRIMARY KEY (variant, start)) STRICT, WITHOUT ROWID;

CREATE TRIGGER word_added AFTER INSERT ON word WHEN length(new.word) >= 3 BEGIN
  INSERT OR IGNORE INTO slip
  SELECT DISTINCT substr(once, 1, max(b.value - 1, 0)) || substr(once, b.value + 1), start
  FROM (
    SELECT start, cuts, substr(start, 1, max(a.value - 1, 0)) || substr(start, a.value + 1) AS once
    FROM (SELECT substr(new.word, 1, 4) AS start, 1 AS cuts UNION ALL SELECT substr(new.word, 1, 8), 2 WHERE length(new.word) > 5) AS beginning
    JOIN json_each('[0, 1, 2, 3, 4, 5, 6, 7, 8]') AS a ON a.value <= length(start)
    WHERE NOT EXISTS (SELECT 1 FROM slip WHERE slip.variant = beginning.start AND slip.start = beginning.start)
  ) JOIN json_each('[0, 1, 2, 3, 4, 5, 6, 7, 8]') AS b ON b.value = 0 OR (cuts = 2 AND b.value <= length(once));
END;
CREATE TRIGGER term_added AFTER INSERT ON term BEGIN
  INSERT INTO term_text (rowid, words) VALUES (new.weight * 4294967296 + new.id, new.words);
  INSERT OR IGNORE INTO word SELECT new.kind, value FROM json_each('["' || replace(new.key, ' ', '","') || '"]');
END;
CREATE TRIGGER term_weighed AFTER UPDATE OF weight ON term BEGIN
  DELETE FROM term_text WHERE rowid = old.weight * 4294967296 + old.id;
  INSERT INTO term_text (rowid, words) VALUES (new.weight * 4294967296 + new.id, new.words);
END;
CREATE TRIGGER term_removed AFTER DELETE ON term BEGIN
  DELETE FROM term_text WHERE rowid = old.weight * 4294967296 + old.id;
END;
CREATE TRIGGER speaker_weighed AFTER UPDATE OF quotes ON speaker WHEN new.quotes & old.quotes = 0 BEGIN
  UPDATE term SET weight = new.quotes WHERE kind = 'speaker' AND value = new.name;
END;
CREATE TRIGGER topic_weighed AFTER UPDATE OF n ON tally WHEN new.kind = 'topic' AND new.n & old.n = 0 BEGIN
  UPDATE term SET weight = new.n WHERE kind = 'topic' AND value = new.key;
END;

-- What has been there before.
INSERT INTO term_text (rowid, words)
SELECT weight * 4294967296 + id, words FROM term;
INSERT OR IGNORE INTO word
SELECT kind, part.value FROM term, json_each('["' || replace(term.key, ' ', '","') || '"]') AS part;
