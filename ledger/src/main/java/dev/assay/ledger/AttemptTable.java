package dev.assay.ledger;

import dev.assay.ledger.AttemptState.Evaluated;
import dev.assay.ledger.AttemptState.Submitted;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.TokenUsage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads and writes the rows of `attempts`.
final class AttemptTable {
  private final Sql find;
  private final Sql put;

  AttemptTable(Connection connection, String schema) throws SQLException {
    find =
        new Sql(
            connection,
            """
            SELECT tries, started_at, submission_event, prompt_tokens, completion_tokens,
              reasoning_tokens, cached_tokens, cost, participant_millis, result_event, outcome,
              evaluation_millis
            FROM %s.attempts WHERE run = ? AND participant = ? AND task = ? AND sample = ?
            """
                .formatted(schema));
    put =
        new Sql(
            connection,
            """
            INSERT OR REPLACE INTO %s.attempts (run, participant, task, sample, tries, started_at,
              submission_event, prompt_tokens, completion_tokens, reasoning_tokens, cached_tokens,
              cost, participant_millis, result_event, outcome, scored, passed, evaluation_millis)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
                .formatted(schema));
  }

  Optional<AttemptState> find(String run, AttemptId attempt) throws SQLException {
    return find.first(
        AttemptTable::state, run, attempt.participant(), attempt.task(), attempt.sample());
  }

  void put(String run, AttemptId attempt, AttemptState state) throws SQLException {
    Tally submitted = state.submission().map(Submitted::tally).orElse(Tally.NONE);
    Tally evaluated = state.result().map(Evaluated::tally).orElse(Tally.NONE);
    put.update(
        run,
        attempt.participant(),
        attempt.task(),
        attempt.sample(),
        state.tries(),
        state.startedAt(),
        state.submission().map(Submitted::event),
        submitted.prompt(),
        submitted.completion(),
        submitted.reasoning(),
        submitted.cached(),
        state.submission().map(Submitted::cost),
        submitted.participantMillis(),
        state.result().map(Evaluated::event),
        state.result().map(end -> end.outcome().name()),
        evaluated.scored(),
        evaluated.passed(),
        evaluated.evaluationMillis());
  }

  private static AttemptState state(ResultSet row) throws SQLException {
    return new AttemptState(row.getInt(1), row.getLong(2), submitted(row), evaluated(row));
  }

  private static Optional<Submitted> submitted(ResultSet row) throws SQLException {
    OptionalLong event = Sql.optionalLong(row, 3);
    if (event.isEmpty()) {
      return Optional.empty();
    }
    TokenUsage usage =
        new TokenUsage(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7));
    return Optional.of(
        new Submitted(event.getAsLong(), usage, Sql.optionalLong(row, 8), row.getLong(9)));
  }

  private static Optional<Evaluated> evaluated(ResultSet row) throws SQLException {
    @Nullable String outcome = row.getString(11);
    return outcome == null
        ? Optional.empty()
        : Optional.of(new Evaluated(row.getLong(10), Outcome.valueOf(outcome), row.getLong(12)));
  }
}
