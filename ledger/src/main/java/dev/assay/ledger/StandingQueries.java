package dev.assay.ledger;

import dev.assay.ledger.ParticipantStanding.TaskCount;
import dev.assay.protocol.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Reads the leaderboard: over all runs from the standings, of one run from its attempts.
final class StandingQueries {
  private static final String ALL = "SELECT * FROM standings";

  private static final String OF_BENCHMARK = "SELECT * FROM standings WHERE benchmark = :which";

  private static final String OF_RUN =
      """
      SELECT (SELECT benchmark FROM runs WHERE run = :which) AS benchmark, participant, task,
        1 AS attempts, scored, passed, submission_event IS NOT NULL AS submissions, prompt_tokens,
        completion_tokens, reasoning_tokens, cached_tokens, coalesce(cost, 0) AS cost,
        cost IS NOT NULL AS priced, participant_millis, evaluation_millis > 0 AS evaluations,
        evaluation_millis
      FROM attempts WHERE run = :which AND result_event IS NOT NULL
      """;

  private StandingQueries() {}

  static List<ParticipantStanding> all(Handle handle) {
    return standings(handle, ALL, Map.of());
  }

  static List<ParticipantStanding> ofBenchmark(Handle handle, String benchmark) {
    return standings(handle, OF_BENCHMARK, Map.of("which", benchmark));
  }

  static List<ParticipantStanding> ofRun(Handle handle, RunId run) {
    return standings(handle, OF_RUN, Map.of("which", run.value()));
  }

  private static List<ParticipantStanding> standings(
      Handle handle, String source, Map<String, String> which) {
    record Cell(String participant, TaskCount count) {}

    Map<String, List<TaskCount>> tasks =
        handle
            .createQuery(
                """
                SELECT participant, benchmark, task, sum(attempts), sum(scored), sum(passed)
                FROM (%s)
                GROUP BY participant, benchmark, task
                ORDER BY participant, benchmark, task
                """
                    .formatted(source))
            .bindMap(which)
            .map((row, context) -> new Cell(row.getString(1), count(row)))
            .collect(
                Collectors.groupingBy(
                    Cell::participant, Collectors.mapping(Cell::count, Collectors.toList())));
    return handle
        .createQuery(
            """
            SELECT participant, sum(attempts), sum(scored), sum(passed), sum(submissions),
              sum(prompt_tokens), sum(completion_tokens), sum(reasoning_tokens),
              sum(cached_tokens), sum(cost), sum(priced), sum(participant_millis),
              sum(evaluations), sum(evaluation_millis)
            FROM (%s)
            GROUP BY participant ORDER BY participant
            """
                .formatted(source))
        .bindMap(which)
        .map((row, context) ->
            standing(row.getString(1), tally(row), tasks.getOrDefault(row.getString(1), List.of())))
        .list();
  }

  private static TaskCount count(ResultSet row) throws SQLException {
    return new TaskCount(
        row.getString(2), row.getString(3), row.getLong(4), row.getLong(5), row.getLong(6));
  }

  private static Tally tally(ResultSet row) throws SQLException {
    return new Tally(
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13),
        row.getLong(14));
  }

  private static ParticipantStanding standing(
      String participant, Tally sum, List<TaskCount> tasks) {
    return new ParticipantStanding(
        participant,
        sum.attempts(),
        sum.scored(),
        sum.passed(),
        tasks,
        sum.spending(),
        mean(sum.participantMillis(), sum.submissions()),
        mean(sum.evaluationMillis(), sum.evaluations()));
  }

  static OptionalDouble mean(long sum, long count) {
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / count);
  }
}
