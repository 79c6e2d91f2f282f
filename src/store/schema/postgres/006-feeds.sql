-- What is followed stands in data/feeds.yaml; here is how far each feed is. Who pulls one holds the lease 'feed:URL'.
CREATE TABLE feed (
  url TEXT COLLATE "C" PRIMARY KEY,
  title TEXT,
  etag TEXT,                   -- of the document as last read, for conditional requests
  last_modified TEXT,
  moved_to TEXT,               -- where its address led, if that was elsewhere
  items INTEGER NOT NULL,      -- in the document as last read
  unlinked INTEGER NOT NULL,   -- of these without an address
  pulled_at BIGINT,           -- ms: the last try
  read_at BIGINT,             -- ms: the last answer that was a feed, or that it is unchanged
  new_at BIGINT,              -- ms: the last time it brought something new
  faults INTEGER NOT NULL,     -- pulls in a row that failed
  fault TEXT,                  -- of the last one, a sentence
  next_pull_at BIGINT         -- ms; null: suspended until somebody pulls it
);

-- Under which keys the items of a feed have been seen: any of them tells an item again.
CREATE TABLE feed_item (
  feed TEXT COLLATE "C" NOT NULL,
  key TEXT COLLATE "C" NOT NULL,
  item TEXT COLLATE "C" NOT NULL,
  seen_at BIGINT NOT NULL,    -- ms
  PRIMARY KEY (feed, key)
);

-- What a feed brought and the library hasn't taken: it waits for its turn, or was given up.
CREATE TABLE feed_article (
  feed TEXT COLLATE "C" NOT NULL,
  item TEXT COLLATE "C" NOT NULL,
  url TEXT COLLATE "C" NOT NULL,
  title TEXT NOT NULL,
  position INTEGER NOT NULL,   -- in which order they are taken, the oldest first
  attempts INTEGER NOT NULL,
  not_before BIGINT,          -- ms; null: given up
  reason TEXT,                 -- why the last attempt failed, a sentence
  changed_at BIGINT NOT NULL, -- ms
  PRIMARY KEY (feed, item)
);
