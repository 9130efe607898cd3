package dev.assay.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/// Adds to the rows of `standings`.
final class StandingTable {
  private final Sql add;

  StandingTable(Connection connection, String schema) throws SQLException {
    add =
        new Sql(
            connection,
            """
            INSERT INTO %s.standings (benchmark, participant, task, attempts, scored, passed,
              submissions, prompt_tokens, completion_tokens, reasoning_tokens, cached_tokens, cost,
              priced, participant_millis, evaluations, evaluation_millis)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET
              attempts = attempts + excluded.attempts,
              scored = scored + excluded.scored,
              passed = passed + excluded.passed,
              submissions = submissions + excluded.submissions,
              prompt_tokens = prompt_tokens + excluded.prompt_tokens,
              completion_tokens = completion_tokens + excluded.completion_tokens,
              reasoning_tokens = reasoning_tokens + excluded.reasoning_tokens,
              cached_tokens = cached_tokens + excluded.cached_tokens,
              cost = cost + excluded.cost,
              priced = priced + excluded.priced,
              participant_millis = participant_millis + excluded.participant_millis,
              evaluations = evaluations + excluded.evaluations,
              evaluation_millis = evaluation_millis + excluded.evaluation_millis
            """
                .formatted(schema));
  }

  void add(String benchmark, String participant, String task, Tally gain) throws SQLException {
    add.update(
        benchmark,
        participant,
        task,
        gain.attempts(),
        gain.scored(),
        gain.passed(),
        gain.submissions(),
        gain.prompt(),
        gain.completion(),
        gain.reasoning(),
        gain.cached(),
        gain.cost(),
        gain.priced(),
        gain.participantMillis(),
        gain.evaluations(),
        gain.evaluationMillis());
  }
}
