package dev.assay.benchmark.catalog;

import dev.assay.protocol.Outcome;
import java.time.Duration;
import java.util.List;

/// What became of one variant of a task.
///
/// @param taskId the task
/// @param variant what was judged
/// @param standing whether it ended as it has to
/// @param remark why not, or what else is to be known; empty when all is well
/// @param outcome how its evaluation ended
/// @param reason the evaluation's own sentence
/// @param failingTests ids of the tests that did not pass
/// @param duration from start to end, laying out the workspace included
public record VariantResult(
    String taskId,
    Variant variant,
    Standing standing,
    String remark,
    Outcome outcome,
    String reason,
    List<String> failingTests,
    Duration duration) {
  public VariantResult {
    failingTests = List.copyOf(failingTests);
  }

  /// Whether a variant ended as it has to.
  public enum Standing {
    /// It did.
    CONFIRMED,
    /// It did not: the task has a fault.
    REFUTED,
    /// It could not be judged here.
    UNDECIDED
  }
}
