-- A participant's runs, the most accurate last: its best is one step in the index away.
CREATE INDEX ${schema}.run_standings_best
ON run_standings (participant, 1.0 * passed / scored, scored, run);
