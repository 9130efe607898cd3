package dev.assay.statistics;

import java.util.Arrays;

/// By how much the values of one sample lie above those of another: J. L. Hodges and E. L. Lehmann,
/// "Estimates of location based on rank tests", Annals of Mathematical Statistics 34 (1963),
/// 598–611.
///
/// @param estimate the median of all differences of a value of the second sample and one of the
///   first
/// @param interval the shifts that [MannWhitney]'s exact test would not reject at the confidence,
///   half of the error on either side; the whole line when the samples are too small for it. With
///   ties it is a little too wide.
public record HodgesLehmann(double estimate, Interval interval) {
  /// @throws IllegalArgumentException when a sample has no value, or one that is not finite, or
  ///   both together have more than 200
  public static HodgesLehmann of(double[] first, double[] second, Confidence confidence) {
    if (first.length + second.length > RankSums.LARGEST) {
      throw new IllegalArgumentException(
          "the shift of more than " + RankSums.LARGEST + " values is not computed");
    }
    var _ = MannWhitney.statistic(first, second); // refuses what is no sample
    double[] differences = new double[first.length * second.length];
    int at = 0;
    for (double x : first) {
      for (double y : second) {
        differences[at++] = y - x;
      }
    }
    Arrays.sort(differences);
    return new HodgesLehmann(
        (differences[(at - 1) / 2] + differences[at / 2]) / 2,
        interval(differences, first.length, second.length, confidence.errorRate() / 2));
  }

  /// Between the ends that leave out as many of the smallest and greatest differences as U may be
  /// far out with no more than the error's probability.
  private static Interval interval(double[] sorted, int first, int second, double error) {
    int leftOut = UntiedPairs.leftOut(first, second, error);
    return leftOut == 0
        ? new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
        : new Interval(sorted[leftOut - 1], sorted[sorted.length - leftOut]);
  }
}
