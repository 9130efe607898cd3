package dev.assay.ledger;

import dev.assay.protocol.LabEvent.RunPlanned;
import dev.assay.protocol.LabEvent.RunStopped;
import dev.assay.protocol.LabEventJson;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.TokenUsage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads runs.
final class RunQueries {
  private static final String SELECT =
      """
      SELECT runs.*, stop.payload AS stop
      FROM runs LEFT JOIN events stop ON stop.sequence = runs.stop_event
      """;

  private RunQueries() {}

  private static final String FILTER =
      """
      WHERE (:before = '' OR plan_event < (SELECT plan_event FROM runs WHERE run = :before))
        AND (:status = '' OR status = :status)
        AND (:benchmark = '' OR benchmark = :benchmark)
        AND (:participant = '' OR EXISTS (
          SELECT 1 FROM run_participants
          WHERE run_participants.run = runs.run AND participant = :participant))
        AND (:task = '' OR EXISTS (
          SELECT 1 FROM run_participants JOIN attempts USING (run, participant)
          WHERE run_participants.run = runs.run AND task = :task
            AND (:participant = '' OR participant = :participant)))
        AND (:text = '' OR instr(lower(runs.run), :text) OR instr(lower(benchmark), :text)
          OR EXISTS (
            SELECT 1 FROM run_participants
            WHERE run_participants.run = runs.run AND instr(lower(participant), :text)))
      """;

  static List<RunRecord> latest(Handle handle, RunFilter filter, int limit) {
    return handle
        .createQuery(SELECT + FILTER + "ORDER BY plan_event DESC LIMIT :limit")
        .bind("before", filter.before().map(RunId::value).orElse(""))
        .bind("status", filter.status().map(Enum::name).orElse(""))
        .bind("benchmark", filter.benchmark())
        .bind("participant", filter.participant())
        .bind("task", filter.task())
        .bind("text", filter.text().toLowerCase(Locale.ROOT))
        .bind("limit", limit)
        .map((row, context) -> summary(handle, row))
        .list();
  }

  static Optional<RunRecord> one(Handle handle, RunId run) {
    return handle
        .createQuery(SELECT + "WHERE runs.run = :run")
        .bind("run", run.value())
        .map((row, context) -> summary(handle, row))
        .findOne();
  }

  static Optional<RunPlan> plan(Handle handle, RunId run) {
    return handle
        .createQuery(
            "SELECT payload FROM runs JOIN events ON sequence = plan_event WHERE runs.run = :run")
        .bind("run", run.value())
        .mapTo(String.class)
        .findOne()
        .map(payload -> ((RunPlanned) LabEventJson.read("run_planned", payload)).plan());
  }

  private static RunRecord summary(Handle handle, ResultSet row) throws SQLException {
    String run = row.getString("run");
    return new RunRecord(
        new RunId(run),
        row.getString("benchmark"),
        participants(handle, run),
        RunStatus.valueOf(row.getString("status")),
        stop(row.getString("stop")),
        row.getInt("planned"),
        row.getInt("started"),
        row.getInt("finished"),
        row.getInt("scored"),
        row.getInt("passed"),
        spending(row),
        EventHash.instant(row.getLong("started_at")),
        EventHash.instant(row.getLong("updated_at")),
        endedAt(row));
  }

  private static Optional<Instant> endedAt(ResultSet row) throws SQLException {
    long nanos = row.getLong("ended_at");
    return row.wasNull() ? Optional.empty() : Optional.of(EventHash.instant(nanos));
  }

  /// Of any row that has these sums.
  static Spending spending(ResultSet row) throws SQLException {
    TokenUsage usage =
        new TokenUsage(
            row.getLong("prompt_tokens"),
            row.getLong("completion_tokens"),
            row.getLong("reasoning_tokens"),
            row.getLong("cached_tokens"));
    return new Spending(
        usage,
        Tally.dollars(row.getLong("cost")),
        row.getLong("submissions"),
        row.getLong("priced"));
  }

  private static List<String> participants(Handle handle, String run) {
    return handle
        .createQuery("SELECT participant FROM run_participants WHERE run = :run ORDER BY position")
        .bind("run", run)
        .mapTo(String.class)
        .list();
  }

  private static Optional<RunStopped> stop(@Nullable String payload) {
    return Optional.ofNullable(payload)
        .map(text -> (RunStopped) LabEventJson.read("run_stopped", text));
  }
}
