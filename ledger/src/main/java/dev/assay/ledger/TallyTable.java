package dev.assay.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Adds tallies to the rows of a table whose key is text: `standings`, `run_standings`.
final class TallyTable {
  private static final List<String> COUNTS =
      List.of(
          "attempts",
          "scored",
          "passed",
          "submissions",
          "prompt_tokens",
          "completion_tokens",
          "reasoning_tokens",
          "cached_tokens",
          "cost",
          "priced",
          "participant_millis",
          "evaluations",
          "evaluation_millis");

  private final Sql add;

  /// @param keys the columns of the table's key
  TallyTable(Connection connection, String table, List<String> keys) throws SQLException {
    List<String> columns = Stream.concat(keys.stream(), COUNTS.stream()).toList();
    List<String> sums =
        COUNTS.stream().map(count -> "%1$s = %1$s + excluded.%1$s".formatted(count)).toList();
    add =
        new Sql(
            connection,
            "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT DO UPDATE SET %s"
                .formatted(
                    table,
                    String.join(", ", columns),
                    String.join(", ", columns.stream().map(_ -> "?").toList()),
                    String.join(", ", sums)));
  }

  void add(List<String> key, Tally gain) throws SQLException {
    List<Object> values = new ArrayList<>(key);
    values.addAll(
        List.of(
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
            gain.evaluationMillis()));
    add.update(values.toArray());
  }
}
