package dev.assay.gate;

import java.util.List;
import java.util.stream.DoubleStream;

/// What was measured on both sides, one metric for each seed: to run a seed again tells nothing
/// new, and two runs of it are one observation.
///
/// @param direction which way the metrics are better
/// @param baseline finite
/// @param candidate finite
public record Samples(Direction direction, List<Double> baseline, List<Double> candidate) {
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

  /// The candidate's metrics, greater being better.
  double[] orientedCandidate() {
    return oriented(candidate).toArray();
  }

  /// How many the smaller side has.
  int smallerSide() {
    return Math.min(baseline.size(), candidate.size());
  }

  private DoubleStream oriented(List<Double> metrics) {
    return metrics.stream().mapToDouble(direction::oriented);
  }
}
