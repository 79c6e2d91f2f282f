-- How many there are, counted as they come and go: of published briefings (key ''), and of those of each topic.
CREATE TABLE tally (
  kind TEXT COLLATE "C" NOT NULL,
  key TEXT COLLATE "C" NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (kind, key)
) WITH (fillfactor = 80);
INSERT INTO tally SELECT 'published', '', count(*) FROM brief WHERE state = 'published';
INSERT INTO tally SELECT 'topic', topic, count(*) FROM brief_topic GROUP BY topic;
CREATE FUNCTION count_up(TEXT, TEXT, INTEGER) RETURNS void LANGUAGE sql
  AS 'INSERT INTO tally VALUES ($1, $2, $3) ON CONFLICT (kind, key) DO UPDATE SET n = tally.n + excluded.n';
CREATE FUNCTION brief_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state = 'published' THEN PERFORM count_up('published', '', -1); END IF;
  IF TG_OP <> 'DELETE' AND NEW.state = 'published' THEN PERFORM count_up('published', '', 1); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER brief_counted AFTER INSERT OR DELETE OR UPDATE OF state ON brief
  FOR EACH ROW EXECUTE FUNCTION brief_counted();
CREATE FUNCTION brief_topic_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM count_up('topic', NEW.topic, 1);
  ELSE PERFORM count_up('topic', OLD.topic, -1); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER brief_topic_counted AFTER INSERT OR DELETE ON brief_topic
  FOR EACH ROW EXECUTE FUNCTION brief_topic_counted();

-- And of each speaker's quotations, but those of withdrawn briefings.
ALTER TABLE speaker ADD COLUMN quotes INTEGER NOT NULL DEFAULT 0;
UPDATE speaker SET quotes = (SELECT count(*) FROM quote WHERE speaker = speaker.id AND seq IS NOT NULL);
CREATE FUNCTION quote_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP <> 'INSERT' AND OLD.seq IS NOT NULL THEN UPDATE speaker SET quotes = quotes - 1 WHERE id = OLD.speaker; END IF;
  IF TG_OP <> 'DELETE' AND NEW.seq IS NOT NULL THEN UPDATE speaker SET quotes = quotes + 1 WHERE id = NEW.speaker; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER quote_counted AFTER INSERT OR DELETE OR UPDATE OF speaker, seq ON quote
  FOR EACH ROW EXECUTE FUNCTION quote_counted();
-- A speaker's titles are found by skipping from one to the next, a page of quotations without looking at those before it.
CREATE INDEX quote_title ON quote (speaker, title, seq) WHERE title IS NOT NULL;
DROP INDEX quote_speaker;
CREATE INDEX quote_speaker ON quote (speaker, seq DESC, position) INCLUDE (brief);

-- The day of the article, else that of the briefing.
ALTER TABLE brief ADD COLUMN dated TEXT COLLATE "C"
  GENERATED ALWAYS AS (left(coalesce(source::json ->> 'published', published_at), 10)) STORED;
CREATE INDEX brief_dated ON brief (dated, seq);

-- What can be completed is found by any of its words, so only whole texts are kept. The weight decides which of many are
-- looked at: a briefing's seq; the number of a speaker's quotations or of a topic's briefings when it last doubled or halved,
-- so that it is seldom written.
DROP FUNCTION similar_terms;
DROP INDEX term_like;
DELETE FROM term WHERE rank <> 0;
ALTER TABLE term DROP COLUMN rank;
ALTER TABLE term ADD COLUMN weight INTEGER NOT NULL DEFAULT 0;
UPDATE term SET weight = coalesce(CASE kind
  WHEN 'brief' THEN (SELECT seq FROM brief WHERE slug = term.value)
  WHEN 'topic' THEN (SELECT n FROM tally WHERE tally.kind = 'topic' AND tally.key = term.value)
  ELSE (SELECT quotes FROM speaker WHERE name = term.value) END, 0);
-- The words behind a mark of their kind, the first once more behind another.
ALTER TABLE term ADD COLUMN words TSVECTOR GENERATED ALWAYS AS (array_to_tsvector(
  string_to_array(left(kind, 1) || replace(key, ' ', ' ' || left(kind, 1)), ' ')
  || (CASE kind WHEN 'brief' THEN '1' WHEN 'topic' THEN '2' ELSE '3' END || split_part(key, ' ', 1)))) STORED;
CREATE INDEX term_words ON term USING gin (words) WITH (fastupdate = off);
CREATE INDEX term_weight ON term (kind, weight DESC, id DESC);

-- The heaviest terms with such words. Where few have them, these are soon sorted; where many do, the heaviest are soon met
-- among the heaviest of their kind, which short beginnings ($4) are sure of. The planner can't know, and takes reading all
-- rows for cheap.
CREATE FUNCTION terms_with(TEXT, TSQUERY, INTEGER, BOOLEAN) RETURNS TABLE (id INTEGER, weight INTEGER) LANGUAGE sql STABLE
  SET enable_seqscan = off
  AS $$
    WITH few AS MATERIALIZED (SELECT id, weight FROM term WHERE NOT $4 AND words @@ $2 LIMIT 1000),
    many AS (SELECT $4 OR count(*) = 1000 AS it FROM few),
    heavy AS MATERIALIZED (
      SELECT id, weight FROM (SELECT id, weight, words FROM term WHERE kind = $1 ORDER BY weight DESC, id DESC LIMIT 4000) AS top
      WHERE (SELECT it FROM many) AND words @@ $2 LIMIT $3
    ),
    enough AS (SELECT count(*) = $3 AS it FROM heavy)
    (SELECT id, weight FROM few WHERE NOT (SELECT it FROM many) ORDER BY weight DESC, id DESC LIMIT $3)
    UNION ALL
    SELECT id, weight FROM heavy WHERE (SELECT it FROM enough)
    UNION ALL
    (SELECT id, weight FROM term WHERE (SELECT it FROM many) AND NOT (SELECT it FROM enough) AND words @@ $2
      ORDER BY weight + 0 DESC, id DESC LIMIT $3)
  $$;

-- Each word once; never taken away, since a word without a term finds none.
CREATE TABLE word (kind TEXT COLLATE "C" NOT NULL, word TEXT COLLATE "C" NOT NULL, PRIMARY KEY (kind, word));
-- For words that are misspelled: how words begin, and those beginnings with letters left out: one of four, or up to two of eight.
CREATE TABLE slip (variant TEXT COLLATE "C" NOT NULL, start TEXT COLLATE "C" NOT NULL, PRIMARY KEY (variant, start));
CREATE FUNCTION cut(TEXT, INTEGER) RETURNS TEXT LANGUAGE sql IMMUTABLE
  AS 'SELECT left($1, greatest($2 - 1, 0)) || substr($1, $2 + 1)';
CREATE FUNCTION word_learned() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO slip
  SELECT DISTINCT cut(cut(start, a), b), start
  FROM (VALUES (left(NEW.word, 4), 1), (left(NEW.word, 8), 2)) AS beginning (start, cuts),
    generate_series(0, length(start)) AS a, generate_series(0, CASE cuts WHEN 1 THEN 0 ELSE length(start) - 1 END) AS b
  WHERE (cuts = 1 OR length(NEW.word) > 5)
    AND NOT EXISTS (SELECT 1 FROM slip WHERE slip.variant = beginning.start AND slip.start = beginning.start)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER word_learned AFTER INSERT ON word
  FOR EACH ROW WHEN (length(NEW.word) >= 3) EXECUTE FUNCTION word_learned();
CREATE FUNCTION term_learned() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO word SELECT NEW.kind, unnest(string_to_array(NEW.key, ' ')) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER term_learned AFTER INSERT ON term FOR EACH ROW EXECUTE FUNCTION term_learned();
INSERT INTO word SELECT kind, unnest(string_to_array(key, ' ')) FROM term ON CONFLICT DO NOTHING;

CREATE FUNCTION speaker_weighed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE term SET weight = NEW.quotes WHERE kind = 'speaker' AND value = NEW.name;
  RETURN NULL;
END $$;
CREATE TRIGGER speaker_weighed AFTER UPDATE OF quotes ON speaker
  FOR EACH ROW WHEN (NEW.quotes & OLD.quotes = 0) EXECUTE FUNCTION speaker_weighed();
CREATE FUNCTION topic_weighed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE term SET weight = NEW.n WHERE kind = 'topic' AND value = NEW.key;
  RETURN NULL;
END $$;
CREATE TRIGGER topic_weighed AFTER UPDATE OF n ON tally
  FOR EACH ROW WHEN (NEW.kind = 'topic' AND NEW.n & OLD.n = 0) EXECUTE FUNCTION topic_weighed();
