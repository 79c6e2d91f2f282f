-- One process at a time answers for an account of a platform, and counts `beat` up while it does: whoever sees no beat for
-- long enough by its own clock takes the lease over. Nothing in here depends on the time of day.
DROP TABLE lease;
CREATE TABLE lease (
  account TEXT PRIMARY KEY,
  holder TEXT NOT NULL,       -- JSON: Holder
  token TEXT NOT NULL,        -- another one each time that it is taken
  beat BIGINT NOT NULL
);
