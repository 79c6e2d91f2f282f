CREATE TABLE subscription (
  id TEXT PRIMARY KEY,        -- four characters
  platform TEXT NOT NULL,
  community TEXT,
  channel TEXT NOT NULL,
  rule TEXT NOT NULL,         -- JSON: time and days, or cron
  zone TEXT NOT NULL,         -- IANA
  topics TEXT NOT NULL,       -- JSON: string[]; empty is all
  mark INTEGER NOT NULL,      -- the highest seq already delivered
  missed TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'disabled')),
  reason TEXT,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL, -- ms
  next_run_at INTEGER          -- ms
) STRICT;
CREATE INDEX subscription_due ON subscription (next_run_at) WHERE state = 'active';

CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  subscription TEXT NOT NULL REFERENCES subscription,
  due_at INTEGER NOT NULL,    -- ms
  from_seq INTEGER NOT NULL,  -- exclusive
  through_seq INTEGER NOT NULL,
  reason TEXT,
  UNIQUE (subscription, due_at)
) STRICT;

-- A part is frozen before the first of its delivery is sent; its key finds the message again on the platform.
CREATE TABLE part (
  delivery INTEGER NOT NULL REFERENCES delivery,
  position INTEGER NOT NULL,
  key TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,         -- JSON
  state TEXT NOT NULL
    CHECK (state IN ('planned', 'claimed', 'sending', 'sent', 'retry', 'unknown', 'failed', 'parked', 'skipped')),
  attempts INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER,         -- ms
  leased_until INTEGER,       -- ms
  message TEXT,
  link TEXT,
  reason TEXT,
  PRIMARY KEY (delivery, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_open ON part (not_before) WHERE state IN ('planned', 'claimed', 'sending', 'retry', 'unknown');
