package dev.assay.ledger;

import dev.assay.protocol.RunPlan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// Reads and writes the rows of `runs`, and writes those of `run_participants`.
final class RunTable {
  private final Sql find;
  private final Sql insert;
  private final Sql update;
  private final Sql insertParticipant;

  RunTable(Connection connection, String schema) throws SQLException {
    find =
        new Sql(
            connection,
            """
            SELECT plan_event, benchmark, status, stop_event, planned, started, finished, scored,
              passed, prompt_tokens, completion_tokens, reasoning_tokens, cached_tokens, cost,
              submissions, priced, started_at, updated_at, ended_at
            FROM %s.runs WHERE run = ?
            """
                .formatted(schema));
    insert =
        new Sql(
            connection,
            """
            INSERT INTO %s.runs (plan_event, run, benchmark, status, planned, started, finished,
              scored, passed, prompt_tokens, completion_tokens, reasoning_tokens, cached_tokens,
              cost, submissions, priced, started_at, updated_at)
            VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ?, ?)
            """
                .formatted(schema));
    update =
        new Sql(
            connection,
            """
            UPDATE %s.runs SET status = ?, stop_event = ?, started = ?, finished = ?, scored = ?,
              passed = ?, prompt_tokens = ?, completion_tokens = ?, reasoning_tokens = ?,
              cached_tokens = ?, cost = ?, submissions = ?, priced = ?, updated_at = ?, ended_at = ?
            WHERE plan_event = ?
            """
                .formatted(schema));
    insertParticipant =
        new Sql(
            connection,
            "INSERT INTO %s.run_participants (run, position, participant) VALUES (?, ?, ?)"
                .formatted(schema));
  }

  Optional<RunState> find(String run) throws SQLException {
    return find.first(RunTable::state, run);
  }

  private static RunState state(ResultSet row) throws SQLException {
    return new RunState(
        row.getLong(1),
        row.getString(2),
        RunStatus.valueOf(row.getString(3)),
        Sql.optionalLong(row, 4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        Tally.ofSpending(
            row.getLong(10),
            row.getLong(11),
            row.getLong(12),
            row.getLong(13),
            row.getLong(14),
            row.getLong(15),
            row.getLong(16)),
        row.getLong(17),
        row.getLong(18),
        Sql.optionalLong(row, 19));
  }

  void insert(String run, RunState state, RunPlan plan) throws SQLException {
    insert.update(
        state.planEvent(),
        run,
        state.benchmark(),
        state.status().name(),
        state.planned(),
        state.startedAt(),
        state.updatedAt());
    for (int position = 0; position < plan.participants().size(); position++) {
      insertParticipant.update(run, position, plan.participants().get(position));
    }
  }

  void update(RunState state) throws SQLException {
    Tally spent = state.spent();
    update.update(
        state.status().name(),
        state.stopEvent(),
        state.started(),
        state.finished(),
        state.scored(),
        state.passed(),
        spent.prompt(),
        spent.completion(),
        spent.reasoning(),
        spent.cached(),
        spent.cost(),
        spent.submissions(),
        spent.priced(),
        state.updatedAt(),
        state.endedAt(),
        state.planEvent());
  }
}
