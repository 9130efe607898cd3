package dev.assay.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// How often an interval made this way holds the truth.
///
/// @param level strictly between zero and one, `0.95`
public record Confidence(double level) {
  /// What is meant where nothing else is said.
  public static final Confidence NINETY_FIVE_PERCENT = new Confidence(0.95);

  public Confidence {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "a confidence level lies between 0 and 1, such as 0.95, and is not " + level);
    }
  }

  /// The probability that an interval misses the truth, both sides together.
  public double errorRate() {
    return 1 - level;
  }

  /// The two-sided quantile of the standard normal distribution, 1.96 at 95 %.
  double normalQuantile() {
    return NormalDistribution.of(0, 1).inverseSurvivalProbability(errorRate() / 2);
  }
}
