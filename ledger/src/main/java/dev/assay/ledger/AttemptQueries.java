package dev.assay.ledger;

import dev.assay.ledger.AttemptRecord.Evaluated;
import dev.assay.ledger.AttemptRecord.Submitted;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.LabEvent.AttemptEvaluated;
import dev.assay.protocol.LabEvent.SubmissionReceived;
import dev.assay.protocol.LabEventJson;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Reads attempts. What was submitted and how it ended come from the events themselves.
final class AttemptQueries {
  private static final String SELECT =
      """
      SELECT attempts.run, task, participant, sample, tries, started_at,
        submission_event, submitted.time AS submitted_at, submitted.payload AS submission,
        result_event, evaluated.time AS evaluated_at, evaluated.payload AS result
      FROM attempts
        LEFT JOIN events submitted ON submitted.sequence = submission_event
        LEFT JOIN events evaluated ON evaluated.sequence = result_event
      WHERE attempts.run = :run
      """;

  private static final String FILTER =
      """
        AND (:outcome = '' OR outcome = :outcome)
        AND (:participant = '' OR participant = :participant)
        AND (:task = '' OR task = :task)
        AND (:text = '' OR instr(lower(task), :text) OR instr(lower(participant), :text)
          OR instr(lower(json_extract(evaluated.payload, '$.result.reason')), :text))
      """;

  private AttemptQueries() {}

  static List<AttemptRecord> page(
      Handle handle, RunId run, AttemptFilter filter, int from, int limit) {
    String sql = SELECT + FILTER + "ORDER BY participant, task, sample LIMIT :limit OFFSET :from";
    return bound(handle.createQuery(sql), run, filter)
        .bind("limit", limit)
        .bind("from", from)
        .map(AttemptQueries::attempt)
        .list();
  }

  static int count(Handle handle, RunId run, AttemptFilter filter) {
    return bound(handle.createQuery("SELECT count(*) FROM (" + SELECT + FILTER + ")"), run, filter)
        .mapTo(Integer.class)
        .one();
  }

  static Map<Outcome, Integer> outcomes(Handle handle, RunId run) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    handle
        .createQuery(
            """
            SELECT outcome, count(*) FROM attempts
            WHERE run = :run AND outcome IS NOT NULL GROUP BY outcome
            """)
        .bind("run", run.value())
        .map((row, context) -> Map.entry(Outcome.valueOf(row.getString(1)), row.getInt(2)))
        .forEach(each -> counts.put(each.getKey(), each.getValue()));
    return counts;
  }

  private static Query bound(Query query, RunId run, AttemptFilter filter) {
    return query
        .bind("run", run.value())
        .bind("outcome", filter.outcome().map(Enum::name).orElse(""))
        .bind("participant", filter.participant())
        .bind("task", filter.task())
        .bind("text", filter.text().toLowerCase(Locale.ROOT));
  }

  static List<AttemptRecord> all(Handle handle, RunId run) {
    return handle
        .createQuery(SELECT + "ORDER BY participant, task, sample")
        .bind("run", run.value())
        .map(AttemptQueries::attempt)
        .list();
  }

  static Optional<AttemptRecord> one(Handle handle, RunId run, AttemptId attempt) {
    return handle
        .createQuery(
            SELECT + "AND participant = :participant AND task = :task AND sample = :sample")
        .bind("run", run.value())
        .bind("participant", attempt.participant())
        .bind("task", attempt.task())
        .bind("sample", attempt.sample())
        .map(AttemptQueries::attempt)
        .findOne();
  }

  private static AttemptRecord attempt(ResultSet row, StatementContext context)
      throws SQLException {
    return new AttemptRecord(
        new RunId(row.getString("run")),
        new AttemptId(row.getString("task"), row.getString("participant"), row.getInt("sample")),
        row.getInt("tries"),
        EventHash.instant(row.getLong("started_at")),
        submitted(row),
        evaluated(row));
  }

  private static Optional<Submitted> submitted(ResultSet row) throws SQLException {
    @Nullable String payload = row.getString("submission");
    if (payload == null) {
      return Optional.empty();
    }
    var event = (SubmissionReceived) LabEventJson.read("submission_received", payload);
    Instant time = EventHash.instant(row.getLong("submitted_at"));
    return Optional.of(
        new Submitted(
            row.getLong("submission_event"), time, event.tryNumber(), event.submission()));
  }

  private static Optional<Evaluated> evaluated(ResultSet row) throws SQLException {
    @Nullable String payload = row.getString("result");
    if (payload == null) {
      return Optional.empty();
    }
    var event = (AttemptEvaluated) LabEventJson.read("attempt_evaluated", payload);
    Instant time = EventHash.instant(row.getLong("evaluated_at"));
    return Optional.of(
        new Evaluated(row.getLong("result_event"), time, event.tryNumber(), event.result()));
  }
}
