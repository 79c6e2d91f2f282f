-- The text of an article as it was read: what offsets count in. Kept for receipts, never shown whole.
CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE, -- of the text in UTF-8
  text TEXT NOT NULL,
  facts TEXT NOT NULL,         -- JSON: ArticleFacts
  read_at TEXT NOT NULL        -- ISO instant
) STRICT;

-- The addresses an article was met under, in the form in which the same link is the same text.
CREATE TABLE article_address (
  address TEXT PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX article_address_article ON article_address (article);

-- Texts that are nearly the same share bands of their shingles' least hashes.
CREATE TABLE article_band (
  band INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_band_article ON article_band (article);

ALTER TABLE brief ADD COLUMN also TEXT NOT NULL DEFAULT '[]';        -- JSON: AlsoReported[]
ALTER TABLE brief ADD COLUMN corrections TEXT NOT NULL DEFAULT '[]'; -- JSON: Correction[]
ALTER TABLE brief ADD COLUMN retracted TEXT;                         -- JSON: Correction; its state is withdrawn
ALTER TABLE brief ADD COLUMN article INTEGER REFERENCES article;     -- where its text is in the store
ALTER TABLE brief ADD COLUMN address TEXT;                           -- of its source, as in article_address
ALTER TABLE brief ADD COLUMN sha256 TEXT;                            -- of its article's text
CREATE INDEX brief_article ON brief (article) WHERE article IS NOT NULL;
CREATE INDEX brief_address ON brief (address) WHERE address IS NOT NULL;
CREATE INDEX brief_sha256 ON brief (sha256) WHERE sha256 IS NOT NULL;

-- A briefing that nobody has looked at yet. It gets its place in the library when it is published.
CREATE TABLE draft (
  id TEXT PRIMARY KEY,         -- four characters
  slug TEXT NOT NULL,
  brief TEXT NOT NULL,         -- JSON: Brief
  article INTEGER NOT NULL REFERENCES article,
  state TEXT NOT NULL CHECK (state IN ('open', 'published', 'discarded')),
  origin TEXT NOT NULL,        -- JSON: who brought it
  review TEXT NOT NULL,        -- JSON: what whoever looks at it is told
  created_at TEXT NOT NULL,    -- ISO instant
  changed_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX draft_slug ON draft (slug) WHERE state = 'open';
CREATE INDEX draft_article ON draft (article);
CREATE INDEX draft_open ON draft (created_at) WHERE state = 'open';

-- Other forms of a speaker's name that corrections have taught.
CREATE TABLE alias (
  key TEXT PRIMARY KEY,        -- folded
  alias TEXT NOT NULL,
  speaker TEXT NOT NULL        -- the name they stand for
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_speaker ON alias (speaker);
