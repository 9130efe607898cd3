-- What happened, in order. Rows are only ever added, and only at the end.
CREATE TABLE events (
  sequence      INTEGER PRIMARY KEY,      -- 1, 2, 3, ... without a gap
  stream        TEXT    NOT NULL,         -- the family of events, 'lab'
  type          TEXT    NOT NULL,         -- 'attempt_started'
  time          INTEGER NOT NULL,         -- nanoseconds since 1970-01-01T00:00:00Z
  run           TEXT    NOT NULL,         -- '' where the event belongs to no run
  payload       TEXT    NOT NULL,         -- canonical JSON
  previous_hash BLOB    NOT NULL CHECK (length(previous_hash) = 32),
  hash          BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX events_by_run ON events (run);

-- This also refuses INSERT OR REPLACE, which would otherwise delete without a DELETE.
CREATE TRIGGER events_only_at_the_end BEFORE INSERT ON events
WHEN NEW.sequence IS NOT
  1 + coalesce((SELECT sequence FROM events ORDER BY sequence DESC LIMIT 1), 0)
BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only: an event goes to the end');
END;

CREATE TRIGGER events_linked BEFORE INSERT ON events
WHEN NEW.previous_hash IS NOT
  coalesce((SELECT hash FROM events ORDER BY sequence DESC LIMIT 1), zeroblob(32))
BEGIN
  SELECT RAISE(ABORT, 'the ledger is a chain: an event names the hash of the one before it');
END;

CREATE TRIGGER events_never_updated BEFORE UPDATE ON events
BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only: an event is never changed');
END;

CREATE TRIGGER events_never_deleted BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only: an event is never deleted');
END;
