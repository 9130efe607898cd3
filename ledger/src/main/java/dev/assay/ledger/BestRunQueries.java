package dev.assay.ledger;

import dev.assay.protocol.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Reads each participant's best run.
final class BestRunQueries {
  private static final String SELECT =
      """
      SELECT * FROM (
        SELECT run_standings.*, row_number() OVER (
          PARTITION BY participant
          ORDER BY 1.0 * run_standings.passed / run_standings.scored DESC,
            run_standings.scored DESC, plan_event DESC) AS place
        FROM run_standings JOIN runs USING (run)
        WHERE run_standings.scored > 0 AND (:benchmark = '' OR benchmark = :benchmark))
      WHERE place = 1 ORDER BY participant
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
