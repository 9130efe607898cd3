package dev.assay.benchmark.catalog;

import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.TestResult;
import dev.assay.benchmark.TestResult.Status;
import dev.assay.protocol.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// One evaluation of a variant.
///
/// @param time within the task's own command
/// @param peakMemoryBytes of it, where that is counted
record VariantRun(
    Outcome outcome,
    String reason,
    List<TestResult> tests,
    Duration time,
    OptionalLong peakMemoryBytes) {
  VariantRun {
    tests = List.copyOf(tests);
  }

  static VariantRun of(Evaluation evaluation) {
    return new VariantRun(
        evaluation.outcome(),
        evaluation.reason(),
        evaluation.tests(),
        evaluation.commandTime(),
        evaluation.peakMemoryBytes());
  }

  /// A run that says nothing about the variant.
  static VariantRun without(Outcome outcome, String reason) {
    return new VariantRun(outcome, reason, List.of(), Duration.ZERO, OptionalLong.empty());
  }

  List<String> failingTests() {
    return tests.stream()
        .filter(test -> test.status() != Status.PASSED)
        .map(TestResult::id)
        .toList();
  }

  /// The tests that saw what is wrong. One that never ran caught nothing, unless it is what never
  /// ended.
  List<String> catchingTests() {
    return tests.stream()
        .filter(test ->
            test.status() == Status.FAILED
                || test.status() == Status.ERROR
                || (test.status() == Status.MISSING && outcome == Outcome.TIMED_OUT))
        .map(TestResult::id)
        .toList();
  }
}
