-- What is followed stands in data/feeds.yaml; here is how far each feed is. Who pulls one holds the lease 'feed:URL'.
CREATE TABLE feed (
  url TEXT PRIMARY KEY,
  title TEXT,
  etag TEXT,                   -- of the document as last read, for conditional requests
  last_modified TEXT,
  moved_to TEXT,               -- where its address led, if that was elsewhere
  items INTEGER NOT NULL,      -- in the document as last read
  unlinked INTEGER NOT NULL,   -- of these without an address
  pulled_at INTEGER,           -- ms: the last try
  read_at INTEGER,             -- ms: the last answer that was a feed, or that it is unchanged
  new_at INTEGER,              -- ms: the last time it brought something new
  faults INTEGER NOT NULL,     -- pulls in a row that failed
  fault TEXT,                  -- of the last one, a sentence
  next_pull_at INTEGER         -- ms; null: suspended until somebody pulls it
) STRICT;

-- Under which keys the items of a feed have been seen: any of them tells an item again.
CREATE TABLE feed_item (
  feed TEXT NOT NULL,
  key TEXT NOT NULL,
  item TEXT NOT NULL,
  seen_at INTEGER NOT NULL,    -- ms
  PRIMARY KEY (feed, key)
) STRICT, WITHOUT ROWID;

-- What a feed brought and the library hasn't taken: it waits for its turn, or was given up.
CREATE TABLE feed_article (
  feed TEXT NOT NULL,
  item TEXT NOT NULL,
  url TEXT NOT NULL,
  title TEXT NOT NULL,
  position INTEGER NOT NULL,   -- in which order they are taken, the oldest first
  attempts INTEGER NOT NULL,
  not_before INTEGER,          -- ms; null: given up
  reason TEXT,                 -- why the last attempt failed, a sentence
  changed_at INTEGER NOT NULL, -- ms
  PRIMARY KEY (feed, item)
) STRICT, WITHOUT ROWID;
