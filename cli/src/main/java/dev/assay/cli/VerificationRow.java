package dev.assay.cli;

import dev.assay.benchmark.catalog.TaskFault;
import dev.assay.benchmark.catalog.VariantResult;
import dev.assay.benchmark.catalog.VerifiedTask;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// A verified task for scripts.
///
/// @param tests how many tests are expected
/// @param peakMemoryBytes the most that the reference held; null where nobody counts
record VerificationRow(
    String task,
    String standing,
    int tests,
    long medianMillis,
    long longestMillis,
    OptionalLong peakMemoryBytes,
    List<VariantRow> variants,
    List<TaskFault> faults) {
  static VerificationRow of(VerifiedTask verified) {
    return new VerificationRow(
        verified.task().id(),
        verified.standing().name().toLowerCase(Locale.ROOT),
        verified.task().expectedTests().map(List::size).orElse(0),
        verified.reference().medianTime().toMillis(),
        verified.reference().longestTime().toMillis(),
        verified.reference().peakMemoryBytes(),
        verified.variants().stream().map(VariantRow::of).toList(),
        verified.faults());
  }

  /// @param runs how often it was judged
  record VariantRow(
      String variant,
      String standing,
      int runs,
      String outcome,
      String remark,
      String reason,
      List<String> failingTests,
      List<String> unsteadyTests,
      long medianMillis) {
    static VariantRow of(VariantResult result) {
      return new VariantRow(
          result.variant().label(),
          result.standing().name().toLowerCase(Locale.ROOT),
          result.times().size(),
          result.outcome().name(),
          result.remark(),
          result.reason(),
          result.failingTests(),
          result.unsteadyTests(),
          result.medianTime().toMillis());
    }
  }
}
