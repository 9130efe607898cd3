-- The same sums by run: which of a participant's runs was its best, without reading the attempts.
CREATE TABLE ${schema}.run_standings (
  run                TEXT    NOT NULL,
  participant        TEXT    NOT NULL,
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
  evaluations        INTEGER NOT NULL,
  evaluation_millis  INTEGER NOT NULL,
  PRIMARY KEY (run, participant)
) STRICT, WITHOUT ROWID;

-- A ledger of before has attempts already.
INSERT INTO ${schema}.run_standings
SELECT run, participant, count(*), sum(scored), sum(passed), sum(submission_event IS NOT NULL),
  sum(prompt_tokens), sum(completion_tokens), sum(reasoning_tokens), sum(cached_tokens),
  coalesce(sum(cost), 0), sum(cost IS NOT NULL), sum(participant_millis),
  sum(evaluation_millis > 0), sum(evaluation_millis)
FROM ${schema}.attempts WHERE result_event IS NOT NULL GROUP BY run, participant;
