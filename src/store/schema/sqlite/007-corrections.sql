-- What was put right in a published briefing, or why one was taken back, in the order in which channels are told. `seq` is
-- the briefing's.
CREATE TABLE correction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('correction', 'retraction')),
  note TEXT NOT NULL,
  at TEXT NOT NULL,            -- ISO instant
  told_by TEXT NOT NULL
) STRICT;
CREATE INDEX correction_seq ON correction (seq);

-- Up to which correction a channel was told, and which a delivery tells.
ALTER TABLE subscription ADD COLUMN corrections_mark INTEGER NOT NULL DEFAULT 0;
ALTER TABLE delivery ADD COLUMN from_correction INTEGER NOT NULL DEFAULT 0; -- exclusive
ALTER TABLE delivery ADD COLUMN through_correction INTEGER NOT NULL DEFAULT 0;

-- JSON: Frame; what its message was composed of beside the briefings, so that it can be composed again.
ALTER TABLE delivery ADD COLUMN frame TEXT;
CREATE INDEX delivery_unframed ON delivery (from_seq) WHERE frozen = 1 AND frame IS NULL;

-- The briefings (by their seq) that a delivery's message shows, in their order.
CREATE TABLE shown (
  delivery INTEGER NOT NULL REFERENCES delivery ON DELETE CASCADE,
  place INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (delivery, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX shown_seq ON shown (seq, delivery);

-- A message that was delivered and is to show the library as it stands: one row however often that changes before it does.
CREATE TABLE edit (
  delivery INTEGER NOT NULL,
  position INTEGER NOT NULL,
  platform TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('wanted', 'done', 'failed')),
  correction INTEGER NOT NULL, -- the newest that it is to tell
  attempts INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER,          -- ms
  reason TEXT,
  PRIMARY KEY (delivery, position),
  FOREIGN KEY (delivery, position) REFERENCES part (delivery, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX edit_wanted ON edit (platform, correction, delivery, position) WHERE state = 'wanted';
