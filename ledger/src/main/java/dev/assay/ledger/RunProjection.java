package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import dev.assay.protocol.RunPlan;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Keeps the rows of `runs` and `run_participants`.
final class RunProjection {
  private final Sql insert;
  private final Sql insertParticipant;
  private final Sql status;
  private final Sql count;

  RunProjection(Connection connection, String schema) throws SQLException {
    insert =
        new Sql(
            connection,
            """
            INSERT INTO %s.runs (plan_event, run, benchmark, status, planned, started, finished,
              scored, passed, prompt_tokens, completion_tokens, reasoning_tokens, cached_tokens,
              cost, submissions, priced, started_at, updated_at)
            VALUES (?, ?, ?, 'RUNNING', ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ?, ?)
            ON CONFLICT (run) DO NOTHING
            """
                .formatted(schema));
    insertParticipant =
        new Sql(
            connection,
            "INSERT INTO %s.run_participants (run, position, participant) VALUES (?, ?, ?)"
                .formatted(schema));
    status =
        new Sql(
            connection,
            """
            UPDATE %s.runs SET status = ?, stop_event = ?, ended_at = ?, updated_at = ?
            WHERE run = ?
            """
                .formatted(schema));
    count =
        new Sql(
            connection,
            """
            UPDATE %s.runs SET started = started + ?, finished = finished + ?, scored = scored + ?,
              passed = passed + ?, prompt_tokens = prompt_tokens + ?,
              completion_tokens = completion_tokens + ?, reasoning_tokens = reasoning_tokens + ?,
              cached_tokens = cached_tokens + ?, cost = cost + ?, submissions = submissions + ?,
              priced = priced + ?, updated_at = ?
            WHERE run = ?
            RETURNING benchmark
            """
                .formatted(schema));
  }

  void plan(long sequence, long time, String run, RunPlan plan) throws SQLException {
    long planned =
        (long) plan.tasks().size() * plan.participants().size() * plan.settings().samples();
    if (insert.update(sequence, run, plan.benchmark(), planned, time, time) == 0) {
      throw new LedgerException(
          Reason.REFUSED, "run " + run + " is planned already; a new run takes a new id");
    }
    for (int position = 0; position < plan.participants().size(); position++) {
      insertParticipant.update(run, position, plan.participants().get(position));
    }
  }

  void resume(long time, String run) throws SQLException {
    set(run, RunStatus.RUNNING, null, null, time);
  }

  void stop(long sequence, long time, String run) throws SQLException {
    set(run, RunStatus.STOPPED, sequence, time, time);
  }

  void complete(long time, String run) throws SQLException {
    set(run, RunStatus.COMPLETED, null, time, time);
  }

  private void set(
      String run, RunStatus to, @Nullable Long stopEvent, @Nullable Long endedAt, long time)
      throws SQLException {
    if (status.update(to.name(), stopEvent, endedAt, time, run) == 0) {
      throw unplanned(run);
    }
  }

  /// Adds to a run's counts, and tells the run's benchmark.
  String count(long time, String run, boolean started, Tally gain, Tally spent)
      throws SQLException {
    return count
        .first(
            row -> row.getString(1),
            started ? 1 : 0,
            gain.attempts(),
            gain.scored(),
            gain.passed(),
            spent.prompt(),
            spent.completion(),
            spent.reasoning(),
            spent.cached(),
            spent.cost(),
            spent.submissions(),
            spent.priced(),
            time,
            run)
        .orElseThrow(() -> unplanned(run));
  }

  private static LedgerException unplanned(String run) {
    return new LedgerException(
        Reason.REFUSED, "run " + run + " was never planned; its first event is run_planned");
  }
}
