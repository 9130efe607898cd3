package dev.assay.statistics;

/// How often a value of one sample is greater than one of another: A. Vargha and H. D. Delaney, "A
/// critique and improvement of the CL common language effect size statistics of McGraw and Wong",
/// Journal of Educational and Behavioral Statistics 25 (2000), 101–132.
public final class VarghaDelaney {
  private VarghaDelaney() {}

  /// A12 of the second sample over the first, from 0 to 1, ties as half: 0.5 when neither is
  /// greater.
  ///
  /// @throws IllegalArgumentException when a sample has no value, or one that is not finite
  public static double effect(double[] first, double[] second) {
    return MannWhitney.statistic(first, second) / ((double) first.length * second.length);
  }
}
