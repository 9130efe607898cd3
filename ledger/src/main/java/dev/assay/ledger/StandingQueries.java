package dev.assay.ledger;

import dev.assay.ledger.ParticipantStanding.TaskCount;
import dev.assay.protocol.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/// Reads the leaderboard: over all runs from the standings, of one run from its attempts.
final class StandingQueries {
  private static final String ALL = "SELECT * FROM standings ORDER BY participant, benchmark, task";

  private static final String OF_BENCHMARK =
      "SELECT * FROM standings WHERE benchmark = :benchmark ORDER BY participant, task";

  private static final String OF_RUN =
      """
      SELECT (SELECT benchmark FROM runs WHERE run = :run) AS benchmark, participant, task,
        count(*) AS attempts, sum(scored) AS scored, sum(passed) AS passed,
        count(submission_event) AS submissions, sum(prompt_tokens) AS prompt_tokens,
        sum(completion_tokens) AS completion_tokens, sum(reasoning_tokens) AS reasoning_tokens,
        sum(cached_tokens) AS cached_tokens, sum(cost) AS cost, count(cost) AS priced,
        sum(participant_millis) AS participant_millis, sum(evaluation_millis > 0) AS evaluations,
        sum(evaluation_millis) AS evaluation_millis
      FROM attempts
      WHERE run = :run AND result_event IS NOT NULL
      GROUP BY participant, task
      ORDER BY participant, task
      """;

  private StandingQueries() {}

  static List<ParticipantStanding> all(Handle handle) {
    return standings(handle.createQuery(ALL));
  }

  static List<ParticipantStanding> ofBenchmark(Handle handle, String benchmark) {
    return standings(handle.createQuery(OF_BENCHMARK).bind("benchmark", benchmark));
  }

  static List<ParticipantStanding> ofRun(Handle handle, RunId run) {
    return standings(handle.createQuery(OF_RUN).bind("run", run.value()));
  }

  private static List<ParticipantStanding> standings(Query query) {
    Map<String, List<Row>> byParticipant = new LinkedHashMap<>();
    query
        .map(StandingQueries::row)
        .forEach(row ->
            byParticipant.computeIfAbsent(row.participant(), _ -> new ArrayList<>()).add(row));
    return byParticipant.entrySet().stream()
        .map(entry -> standing(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static ParticipantStanding standing(String participant, List<Row> rows) {
    Tally sum = rows.stream().map(Row::tally).reduce(Tally.NONE, Tally::plus);
    return new ParticipantStanding(
        participant,
        sum.attempts(),
        sum.scored(),
        sum.passed(),
        rows.stream().map(Row::count).toList(),
        sum.spending(),
        mean(sum.participantMillis(), sum.submissions()),
        mean(sum.evaluationMillis(), sum.evaluations()));
  }

  private static OptionalDouble mean(long sum, long count) {
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / count);
  }

  /// The sums of one participant's attempts at one task.
  private record Row(String benchmark, String participant, String task, Tally tally) {
    TaskCount count() {
      return new TaskCount(benchmark, task, tally.attempts(), tally.scored(), tally.passed());
    }
  }

  private static Row row(ResultSet row, StatementContext context) throws SQLException {
    return new Row(
        row.getString("benchmark"),
        row.getString("participant"),
        row.getString("task"),
        new Tally(
            row.getLong("attempts"),
            row.getLong("scored"),
            row.getLong("passed"),
            row.getLong("submissions"),
            row.getLong("prompt_tokens"),
            row.getLong("completion_tokens"),
            row.getLong("reasoning_tokens"),
            row.getLong("cached_tokens"),
            row.getLong("cost"),
            row.getLong("priced"),
            row.getLong("participant_millis"),
            row.getLong("evaluations"),
            row.getLong("evaluation_millis")));
  }
}
