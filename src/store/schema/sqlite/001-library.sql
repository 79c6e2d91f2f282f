-- What the installation remembers of itself: its id, the guild its commands are registered in.
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- The last seq given out. Taking the next one locks the row until the publishing transaction ends: no gaps, no late commits.
CREATE TABLE sequence (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
INSERT INTO sequence VALUES ('brief', 0);

CREATE TABLE brief (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  seq INTEGER NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('published', 'withdrawn')),
  revision INTEGER NOT NULL,
  title TEXT NOT NULL,
  source TEXT NOT NULL,       -- JSON: Article
  topics TEXT NOT NULL,       -- JSON: string[]
  summary TEXT NOT NULL,      -- JSON: Statement[]
  points TEXT NOT NULL,       -- JSON: Statement[]
  published_at TEXT NOT NULL, -- ISO instant
  changed_at TEXT NOT NULL,
  file TEXT,                  -- the data file it comes from, if any
  file_sha256 TEXT,           -- of that file when it was last imported
  edited INTEGER NOT NULL DEFAULT 0 -- changed in the store since
) STRICT;
CREATE INDEX brief_newest ON brief (seq DESC) WHERE state = 'published';

CREATE TABLE brief_topic (
  topic TEXT NOT NULL,
  seq INTEGER NOT NULL,
  brief INTEGER NOT NULL REFERENCES brief ON DELETE CASCADE,
  PRIMARY KEY (topic, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX brief_topic_brief ON brief_topic (brief);

CREATE TABLE speaker (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  roles TEXT NOT NULL,        -- JSON: string[]
  listed INTEGER NOT NULL DEFAULT 0 -- stands in speakers.yaml
) STRICT;

-- The folded names that find a speaker: names, aliases, those without initials, and what is left without their first words.
CREATE TABLE speaker_key (
  key TEXT NOT NULL,
  speaker INTEGER NOT NULL REFERENCES speaker ON DELETE CASCADE,
  rank INTEGER NOT NULL,      -- 0 a name or alias as written, 1 without initials, 2 a part
  PRIMARY KEY (key, speaker)
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_key_speaker ON speaker_key (speaker);

-- seq repeats the briefing's, so that a page of a speaker's quotations is one index range; seq and speaker are null while
-- it is withdrawn.
CREATE TABLE quote (
  brief INTEGER NOT NULL REFERENCES brief ON DELETE CASCADE,
  position INTEGER NOT NULL,
  seq INTEGER,
  speaker INTEGER REFERENCES speaker,
  name TEXT,                  -- as the article gives it
  title TEXT,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  utterance INTEGER,
  PRIMARY KEY (brief, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX quote_speaker ON quote (speaker, seq DESC, position);

-- What can be completed: a folded beginning (of the whole or of a later word), what it stands for, how to show it.
CREATE TABLE term (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('brief', 'topic', 'speaker')),
  key TEXT NOT NULL,
  rank INTEGER NOT NULL,      -- 0 the whole, others a part
  value TEXT NOT NULL,
  label TEXT NOT NULL,
  UNIQUE (kind, key, value)
) STRICT;
CREATE INDEX term_value ON term (kind, value);

-- Words of briefings (rowid is the briefing's id) and trigrams of whole terms, for search and for "did you mean".
CREATE VIRTUAL TABLE brief_text USING fts5(title, people, body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE term_gram USING fts5(key, content='term', content_rowid='id', tokenize='trigram', detail='none');
CREATE TRIGGER term_added AFTER INSERT ON term WHEN new.rank = 0 BEGIN
  INSERT INTO term_gram (rowid, key) VALUES (new.id, new.key);
END;
CREATE TRIGGER term_removed AFTER DELETE ON term WHEN old.rank = 0 BEGIN
  INSERT INTO term_gram (term_gram, rowid, key) VALUES ('delete', old.id, old.key);
END;

-- Command lines too long for a button.
CREATE TABLE line (id TEXT PRIMARY KEY, line TEXT NOT NULL) STRICT;

-- One process at a time answers for an account of a platform.
CREATE TABLE lease (
  account TEXT PRIMARY KEY,
  holder TEXT NOT NULL,       -- host and process, for people
  token TEXT NOT NULL,
  expires_at INTEGER NOT NULL -- ms
) STRICT;
