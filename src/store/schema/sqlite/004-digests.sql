-- The tables of 002 were laid out before anything used them: nothing has ever been written to them.
DROP TABLE part;
DROP TABLE delivery;
DROP TABLE subscription;

CREATE TABLE subscription (
  id TEXT PRIMARY KEY,         -- four characters
  platform TEXT NOT NULL,
  community TEXT,
  channel TEXT NOT NULL,
  channel_name TEXT,
  rule TEXT NOT NULL,          -- JSON: time and days, or cron
  zone TEXT NOT NULL,          -- IANA
  topics TEXT NOT NULL,        -- JSON: string[], sorted; empty is all
  mark INTEGER NOT NULL,       -- the highest seq already delivered
  grace INTEGER NOT NULL,      -- how late a missed run may be, ms; 0: not at all
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'disabled', 'ended')),
  reason TEXT,
  unfinished INTEGER,          -- the delivery that ended before all of its parts were sent
  faults INTEGER NOT NULL DEFAULT 0, -- occurrences in a row that its channel refused
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL, -- ms
  next_run_at INTEGER          -- ms
) STRICT;
CREATE INDEX subscription_due ON subscription (platform, next_run_at) WHERE state = 'active';
CREATE UNIQUE INDEX subscription_once ON subscription (platform, channel, rule, zone, topics) WHERE state <> 'ended';

-- Ids are never given twice: keys of messages derive from them.
CREATE TABLE delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  subscription TEXT NOT NULL REFERENCES subscription,
  platform TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('scheduled', 'now')),
  due_at INTEGER NOT NULL,     -- ms
  missed_from INTEGER,         -- the first of several due times that were missed, ms
  deadline INTEGER NOT NULL,   -- after it no attempt is begun, ms
  resumes INTEGER,             -- the delivery whose parts that were not sent it takes over
  from_seq INTEGER NOT NULL,   -- exclusive
  through_seq INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'sent', 'skipped', 'failed', 'parked')),
  frozen INTEGER NOT NULL DEFAULT 0, -- its parts are laid down
  reason TEXT,
  settled_at INTEGER,          -- ms
  UNIQUE (subscription, due_at)
) STRICT;
CREATE UNIQUE INDEX delivery_open ON delivery (subscription) WHERE state = 'open'; -- one at a time
CREATE INDEX delivery_unfrozen ON delivery (platform, due_at, id) WHERE state = 'open' AND frozen = 0;
CREATE INDEX delivery_recent ON delivery (due_at);

-- A part is frozen before the first of its delivery is sent; its key finds the message again on the platform.
CREATE TABLE part (
  delivery INTEGER NOT NULL REFERENCES delivery ON DELETE CASCADE,
  position INTEGER NOT NULL,
  key TEXT NOT NULL UNIQUE,
  platform TEXT NOT NULL,      -- of its subscription, and when it is due: who sends looks here only
  due_at INTEGER NOT NULL,     -- ms
  body TEXT NOT NULL,          -- JSON; empty once it is sent
  state TEXT NOT NULL
    CHECK (state IN ('planned', 'claimed', 'sending', 'sent', 'retry', 'unknown', 'failed', 'parked', 'skipped')),
  attempts INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER,          -- ms
  claimed_by TEXT,             -- the process and its lease
  doubt_since INTEGER,         -- the first request of which nobody knows yet whether it arrived, ms
  sent_at INTEGER,             -- ms
  message TEXT,
  link TEXT,
  reason TEXT,
  PRIMARY KEY (delivery, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_ready ON part (platform, due_at, delivery, position) WHERE state IN ('planned', 'retry');
CREATE INDEX part_held ON part (platform) WHERE state IN ('claimed', 'sending', 'unknown');
