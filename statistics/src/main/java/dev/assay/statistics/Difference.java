package dev.assay.statistics;

import java.util.Map;
import java.util.stream.DoubleStream;

/// The evidence that two rows of a leaderboard differ.
final class Difference {
  private Difference() {}

  /// The p-value of no difference: paired by task where both rows have scored tasks in common, else
  /// of two independent proportions.
  static double pValue(Contender first, Contender second) {
    if (first instanceof Contender.ByTask one && second instanceof Contender.ByTask other) {
      double[] differences = differences(one.tasks(), other.tasks());
      if (differences.length > 0) {
        return SignFlipTest.twoSided(differences);
      }
    }
    return FisherExact.twoSided(first.tally(), second.tally());
  }

  private static double[] differences(Map<String, Tally> first, Map<String, Tally> second) {
    return first.entrySet().stream()
        .flatMapToDouble(task -> {
          Tally one = task.getValue();
          Tally other = second.getOrDefault(task.getKey(), Tally.NONE);
          return one.scored() > 0 && other.scored() > 0
              ? DoubleStream.of(one.requiredRate() - other.requiredRate())
              : DoubleStream.empty();
        })
        .toArray();
  }
}
