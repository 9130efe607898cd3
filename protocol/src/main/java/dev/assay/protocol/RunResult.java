package dev.assay.protocol;

import java.util.List;
import java.util.Optional;

/// How a run ended.
///
/// @param success whether the task is solved
/// @param wallTimeMs how long it took, in milliseconds
/// @param totalTokens tokens sent and received
/// @param toolErrors tool calls that failed
/// @param stabilityVariance the variance of the score over repeated runs
/// @param finalScore the score, on the benchmark's scale
/// @param failingTests the tests that do not pass
/// @param testsPassed how many pass
/// @param testsFailed how many do not
/// @param filesModified how many files the agent changed
/// @param earlyStopped whether the run was stopped before the agent was done
/// @param earlyStopReason why, where it was
public record RunResult(
    boolean success,
    Unsigned64 wallTimeMs,
    Unsigned64 totalTokens,
    long toolErrors,
    double stabilityVariance,
    double finalScore,
    List<String> failingTests,
    long testsPassed,
    long testsFailed,
    long filesModified,
    boolean earlyStopped,
    Optional<String> earlyStopReason) {
  public RunResult {
    FieldCheck.unsigned32("tool_errors", toolErrors);
    FieldCheck.finite("stability_variance", stabilityVariance);
    FieldCheck.finite("final_score", finalScore);
    failingTests = List.copyOf(failingTests);
    FieldCheck.unsigned32("tests_passed", testsPassed);
    FieldCheck.unsigned32("tests_failed", testsFailed);
    FieldCheck.unsigned32("files_modified", filesModified);
  }
}
