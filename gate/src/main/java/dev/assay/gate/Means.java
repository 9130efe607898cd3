package dev.assay.gate;

import java.util.Arrays;

/// The difference of two means in its standard errors.
final class Means {
  private Means() {}

  /// `(mean_c − mean_b) / √(se_c² + se_b²)` with the unbiased variances; zero for equal means
  /// without any variation, infinite for others.
  static double score(double[] baseline, double[] candidate) {
    double difference = mean(candidate) - mean(baseline);
    double error = Math.sqrt(squaredError(candidate) + squaredError(baseline));
    if (error == 0) {
      return difference == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, difference);
    }
    return difference / error;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double squaredError(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return squares / (values.length - 1) / values.length;
  }
}
