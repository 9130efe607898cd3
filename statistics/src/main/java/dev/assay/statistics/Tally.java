package dev.assay.statistics;

import java.util.Collection;
import java.util.OptionalDouble;

/// How many of the tries that count succeeded: the samples of one task, or those of a whole run.
///
/// @param passed from zero to `scored`
/// @param scored tries that count; errors outside the participant are not among them
public record Tally(int passed, int scored) {
  /// Nothing was scored.
  public static final Tally NONE = new Tally(0, 0);

  public Tally {
    if (scored < 0) {
      throw new IllegalArgumentException("scored is negative: " + scored);
    }
    if (passed < 0 || passed > scored) {
      throw new IllegalArgumentException(
          "passed must lie between 0 and scored: " + passed + " of " + scored);
    }
  }

  /// All tries of the tasks together.
  ///
  /// @throws ArithmeticException with more than two thousand million tries
  public static Tally sum(Collection<Tally> tasks) {
    int passed = 0;
    int scored = 0;
    for (Tally task : tasks) {
      passed = Math.addExact(passed, task.passed);
      scored = Math.addExact(scored, task.scored);
    }
    return new Tally(passed, scored);
  }

  /// Tries that count and did not succeed.
  public int failed() {
    return scored - passed;
  }

  /// The share that passed; empty when nothing was scored, which is not an accuracy of zero.
  public OptionalDouble rate() {
    return scored == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) passed / scored);
  }

  double requiredRate() {
    return rate().orElseThrow(() -> new IllegalStateException("nothing was scored"));
  }
}
