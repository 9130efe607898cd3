package dev.assay.statistics;

import java.util.Collection;
import java.util.OptionalDouble;

/// The chance that all of k samples solve the task, pass^k, which tells how far a participant can
/// be relied on: C(c, k) / C(n, k) from n ≥ k samples of which c passed. S. Yao et al., "τ-bench: a
/// benchmark for tool-agent-user interaction in real-world domains" (2024), section 3.
public final class PassHatK {
  private PassHatK() {}

  /// pass^k of one task; empty when it has fewer than k scored samples.
  ///
  /// @throws IllegalArgumentException when k is below one
  public static OptionalDouble ofTask(Tally task, int k) {
    PassAtK.requirePositive(k);
    if (task.scored() < k) {
      return OptionalDouble.empty();
    }
    if (task.passed() < k) {
      return OptionalDouble.of(0);
    }
    double allPass = 1;
    for (int i = 0; i < k; i++) {
      allPass *= (double) (task.passed() - i) / (task.scored() - i);
    }
    return OptionalDouble.of(allPass);
  }

  /// The mean of [#ofTask] over the tasks that have at least k scored samples.
  public static TaskMean of(Collection<Tally> tasks, int k) {
    PassAtK.requirePositive(k);
    return TaskMean.of(tasks, task -> ofTask(task, k));
  }
}
