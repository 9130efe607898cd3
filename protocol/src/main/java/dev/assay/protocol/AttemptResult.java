package dev.assay.protocol;

import java.util.List;
import java.util.Map;

/// The end of an attempt.
///
/// @param outcome what it counts as
/// @param reason one sentence that a person understands; for a failure, the first cause
/// @param testsPassed expected tests that passed
/// @param testsTotal expected tests
/// @param failingTests ids of expected tests that did not pass, at most a hundred
/// @param repairs what had to be mended to apply the patch
/// @param evaluationMillis wall time of the evaluation
/// @param isolation what the runner enforced, by name: `runner`, `network`, `memory_mb`
public record AttemptResult(
    Outcome outcome,
    String reason,
    int testsPassed,
    int testsTotal,
    List<String> failingTests,
    List<String> repairs,
    long evaluationMillis,
    Map<String, String> isolation) {
  /// How many failing test ids are kept.
  public static final int MAX_FAILING_TESTS = 100;

  public AttemptResult {
    failingTests = failingTests.stream().limit(MAX_FAILING_TESTS).toList();
    repairs = List.copyOf(repairs);
    isolation = Map.copyOf(isolation);
  }

  /// An attempt that ended before any test could run.
  public static AttemptResult withoutTests(Outcome outcome, String reason) {
    return new AttemptResult(outcome, reason, 0, 0, List.of(), List.of(), 0, Map.of());
  }
}
