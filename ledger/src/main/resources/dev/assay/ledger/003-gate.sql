-- Where the gate's events of one benchmark, or of one commit of it, are among millions.
CREATE TABLE ${schema}.gate_events (
  type      TEXT    NOT NULL,
  project   TEXT    NOT NULL,  -- of the payload; '' where it has none, as in the next two
  benchmark TEXT    NOT NULL,
  revision  TEXT    NOT NULL,  -- the payload's 'commit'
  sequence  INTEGER NOT NULL,
  PRIMARY KEY (type, project, benchmark, revision, sequence)
) STRICT, WITHOUT ROWID;
