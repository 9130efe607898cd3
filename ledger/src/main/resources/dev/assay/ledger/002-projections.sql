-- What the events say, for queries. Everything here can be made again from the events alone.
-- Times are nanoseconds since 1970, costs whole nano-dollars so that sums are exact in any order.
CREATE TABLE ${schema}.runs (
  plan_event        INTEGER PRIMARY KEY,  -- sequence of the run's run_planned
  run               TEXT    NOT NULL UNIQUE,
  benchmark         TEXT    NOT NULL,
  status            TEXT    NOT NULL,     -- RUNNING, STOPPED, COMPLETED
  stop_event        INTEGER,              -- sequence of the run_stopped that holds
  planned           INTEGER NOT NULL,
  started           INTEGER NOT NULL,
  finished          INTEGER NOT NULL,
  scored            INTEGER NOT NULL,
  passed            INTEGER NOT NULL,
  -- everything spent, repeated tries included
  prompt_tokens     INTEGER NOT NULL,
  completion_tokens INTEGER NOT NULL,
  reasoning_tokens  INTEGER NOT NULL,
  cached_tokens     INTEGER NOT NULL,
  cost              INTEGER NOT NULL,
  submissions       INTEGER NOT NULL,
  priced            INTEGER NOT NULL,     -- submissions whose cost is known
  started_at        INTEGER NOT NULL,
  updated_at        INTEGER NOT NULL,
  ended_at          INTEGER
) STRICT;

CREATE TABLE ${schema}.run_participants (
  run         TEXT    NOT NULL,
  position    INTEGER NOT NULL,
  participant TEXT    NOT NULL,
  PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

-- The latest state of every attempt that was started.
CREATE TABLE ${schema}.attempts (
  run                TEXT    NOT NULL,
  participant        TEXT    NOT NULL,
  task               TEXT    NOT NULL,
  sample             INTEGER NOT NULL,
  tries              INTEGER NOT NULL,
  started_at         INTEGER NOT NULL,    -- of the latest try
  submission_event   INTEGER,             -- sequence of the latest submission_received
  prompt_tokens      INTEGER NOT NULL,
  completion_tokens  INTEGER NOT NULL,
  reasoning_tokens   INTEGER NOT NULL,
  cached_tokens      INTEGER NOT NULL,
  cost               INTEGER,
  participant_millis INTEGER NOT NULL,
  result_event       INTEGER,             -- sequence of the latest attempt_evaluated
  outcome            TEXT,
  scored             INTEGER NOT NULL,    -- 0 or 1, and 0 without a result
  passed             INTEGER NOT NULL,
  evaluation_millis  INTEGER NOT NULL,
  PRIMARY KEY (run, participant, task, sample)
) STRICT, WITHOUT ROWID;

-- The sum over all attempts that have a result, over all runs.
CREATE TABLE ${schema}.standings (
  benchmark          TEXT    NOT NULL,
  participant        TEXT    NOT NULL,
  task               TEXT    NOT NULL,
  attempts           INTEGER NOT NULL,
  scored             INTEGER NOT NULL,
  passed             INTEGER NOT NULL,
  submissions        INTEGER NOT NULL,
  prompt_tokens      INTEGER NOT NULL,
  completion_tokens  INTEGER NOT NULL,
  reasoning_tokens   INTEGER NOT NULL,
  cached_tokens      INTEGER NOT NULL,
  cost               INTEGER NOT NULL,
  priced             INTEGER NOT NULL,
  participant_millis INTEGER NOT NULL,
  evaluations        INTEGER NOT NULL,    -- attempts whose evaluation ran
  evaluation_millis  INTEGER NOT NULL,
  PRIMARY KEY (benchmark, participant, task)
) STRICT, WITHOUT ROWID;
