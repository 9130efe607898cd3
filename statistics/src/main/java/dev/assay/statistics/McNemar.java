package dev.assay.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Whether two participants differ, from the tasks that exactly one of them solved. Under no
/// difference each such task goes to either with probability one half: Q. McNemar, Psychometrika 12
/// (1947), 153–157, with the exact binomial distribution.
///
/// The exact test is cautious. The mid-p version counts half of the observed outcome's probability
/// and comes closer to its level: M. W. Fagerland, S. Lydersen and P. Laake, BMC Medical Research
/// Methodology 13:91 (2013), which advises it.
public final class McNemar {
  private McNemar() {}

  /// The exact two-sided p-value; one when there is no such task.
  ///
  /// @param onlyFirst tasks that only the first solved
  /// @param onlySecond tasks that only the second solved
  public static double exact(int onlyFirst, int onlySecond) {
    BinomialDistribution split = split(onlyFirst, onlySecond);
    return Math.min(1, 2 * split.cumulativeProbability(Math.min(onlyFirst, onlySecond)));
  }

  /// The two-sided mid-p value; one when there is no such task.
  ///
  /// @param onlyFirst tasks that only the first solved
  /// @param onlySecond tasks that only the second solved
  public static double midP(int onlyFirst, int onlySecond) {
    if (onlyFirst == onlySecond) {
      return 1;
    }
    BinomialDistribution split = split(onlyFirst, onlySecond);
    int fewer = Math.min(onlyFirst, onlySecond);
    return 2 * split.cumulativeProbability(fewer) - split.probability(fewer);
  }

  private static BinomialDistribution split(int onlyFirst, int onlySecond) {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(
          "counts of tasks are not negative: " + onlyFirst + " and " + onlySecond);
    }
    return BinomialDistribution.of(Math.addExact(onlyFirst, onlySecond), 0.5);
  }
}
