package dev.assay.benchmark.catalog;

import dev.assay.protocol.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// What became of one variant of a task in all its runs.
///
/// @param taskId the task
/// @param variant what was judged
/// @param standing whether every run ended as it has to
/// @param faults why not
/// @param outcome how a run ended: the first that did not end as it has to, else the first
/// @param reason that run's own sentence
/// @param failingTests ids of the tests that did not pass in some run
/// @param unsteadyTests what differs between the runs: the ids of tests whose status or presence
///   does, each with how often it passed
/// @param times within the task's own command, a run each
/// @param peakMemoryBytes the most memory that a run held at one moment; empty where nobody counts
public record VariantResult(
    String taskId,
    Variant variant,
    Standing standing,
    List<TaskFault> faults,
    Outcome outcome,
    String reason,
    List<String> failingTests,
    List<String> unsteadyTests,
    List<Duration> times,
    OptionalLong peakMemoryBytes) {
  public VariantResult {
    faults = List.copyOf(faults);
    failingTests = List.copyOf(failingTests);
    unsteadyTests = List.copyOf(unsteadyTests);
    times = List.copyOf(times);
  }

  /// What is wrong, in one line; empty when nothing is.
  public String remark() {
    return String.join("; ", faults.stream().map(TaskFault::problem).toList());
  }

  /// The time in the middle, the later of two.
  public Duration medianTime() {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElse(Duration.ZERO);
  }

  /// The longest time.
  public Duration longestTime() {
    return times.stream().max(Duration::compareTo).orElse(Duration.ZERO);
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
