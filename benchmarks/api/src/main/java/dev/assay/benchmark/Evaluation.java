package dev.assay.benchmark;

import dev.assay.protocol.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A judged patch.
///
/// @param outcome what it counts as
/// @param reason one sentence that a person understands; for a failure, its first cause
/// @param tests every expected test and every further one that was reported
/// @param repairs what had to be mended to apply the patch
/// @param commandTime wall time of the task's own commands
/// @param peakMemoryBytes the most memory that they held at one moment; empty where nobody counts
/// @param isolation what the session enforced, by name
public record Evaluation(
    Outcome outcome,
    String reason,
    List<TestResult> tests,
    List<String> repairs,
    Duration commandTime,
    OptionalLong peakMemoryBytes,
    Map<String, String> isolation) {
  public Evaluation {
    tests = List.copyOf(tests);
    repairs = List.copyOf(repairs);
    isolation = Map.copyOf(isolation);
  }

  /// One that ended before any test could run.
  public static Evaluation withoutTests(Outcome outcome, String reason) {
    return new Evaluation(
        outcome, reason, List.of(), List.of(), Duration.ZERO, OptionalLong.empty(), Map.of());
  }
}
