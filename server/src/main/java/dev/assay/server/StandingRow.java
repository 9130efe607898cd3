package dev.assay.server;

import dev.assay.lab.Standing;
import dev.assay.ledger.BestRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// A row of a leaderboard. Its place comes from its tier and accuracy, never from its best run.
///
/// @param tier counts from one; rows that the data cannot tell apart share one
/// @param pAgainstLeader the adjusted p-value of no difference from the best row
/// @param bestRun the run in which its accuracy was highest
record StandingRow(
    String model,
    OptionalInt tier,
    int tasks,
    long attempts,
    long scored,
    long passed,
    Optional<EstimateRow> accuracy,
    SortedMap<Integer, EstimateRow> passAtK,
    SortedMap<Integer, Double> passHatK,
    UsageRow usage,
    OptionalDouble costUsd,
    OptionalDouble meanSubmissionMillis,
    OptionalDouble meanEvaluationMillis,
    OptionalDouble pAgainstLeader,
    Optional<BestRunRow> bestRun) {

  /// What [#cells] are.
  static final List<String> COLUMNS =
      List.of(
          "model",
          "tier",
          "tasks",
          "attempts",
          "scored",
          "passed",
          "accuracy",
          "accuracy_low",
          "accuracy_high",
          "cost_usd",
          "prompt_tokens",
          "completion_tokens",
          "mean_submission_millis",
          "mean_evaluation_millis",
          "p_against_leader",
          "best_run");

  /// The row for a table; what is absent is empty.
  List<Object> cells() {
    return List.of(
        model,
        tier.isPresent() ? tier.getAsInt() : "",
        tasks,
        attempts,
        scored,
        passed,
        accuracy.<Object>map(EstimateRow::value).orElse(""),
        accuracy.<Object>map(EstimateRow::low).orElse(""),
        accuracy.<Object>map(EstimateRow::high).orElse(""),
        cell(costUsd),
        usage.promptTokens(),
        usage.completionTokens(),
        cell(meanSubmissionMillis),
        cell(meanEvaluationMillis),
        cell(pAgainstLeader),
        bestRun.map(BestRunRow::runId).orElse(""));
  }

  private static Object cell(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : "";
  }

  /// A participant's best run.
  record BestRunRow(
      String runId,
      long scored,
      long passed,
      OptionalDouble costUsd,
      OptionalDouble meanSubmissionMillis,
      OptionalDouble meanEvaluationMillis) {
    static BestRunRow of(BestRun run) {
      return new BestRunRow(
          run.run().value(),
          run.scored(),
          run.passed(),
          run.spent().priced() == run.spent().submissions()
              ? OptionalDouble.of(run.spent().costUsd())
              : OptionalDouble.empty(),
          run.meanParticipantMillis(),
          run.meanEvaluationMillis());
    }
  }

  /// @param bestRuns by participant
  static List<StandingRow> of(List<Standing> standings, Map<String, BestRun> bestRuns) {
    return standings.stream()
        .map(each -> of(each, Optional.ofNullable(bestRuns.get(each.participant()))))
        .toList();
  }

  private static StandingRow of(Standing standing, Optional<BestRun> best) {
    SortedMap<Integer, EstimateRow> passAtK = new TreeMap<>();
    standing.passAtK().forEach((k, value) -> passAtK.put(k, EstimateRow.of(value)));
    return new StandingRow(
        standing.participant(),
        standing.tier(),
        standing.tasks(),
        standing.attempts(),
        standing.scored(),
        standing.passed(),
        standing.accuracy().map(EstimateRow::of),
        passAtK,
        standing.passHatK(),
        UsageRow.of(standing.usage()),
        standing.costUsd(),
        standing.meanSubmissionMillis(),
        standing.meanEvaluationMillis(),
        standing.pAgainstLeader(),
        best.map(BestRunRow::of));
  }
}
