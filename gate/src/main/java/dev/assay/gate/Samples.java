package dev.assay.gate;

import java.util.List;
import java.util.stream.DoubleStream;

/// What was measured on both sides, one metric for each seed: to run a seed again tells nothing
/// new, and two runs of it are one observation.
///
/// @param direction which way the metrics are better
/// @param baseline finite
/// @param candidate finite
/// @param failures repetitions of the candidate that have no metric, and are worse than any that
///   has one
public record Samples(
    Direction direction, List<Double> baseline, List<Double> candidate, int failures) {
  /// Without failures.
  public Samples(Direction direction, List<Double> baseline, List<Double> candidate) {
    this(direction, baseline, candidate, 0);
  }

  /// @throws IllegalArgumentException when a metric is not finite
  public Samples {
    baseline = List.copyOf(baseline);
    candidate = List.copyOf(candidate);
    for (List<Double> side : List.of(baseline, candidate)) {
      for (double metric : side) {
        if (!Double.isFinite(metric)) {
          throw new IllegalArgumentException("a metric must be a finite number, not " + metric);
        }
      }
    }
  }

  /// The baseline's metrics, greater being better.
  double[] orientedBaseline() {
    return oriented(baseline).toArray();
  }

  /// The candidate's metrics, greater being better, without its failures.
  double[] orientedCandidate() {
    return oriented(candidate).toArray();
  }

  /// The candidate's metrics, greater being better, with its failures as the least of all numbers.
  double[] orientedCandidateWithFailures() {
    return DoubleStream.concat(
            oriented(candidate), DoubleStream.generate(() -> -Double.MAX_VALUE).limit(failures))
        .toArray();
  }

  /// How many the smaller side has, failures included.
  int smallerSide() {
    return Math.min(baseline.size(), candidate.size() + failures);
  }

  private DoubleStream oriented(List<Double> metrics) {
    return metrics.stream().mapToDouble(direction::oriented);
  }
}
