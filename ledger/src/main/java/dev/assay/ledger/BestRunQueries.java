package dev.assay.ledger;

import dev.assay.protocol.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Reads each participant's best run.
final class BestRunQueries {
  // The order is that of the index, so that each participant's first fitting row is all that is
  // read.
  private static final String SELECT =
      """
      SELECT best.* FROM (
          SELECT DISTINCT participant FROM standings
          WHERE :benchmark = '' OR benchmark = :benchmark) AS participants
        JOIN run_standings AS best
          ON best.participant = participants.participant AND best.run = (
            SELECT run FROM run_standings AS each
            WHERE each.participant = participants.participant AND scored > 0
              AND (:benchmark = ''
                OR (SELECT benchmark FROM runs WHERE runs.run = each.run) = :benchmark)
            ORDER BY 1.0 * passed / scored DESC, scored DESC, run DESC LIMIT 1)
      ORDER BY best.participant
      """;

  private BestRunQueries() {}

  /// @param benchmark of which, or empty for any
  static List<BestRun> of(Handle handle, String benchmark) {
    return handle
        .createQuery(SELECT)
        .bind("benchmark", benchmark)
        .map((row, context) -> bestRun(row))
        .list();
  }

  private static BestRun bestRun(ResultSet row) throws SQLException {
    return new BestRun(
        row.getString("participant"),
        new RunId(row.getString("run")),
        row.getLong("scored"),
        row.getLong("passed"),
        RunQueries.spending(row),
        StandingQueries.mean(row.getLong("participant_millis"), row.getLong("submissions")),
        StandingQueries.mean(row.getLong("evaluation_millis"), row.getLong("evaluations")));
  }
}
