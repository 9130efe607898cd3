package dev.assay.ledger;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/// Reads events.
final class EventQueries {
  private static final String SELECT =
      "SELECT sequence, stream, type, time, run, payload, previous_hash, hash FROM events ";

  private EventQueries() {}

  static List<RecordedEvent> page(Handle handle, long from, int limit) {
    return handle
        .createQuery(SELECT + "WHERE sequence >= :from ORDER BY sequence LIMIT :limit")
        .bind("from", from)
        .bind("limit", limit)
        .map(EventQueries::event)
        .list();
  }

  static List<RecordedEvent> pageOfRun(Handle handle, RunId run, long from, int limit) {
    return handle
        .createQuery(
            SELECT + "WHERE run = :run AND sequence >= :from ORDER BY sequence LIMIT :limit")
        .bind("run", run.value())
        .bind("from", from)
        .bind("limit", limit)
        .map(EventQueries::event)
        .list();
  }

  /// Events of one attempt, in whichever stream: their payload names it.
  static List<RecordedEvent> pageOfAttempt(
      Handle handle, RunId run, AttemptId attempt, long from, int limit) {
    return handle
        .createQuery(
            SELECT
                + """
                WHERE run = :run AND sequence >= :from
                  AND json_extract(payload, '$.attempt.task') = :task
                  AND json_extract(payload, '$.attempt.participant') = :participant
                  AND json_extract(payload, '$.attempt.sample') = :sample
                ORDER BY sequence LIMIT :limit
                """)
        .bind("run", run.value())
        .bind("from", from)
        .bind("task", attempt.task())
        .bind("participant", attempt.participant())
        .bind("sample", attempt.sample())
        .bind("limit", limit)
        .map(EventQueries::event)
        .list();
  }

  /// The latest first.
  static List<RecordedEvent> latestOfGate(Handle handle, GateSelection selection, int limit) {
    StringBuilder where = new StringBuilder("WHERE type = :type AND sequence > :after");
    for (int i = 0; i < selection.values().size(); i++) {
      where.append(" AND %s = :value%d".formatted(GateSelection.COLUMNS.get(i), i));
    }
    Query query =
        handle
            .createQuery(
                SELECT
                    + "WHERE sequence IN (SELECT sequence FROM gate_events "
                    + where
                    + " ORDER BY sequence DESC LIMIT :limit) ORDER BY sequence DESC")
            .bind("type", selection.type())
            .bind("after", selection.after())
            .bind("limit", limit);
    for (int i = 0; i < selection.values().size(); i++) {
      query.bind("value" + i, selection.values().get(i));
    }
    return query.map(EventQueries::event).list();
  }

  static Optional<RecordedEvent> one(Handle handle, long sequence) {
    return handle
        .createQuery(SELECT + "WHERE sequence = :sequence")
        .bind("sequence", sequence)
        .map(EventQueries::event)
        .findOne();
  }

  static Optional<RecordedEvent> head(Handle handle) {
    return handle
        .createQuery(SELECT + "ORDER BY sequence DESC LIMIT 1")
        .map(EventQueries::event)
        .findOne();
  }

  private static RecordedEvent event(ResultSet row, StatementContext context) throws SQLException {
    String run = row.getString("run");
    return new RecordedEvent(
        row.getLong("sequence"),
        row.getString("stream"),
        row.getString("type"),
        EventHash.instant(row.getLong("time")),
        run.isEmpty() ? Optional.empty() : Optional.of(new RunId(run)),
        row.getString("payload"),
        EventHash.hex(row.getBytes("previous_hash")),
        EventHash.hex(row.getBytes("hash")));
  }
}
