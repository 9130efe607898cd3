package dev.assay.statistics;

import java.util.Collection;
import java.util.OptionalDouble;

/// The chance that at least one of k samples solves the task, estimated without bias from n ≥ k
/// samples of which c passed: 1 − C(n−c, k) / C(n, k). M. Chen et al., "Evaluating large language
/// models trained on code" (2021), section 2.1.
public final class PassAtK {
  private PassAtK() {}

  /// pass@k of one task; empty when it has fewer than k scored samples.
  ///
  /// @throws IllegalArgumentException when k is below one
  public static OptionalDouble ofTask(Tally task, int k) {
    requirePositive(k);
    if (task.scored() < k) {
      return OptionalDouble.empty();
    }
    if (task.failed() < k) {
      return OptionalDouble.of(1);
    }
    // The quotient of the binomials as a product, so that no factor overflows.
    double allFail = 1;
    for (int i = task.failed() + 1; i <= task.scored(); i++) {
      allFail *= 1 - (double) k / i;
    }
    return OptionalDouble.of(1 - allFail);
  }

  /// The mean of [#ofTask] over the tasks that have at least k scored samples.
  public static TaskMean of(Collection<Tally> tasks, int k) {
    requirePositive(k);
    return TaskMean.of(tasks, task -> ofTask(task, k));
  }

  static void requirePositive(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1 and is " + k);
    }
  }
}
